import cds from '@sap/cds';
import type { Language } from '../domain/language.ts';
import type { Values } from './refusal.ts';

interface Messages {
  at(key: string, locale: string, args?: Values): string | undefined;
}

/** The text of a code in a language; undefined when there is none. */
export function textOf(code: string, language: Language, args: Values = {}): string | undefined {
  return (cds as unknown as { i18n: { messages: Messages } }).i18n.messages.at(
    code,
    language,
    args,
  );
}
