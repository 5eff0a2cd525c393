import type cds from '@sap/cds';
import { ownDatabase } from '../administration/open-work.ts';
import { SaldoError } from '../domain/errors.ts';
import { withoutRestricted } from '../privacy/without-restricted.ts';
import { idOf } from '../requests/id-of.ts';
import { languageOf } from '../requests/language-of.ts';
import { segmentsOf } from '../requests/limits.ts';
import { badRequest, notFound } from '../requests/refusal.ts';
import type { TrialReport } from '../runs/trial-report.ts';
import { settings } from '../worklist/settings.ts';
import { askPortfolio } from './ask-portfolio.ts';
import { oneTrial } from './one-at-a-time.ts';

/** What would be different with the version in force, in the user's segments (SAMPLE_INVALID, TRIAL_RUNNING). */
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
    const largestMoves = await withoutRestricted(ownDatabase(), report.largestMoves);
    return { ...report, largestMoves };
  } catch (error) {
    if (!(error instanceof SaldoError) || error.code !== 'VERSION_UNKNOWN') throw error;
    throw notFound(error.code, error.details);
  }
}
