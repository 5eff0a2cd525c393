import type cds from '@sap/cds';
import { SaldoError } from '../domain/errors.ts';
import { idOf } from '../requests/id-of.ts';
import { languageOf } from '../requests/language-of.ts';
import { planOf } from './ask-of-test.ts';
import { experimentText } from './experiment-text.ts';

/** What a test needs and what is there; for a design that is none, why, in the user's language. */
export async function answerPlan(request: cds.Request) {
  const experiment = idOf(request);
  try {
    const { needed, expected, ...plan } = await planOf(request);
    return {
      experiment,
      ...plan,
      expected,
      needed: needed.total,
      isEnough: needed.total <= expected,
      code: null,
      text: null,
      arms: [...needed.byArm].map(([arm, groups]) => ({ arm, needed: groups })),
    };
  } catch (error) {
    if (!(error instanceof SaldoError) || error.code !== 'EXPERIMENT_INVALID') throw error;
    const text = experimentText(error, languageOf(request.locale));
    return { experiment, isEnough: false, code: error.code, text, arms: [] };
  }
}
