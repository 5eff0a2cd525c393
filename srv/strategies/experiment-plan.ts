import type cds from '@sap/cds';
import { SaldoError } from '../domain/errors.ts';
import { languageOf } from '../worklist/visit.ts';
import { askPortfolio } from './ask-portfolio.ts';
import { experimentText } from './experiment-text.ts';
import { idOf } from './request.ts';

/** What a test needs and what is there; for a design that is none, why, in the user's language. */
export async function answerPlan(request: cds.Request) {
  const experiment = idOf(request);
  const now = request.timestamp.toISOString();
  try {
    const { needed, expected, ...plan } = await askPortfolio('plan', { experiment, now });
    return {
      experiment,
      ...plan,
      expected,
      needed: needed.total,
      isEnough: needed.total <= expected,
      arms: [...needed.byArm].map(([arm, groups]) => ({ arm, needed: groups })),
    };
  } catch (error) {
    if (!(error instanceof SaldoError) || error.code !== 'EXPERIMENT_INVALID') throw error;
    const text = experimentText(error, languageOf(request.locale));
    return { experiment, isEnough: false, code: error.code, text, arms: [] };
  }
}
