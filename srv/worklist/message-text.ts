import type { Language } from '../domain/language.ts';
import type { Values } from '../requests/refusal.ts';
import { textOf } from '../requests/text-of.ts';

/** A text of _i18n/messages with the values of its placeholders; the key itself where there is none. */
export function messageText(key: string, language: Language, args: Values = {}): string {
  return textOf(key, language, args) ?? key;
}
