import type { ChoiceName } from './choices.ts';
import type { ListField } from './list.ts';

/** Languages of names beside English, which stands in the table itself. */
const LANGUAGES = ['es', 'de', 'pt'];

export function text(name: string, longest: number): ListField {
  return { name, kind: 'text', longest };
}

/** Numbers with commas between them, as in '3,6,12'. */
export function counts(name: string, longest: number): ListField {
  return { ...text(name, longest), isCounts: true };
}

/** Several lines. */
export function long(name: string, longest: number): ListField {
  return { name, kind: 'long', longest };
}

/** One of what there is. */
export function code(name: string, choices: ChoiceName): ListField {
  return { name, kind: 'text', choices };
}

export function day(name: string): ListField {
  return { name, kind: 'day' };
}

export function integer(name: string, least: number, most: number): ListField {
  return { name, kind: 'integer', least, most };
}

/** @param longest decimals at most */
export function decimal(name: string, longest: number, least: number, most?: number): ListField {
  return { name, kind: 'decimal', longest, least, ...(most !== undefined && { most }) };
}

export function flag(name: string): ListField {
  return { name, kind: 'flag' };
}

/** Rules of contact, as JSON: see srv/domain/contact-packs. */
export function rules(name: string): ListField {
  return { name, kind: 'rules' };
}

/** An id that Saldo makes. */
export function hidden(name: string): ListField {
  return { name, kind: 'id', isKey: true, isHidden: true };
}

export function key(field: ListField): ListField {
  return { ...field, isKey: true, isRequired: true };
}

export function required(field: ListField): ListField {
  return { ...field, isRequired: true };
}

/** What a code is called, in each language; in English at least. */
export function names(): ListField[] {
  const others = LANGUAGES.map((language) => ({ ...text(`name_${language}`, 80), language }));
  return [required(text('name', 80)), ...others];
}
