import type { SaldoError } from '../domain/errors.ts';
import type { Language } from '../domain/language.ts';
import { textOf } from '../requests/text-of.ts';

/** What is wrong with a test's design, in the user's language: one text for each fault. */
export function experimentText({ code, details, message }: SaldoError, language: Language): string {
  const fault = code === 'EXPERIMENT_INVALID' ? `EXPERIMENT_INVALID_${details.fault}` : code;
  return textOf(fault, language, details) ?? message;
}
