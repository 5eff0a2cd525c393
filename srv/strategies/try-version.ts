import type cds from '@sap/cds';
import { SaldoError } from '../domain/errors.ts';
import { withoutRestricted } from '../privacy/without-restricted.ts';
import { askerOf } from '../requests/asker.ts';
import { idOf } from '../requests/id-of.ts';
import { languageOf } from '../requests/language-of.ts';
import { segmentsOf } from '../requests/limits.ts';
import { badRequest, notFound } from '../requests/refusal.ts';
import type { TrialReport } from '../runs/trial-report.ts';
import { settings } from '../worklist/settings.ts';
import { askPortfolio } from './ask-portfolio.ts';
import { keepTrial } from './keep-trial.ts';
import { oneTrial } from './one-at-a-time.ts';

/**
 * What would be different with the version in force, in the user's segments; kept for who decides on it
 * (SAMPLE_INVALID, TRIAL_RUNNING).
 */
export async function tryVersion(request: cds.Request): Promise<TrialReport> {
  const sampleSize: number | null = request.data.sampleSize ?? null;
  if (sampleSize !== null && sampleSize < 1) {
    throw badRequest('SAMPLE_INVALID', 'sampleSize', { value: sampleSize });
  }
  try {
    const report = await oneTrial(() =>
      askPortfolio('trial', {
        version: idOf(request),
        segments: segmentsOf(request.user),
        sampleSize,
        language: languageOf(request.locale),
        lookback: settings().lookback,
        now: request.timestamp.toISOString(),
      }),
    );
    const asker = await askerOf(request);
    const largestMoves = await withoutRestricted(asker.db, report.largestMoves);
    const found = { ...report, largestMoves };
    await keepTrial(asker, { tried: report.version, sampleSize, report: found });
    return found;
  } catch (error) {
    if (!(error instanceof SaldoError) || error.code !== 'VERSION_UNKNOWN') throw error;
    throw notFound(error.code, error.details);
  }
}
