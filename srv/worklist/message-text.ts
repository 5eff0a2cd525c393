import cds from '@sap/cds';
import type { Language } from '../domain/language.ts';
import type { Values } from '../requests/refusal.ts';

/** CAP's texts by key and language, as far as they are used here. */
interface Messages {
  at(key: string, locale: string, args: Values): string | undefined;
}

/** A text of _i18n/messages with the values of its placeholders; the key itself where there is none. */
export function messageText(key: string, language: Language, args: Values = {}): string {
  const { messages } = (cds as unknown as { i18n: { messages: Messages } }).i18n;
  return messages.at(key, language, args) ?? key;
}
