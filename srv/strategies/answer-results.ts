import type cds from '@sap/cds';
import { SaldoError } from '../domain/errors.ts';
import { claimUplift } from '../domain/experiments/claim-uplift.ts';
import type { ArmFigure, Comparison } from '../domain/experiments/compare-arms.ts';
import type { Metric } from '../domain/experiments/design.ts';
import type { Language } from '../domain/language.ts';
import { askerOf } from '../requests/asker.ts';
import { languageOf } from '../requests/language-of.ts';
import { textOf } from '../requests/text-of.ts';
import { type ExperimentResults, recordLook } from '../runs/experiment-results.ts';
import { resultsOf } from './ask-of-test.ts';

/** How a test stands: arms, looks taken, and each comparison with its confidence interval. */
export async function answerResults(request: cds.Request) {
  const results = await resultsOf(request);
  return told(results, languageOf(request.locale));
}

/** Takes the look that is due, as each night does; nothing is taken between planned looks. */
export async function takeLookNow(request: cds.Request) {
  const results = await resultsOf(request);
  const { db, language } = await askerOf(request);
  const look = await recordLook(db, results);
  const taken = look ? [...results.taken, look] : results.taken;
  return told({ ...results, taken }, language);
}

function told(results: ExperimentResults, language: Language) {
  const { experiment, status, asOf, currency, arms, look, taken } = results;
  return {
    experiment,
    status,
    asOf,
    currency,
    arms,
    information: look.information,
    criticalValue: look.criticalValue,
    isLookDue: look.isDue,
    looks: taken,
    verdict: taken.at(-1)?.verdict ?? null,
    comparisons: results.comparisons.map((comparison) =>
      comparisonOf(comparison, results, language),
    ),
  };
}

function comparisonOf(comparison: Comparison, results: ExperimentResults, language: Language) {
  const { metric, isDeciding, champion, challenger, effect } = comparison;
  const scale = metric === 'recovered' ? 10 ** -results.minorDigits : 1;
  const inUnit = (value: number | undefined) => (value === undefined ? null : value * scale);
  const figure = ({ arm, groups, value }: ArmFigure) => {
    return { arm, groups, value: groups === 0 ? null : value * scale };
  };
  return {
    metric,
    unit: unitOf(metric, results.currency),
    isDeciding,
    champion: figure(champion),
    challenger: figure(challenger),
    difference: inUnit(effect?.difference),
    lower: inUnit(effect?.lower),
    upper: inUnit(effect?.upper),
    ...claim(comparison, results, language),
  };
}

function unitOf(metric: Metric, currency: string): string {
  if (metric === 'recovered') return currency;
  return metric === 'cured' ? 'share' : 'count';
}

/** Whether the difference may be claimed: from random arms, at a look, beyond chance. */
function claim(
  comparison: Comparison,
  { experiment, taken }: ExperimentResults,
  language: Language,
): { isShown: boolean; code: string | null; text: string | null } {
  try {
    if (taken.length === 0) throw tooEarly(experiment);
    claimUplift({ kind: 'random-arms', experiment, comparison });
    return { isShown: true, code: null, text: null };
  } catch (error) {
    if (!(error instanceof SaldoError)) throw error;
    const { code, details, message } = error;
    return { isShown: false, code, text: textOf(code, language, details) ?? message };
  }
}

function tooEarly(experiment: string): SaldoError {
  const message = `Experiment ${experiment} had no look yet; wait for the first planned one.`;
  return new SaldoError('UPLIFT_TOO_EARLY', message, { experiment });
}
