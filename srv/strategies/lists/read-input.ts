import { canonicalJson, type Json } from '../../domain/canonical-json.ts';
import { type IsoDate, isIsoDate } from '../../domain/iso-date.ts';
import { allOf, badRequest, type Refusal } from '../../requests/refusal.ts';
import type { Choice } from './choices.ts';
import {
  type ListField,
  plainDecimal,
  type RowChange,
  type SettingList,
  type WrittenRow,
} from './list.ts';
import { rulesIn, rulesRefused } from './rules-field.ts';

/** A field as it was written. */
export interface FieldInput {
  readonly name: string;
  readonly value: string | null;
}

/** What each field may say, where it may not say anything. */
export type Offered = ReadonlyMap<string, readonly Choice[]>;

const COUNTS = /^[1-9]\d{0,2}(,[1-9]\d{0,2})*$/;
const DECIMAL = /^-?\d{1,15}(\.\d+)?$/;

/**
 * A row that could stand in the list, or one refusal with all that is wrong, each at its field
 * (FIELD_REQUIRED, FIELD_TOO_LONG, FIELD_NOT_NUMBER, FIELD_OUT_OF_RANGE, FIELD_NOT_DAY,
 * FIELD_CHOICE_UNKNOWN, FIELD_NOT_COUNTS, VALID_TO_TOO_EARLY).
 * @param before the row as it is: what it names may stay, also where it is offered no more
 */
export function readInput(
  { fields }: SettingList,
  input: readonly FieldInput[],
  offered: Offered,
  before: WrittenRow | null = null,
): WrittenRow {
  const given = new Map(input.map(({ name, value }) => [name, (value ?? '').trim()]));
  const row = Object.fromEntries(
    fields.map((field) => [field.name, normal(field, given.get(field.name) ?? '', offered)]),
  );
  const refusals = fields.flatMap((field) => {
    const text = row[field.name] ?? '';
    return text !== '' && text === before?.[field.name] ? [] : refusalOf(field, text, offered);
  });
  const all = [...refusals, ...daysRefused(row)];
  if (all.length > 0) throw allOf(all);
  return row;
}

function normal({ kind }: ListField, text: string, offered: Offered): string {
  if (kind === 'flag') return String(text === 'true');
  if (kind === 'rules') return canonicalJson(rulesIn(text, offered).rules as unknown as Json);
  return kind === 'decimal' && DECIMAL.test(text) ? plainDecimal(text) : text;
}

function refusalOf(field: ListField, text: string, offered: Offered): Refusal[] {
  const { name, kind, isRequired, isHidden, choices, longest, isCounts } = field;
  if (isHidden || kind === 'flag') return [];
  if (kind === 'rules') return rulesRefused(text, offered).map((code) => badRequest(code, name));
  if (text === '') return isRequired ? [badRequest('FIELD_REQUIRED', name)] : [];
  if (kind === 'day') return isIsoDate(text) ? [] : [badRequest('FIELD_NOT_DAY', name)];
  if (kind === 'integer' || kind === 'decimal') return numberRefused(field, text);
  if (choices && !(offered.get(name) ?? []).some(({ code }) => code === text)) {
    return [badRequest('FIELD_CHOICE_UNKNOWN', name, { value: text })];
  }
  if (isCounts && !COUNTS.test(text)) return [badRequest('FIELD_NOT_COUNTS', name)];
  return longest !== undefined && text.length > longest
    ? [badRequest('FIELD_TOO_LONG', name, { longest })]
    : [];
}

function numberRefused({ name, kind, longest = 0, least, most }: ListField, text: string) {
  const decimals = text.split('.')[1]?.length ?? 0;
  const isNumber = kind === 'integer' ? /^-?\d{1,9}$/.test(text) : DECIMAL.test(text);
  if (!isNumber || decimals > longest) return [badRequest('FIELD_NOT_NUMBER', name)];
  const isIn = Number(text) >= (least ?? 0) && (most === undefined || Number(text) <= most);
  if (isIn) return [];
  return most === undefined
    ? [badRequest('FIELD_TOO_SMALL', name, { least: least ?? 0 })]
    : [badRequest('FIELD_OUT_OF_RANGE', name, { least: least ?? 0, most })];
}

function daysRefused({ validFrom = '', validTo = '' }: WrittenRow): Refusal[] {
  if (validTo === '' || validTo >= validFrom) return [];
  return [badRequest('VALID_TO_TOO_EARLY', 'validTo', { validFrom, validTo })];
}

/**
 * What is in force was told to people and counted on: refuses to change it other than by another end,
 * today at the earliest, to let what is over hold again, and to begin anything in the past
 * (SETTING_DAY_PAST).
 */
export function refusePast(list: SettingList, change: RowChange, today: IsoDate): void {
  const { isDated, beginsOn = 'validFrom', mayBeginToday = false } = list;
  if (!isDated) return;
  const { before, after } = change;
  if (before && after && endsOtherwise(before, after)) {
    if ([before, after].every(({ validTo }) => (validTo || today) >= today)) return;
  }
  if (mayBeginToday && !before && after?.[beginsOn] === today) return;
  for (const row of [before, after]) {
    if (row && hasBegun(list, row, today)) {
      throw badRequest('SETTING_DAY_PAST', beginsOn, { today });
    }
  }
}

/** Whether a row holds or has held: it can only be given another end. */
export function hasBegun(
  { isDated, beginsOn = 'validFrom' }: SettingList,
  row: WrittenRow,
  today: IsoDate,
): boolean {
  return isDated === true && (row[beginsOn] ?? '') <= today;
}

function endsOtherwise(before: WrittenRow, after: WrittenRow): boolean {
  return Object.keys(after).every((name) => name === 'validTo' || before[name] === after[name]);
}
