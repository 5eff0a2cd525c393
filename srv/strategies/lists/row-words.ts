import { canonicalJson, type Json } from '../../domain/canonical-json.ts';
import type { Language } from '../../domain/language.ts';
import { textOf } from '../../requests/text-of.ts';
import type { ListField, SettingList, WrittenRow } from './list.ts';
import type { Offered } from './read-input.ts';
import { rulesInWords } from './rules-field.ts';

/** A row in words of the reader's language; of its names that one alone. */
export interface RowWords {
  /** Which row: what its keys say, or where it holds. */
  readonly title: string;
  /** All else that it says. */
  readonly text: string;
}

export function rowInWords(
  list: SettingList,
  row: WrittenRow,
  offered: Offered,
  language: Language,
): RowWords {
  const titled = titleFields(list);
  const rest = list.fields.filter(
    (field) => !field.isHidden && !field.language && !titled.includes(field),
  );
  const named = { ...row, name: row[`name_${language}`] || (row.name ?? '') };
  return {
    title: titled.map((field) => valueInWords(field, row, offered, language)).join(' · '),
    text: fieldsInWords(rest, named, offered, language),
  };
}

/** What a change makes of a row: only what is different, before and after. */
export function changeInWords(
  { fields }: SettingList,
  [before, after]: readonly [WrittenRow | null, WrittenRow | null],
  offered: Offered,
  language: Language,
): { readonly before: string; readonly after: string } {
  const other = fields.filter(
    ({ name, isHidden }) => !isHidden && (before?.[name] ?? '') !== (after?.[name] ?? ''),
  );
  const told = (row: WrittenRow | null, against: WrittenRow | null) => {
    const words = { ...row };
    for (const { name } of other.filter(({ kind }) => kind === 'rules')) {
      words[name] = onlyHere(row?.[name], against?.[name]);
    }
    return row === null ? '' : fieldsInWords(other, words, offered, language);
  };
  return { before: told(before, after), after: told(after, before) };
}

/** The rules of one text that the other has not: what stays the same is nobody's question. */
function onlyHere(text = '[]', against = '[]'): string {
  const others = new Set((JSON.parse(against) as Json[]).map(canonicalJson));
  const rules = (JSON.parse(text) as Json[]).filter((rule) => !others.has(canonicalJson(rule)));
  return rules.length === 0 ? '' : canonicalJson(rules);
}

/** What a field is called. */
export function fieldLabel(name: string, language: Language): string {
  return textOf(`FIELD_${name}`, language) ?? name;
}

/** Its keys; where those are ids, for whom it holds: the segment, and what may be left open. */
function titleFields({ fields }: SettingList): readonly ListField[] {
  const keys = fields.filter(({ isKey, isHidden }) => isKey && !isHidden);
  if (keys.length > 0) return keys;
  return fields.filter(
    ({ choices, isRequired, name }) => choices && (!isRequired || name === 'segment'),
  );
}

function fieldsInWords(
  fields: readonly ListField[],
  row: WrittenRow,
  offered: Offered,
  language: Language,
): string {
  return fields
    .filter(({ name }) => row[name])
    .map((field) => {
      const value = valueInWords(field, row, offered, language);
      return `${fieldLabel(field.name, language)}: ${value}`;
    })
    .join('; ');
}

function valueInWords(
  { name, kind, choices }: ListField,
  row: WrittenRow,
  offered: Offered,
  language: Language,
): string {
  const text = row[name] ?? '';
  if (text === '') return textOf('CHOICE_all', language) ?? '*';
  if (kind === 'flag') return textOf(`CHOICE_${text}`, language) ?? text;
  if (kind === 'day') return dayInWords(text, language);
  if (kind === 'rules') return toldOneByOne(rulesInWords(text, offered, language));
  if (!choices) return text;
  return offered.get(name)?.find(({ code }) => code === text)?.name ?? text;
}

/** Each on a line of its own. */
function toldOneByOne(sentences: readonly string[]): string {
  return sentences.map((sentence) => `\n• ${sentence}`).join('');
}

/** As people of the language write it. */
export function dayInWords(day: string, language: Language): string {
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' });
  return format.format(new Date(`${day}T00:00:00Z`));
}
