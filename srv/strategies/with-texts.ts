import type cds from '@sap/cds';
import { SaldoError } from '../domain/errors.ts';
import { languageOf } from '../requests/language-of.ts';
import { conflict, notFound, withText } from '../requests/refusal.ts';
import { experimentText } from './experiment-text.ts';

const MISSING = ['EXPERIMENT_MISSING', 'BACKTEST_UNKNOWN', 'TREE_UNKNOWN'];

/** What a rule or a run says is missing is told in the user's language. */
export function withTexts<Result>(answer: (request: cds.Request) => Promise<Result>) {
  return async (request: cds.Request): Promise<Result> => {
    try {
      return await answer(request);
    } catch (error) {
      throw told(error, request);
    }
  };
}

/** There being no such thing is 404; the faults of a test's design are told one by one. */
function told(error: unknown, { locale }: cds.Request): unknown {
  if (!(error instanceof SaldoError)) return error;
  const { code, details } = error;
  if (MISSING.includes(code)) return notFound(code, details);
  if (code !== 'EXPERIMENT_INVALID') return withText(error);
  return conflict(code, { ...details, text: experimentText(error, languageOf(locale)) });
}
