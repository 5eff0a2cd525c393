import type cds from '@sap/cds';
import { SaldoError } from '../domain/errors.ts';
import type { TrialReport } from '../runs/trial-report.ts';
import { badRequest, conflict } from '../worklist/refusal.ts';
import { settings } from '../worklist/settings.ts';
import { languageOf } from '../worklist/visit.ts';
import { askPortfolio } from './ask-portfolio.ts';
import { notFound, versionIdOf } from './request.ts';

/** A trial reads a whole portfolio, so each process does one at a time. */
let isRunning = false;

/** What would be different with the version in force (SAMPLE_INVALID, TRIAL_RUNNING). */
export async function tryVersion(request: cds.Request): Promise<TrialReport> {
  const sampleSize: number | null = request.data.sampleSize ?? null;
  if (sampleSize !== null && sampleSize < 1) {
    throw badRequest('SAMPLE_INVALID', 'sampleSize', { value: sampleSize });
  }
  if (isRunning) throw conflict('TRIAL_RUNNING');
  isRunning = true;
  try {
    return await askPortfolio('trial', {
      version: versionIdOf(request),
      sampleSize,
      language: languageOf(request.locale),
      lookback: settings().lookback,
      now: request.timestamp.toISOString(),
    });
  } catch (error) {
    if (!(error instanceof SaldoError) || error.code !== 'VERSION_UNKNOWN') throw error;
    throw notFound(error.code, error.details);
  } finally {
    isRunning = false;
  }
}
