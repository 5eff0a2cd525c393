import type { Language } from '../domain/language.ts';
import { textOf } from '../requests/text-of.ts';

/** What was found in a file or a row of it, as it is kept. */
export interface Finding {
  readonly code: string;
  /** In English, for what has no text of its own. */
  readonly message: string;
  readonly details?: Readonly<Record<string, string | number>>;
}

/** What a field is called in a language; its name where it has no other. */
export function fieldText(field: string, language: Language): string {
  return textOf(`file.field.${field}`, language) ?? field;
}

/** A finding as its reader says it: the language's words, fields by what they are called. */
export function findingText({ code, message, details }: Finding, language: Language): string {
  if (!details) return message;
  const { field } = details;
  const values =
    typeof field === 'string' ? { ...details, field: fieldText(field, language) } : details;
  return textOf(code, language, values) ?? message;
}
