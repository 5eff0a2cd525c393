import { canonicalJson } from '../../domain/canonical-json.ts';
import type { SqlValue } from '../../platform/database.ts';
import type { Asker } from '../../requests/asker.ts';
import type { Refusal } from '../../requests/refusal.ts';
import type { ChoiceName } from './choices.ts';

/** A list of the bank's settings that two persons change together: which table, and what its columns mean. */
export interface SettingList {
  readonly list: string;
  readonly table: string;
  /** Whose rows they are: a segment's, or the whole bank's. */
  readonly owner: 'segment' | 'bank';
  /** Roles that draft and propose how its rows shall be. */
  readonly maintainedBy: readonly SettingRole[];
  /** Roles that put that into force, another person than who proposed it; those above where none are named. */
  readonly approvedBy?: readonly SettingRole[];
  /** SQL for the segment of a row `t`, where the table has no column of that name. */
  readonly segmentOf?: string;
  /** SQL for the segment of a row before it is in the table, by what it says and the change it is in. */
  readonly segmentOfNew?: (row: WrittenRow, change: string | null) => Statement;
  /** Whether a row is its collection group's: who is limited to groups has those of their own. */
  readonly isOfGroup?: true;
  /** What keeps a row as it is. */
  readonly heldWhile?: Hold;
  readonly fields: readonly ListField[];
  /** SQL for the rows `t` that belong to the list, where not all do. */
  readonly where?: string;
  /** Rows change from a later day on: what is in force can only be given another end. */
  readonly isDated?: true;
  /** The field that says from when a row holds, where it is not `validFrom`. */
  readonly beginsOn?: string;
  /** What is wrong with a row by what else there is; asked when it is drafted and when it is put into force. */
  readonly checkRow?: (asker: Asker, change: RowChange) => Promise<readonly Refusal[]>;
  /** Whether a new row may begin today: what a law or a court forbids is forbidden at once. */
  readonly mayBeginToday?: boolean;
  /** Rows that go with one that is removed: where its first key is named. */
  readonly partsIn?: readonly (readonly [table: string, column: string])[];
  /** Whether the table says who changed a row, and when (changedBy, changedAt). */
  readonly isSigned?: true;
  /** What the audit trail calls a row that was put into force, where it says all of it by itself. */
  readonly auditedAs?: string;
  /** Columns that name a row's code elsewhere: one that is used is not removed. */
  readonly usedIn?: readonly (readonly [table: string, column: string])[];
  /** Where the change keeps its rows by columns; else it keeps them as text. */
  readonly changesIn?: 'assignments' | 'exclusions';
}

/** While something is found with the keys of a row, the row is not removed, nor these columns changed. */
export interface Hold {
  /** Given the values of the row's keys in their order. */
  readonly sql: string;
  readonly columns: readonly string[];
  /** The code of the refusal, which is told the row. */
  readonly refusal: string;
}

export interface Statement {
  readonly sql: string;
  readonly params: readonly SqlValue[];
}

export interface ListField {
  /** The column. */
  readonly name: string;
  readonly kind: FieldKind;
  readonly isKey?: boolean;
  readonly isRequired?: boolean;
  /** Made by Saldo and shown to nobody. */
  readonly isHidden?: boolean;
  /** The name in this language, which stands in the table of texts. */
  readonly language?: string;
  readonly choices?: ChoiceName;
  readonly longest?: number;
  readonly least?: number;
  readonly most?: number;
  /** Numbers with commas between them. */
  readonly isCounts?: boolean;
  /** A key that may be left blank: for all. */
  readonly isBlankForAll?: boolean;
}

/** Roles that the service lets in to change settings: access-control.cds names the same. */
export type SettingRole =
  | 'strategy-manager'
  | 'supervisor'
  | 'controller'
  | 'dispute-clerk'
  | 'compliance'
  | 'administrator'
  | 'integration';

/** `id` is a UUID; amounts, percentages and rates are decimals, as people write them; `rules` is JSON. */
export type FieldKind = 'id' | 'text' | 'long' | 'day' | 'integer' | 'decimal' | 'flag' | 'rules';

/** A row as people write it: texts by field name, '' for what is not said. */
export type WrittenRow = Readonly<Record<string, string>>;

/** Who maintains something, and who decides on it. */
export type Maintained = Pick<SettingList, 'maintainedBy' | 'approvedBy'>;

/** Roles that put changes of a list into force. */
export function approversOf({ maintainedBy, approvedBy }: Maintained): readonly SettingRole[] {
  return approvedBy ?? maintainedBy;
}

/** What a row shall be, and what it is. */
export interface RowChange {
  /** Null: it is removed. */
  readonly after: WrittenRow | null;
  /** Null: it is not there yet. */
  readonly before: WrittenRow | null;
}

/** Which row of a list: the texts of its keys. */
export function keyOf({ fields }: SettingList, row: WrittenRow): string {
  return JSON.stringify(fields.filter(({ isKey }) => isKey).map(({ name }) => row[name] ?? ''));
}

/** The segment that a row belongs to, where it says so itself. */
export function ownSegment({ owner }: SettingList, row: WrittenRow): string | null {
  return owner === 'segment' ? (row.segment ?? null) : null;
}

/** What a field's text is in its column. */
export function sqlValue({ kind, isBlankForAll }: ListField, text: string): SqlValue {
  if (text === '') return isBlankForAll ? '' : null;
  if (kind === 'integer') return Number(text);
  if (kind === 'rules') return `{"rules":${text}}`;
  return kind === 'flag' ? text === 'true' : text;
}

/** What a column says, as people write it. */
export function writtenValue({ kind }: ListField, value: SqlValue | undefined): string {
  if (kind === 'flag') return String(Boolean(value)); // what is not said is not so
  if (value === null || value === undefined) return '';
  if (kind === 'rules') return canonicalJson(JSON.parse(String(value)).rules ?? []);
  return kind === 'decimal' ? plainDecimal(String(value)) : String(value);
}

/** Without zeros at its end: '250.0000' is '250'. */
export function plainDecimal(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
