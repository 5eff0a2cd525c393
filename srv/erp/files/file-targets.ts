import type { FieldValues } from '../../domain/files/compile-mapping.ts';
import type { FileObjectName } from '../../domain/files/file-objects.ts';
import { contactKey, nameKey, nameWords } from '../../domain/search-keys.ts';
import type { Database, TableDef } from '../../platform/database.ts';
import {
  contactPointsTable,
  contractAccountsTable,
  contractsTable,
  itemsTable,
  nameWordsTable,
  partnersTable,
  paymentAssignmentsTable,
  paymentsTable,
} from '../../platform/tables.ts';
import type { RowColumns } from '../mirror/changed-rows.ts';
import type { MirrorRow } from '../mirror/erp-object.ts';
import { isoLanguage } from '../mirror/languages.ts';
import { timeZoneOf } from '../mirror/time-zones.ts';
import type { FileScales } from './file-scales.ts';

/** What a row may know beside its fields. */
export interface TargetContext {
  readonly source: string;
  /** When the file is loaded, by our clock. */
  readonly loadedAt: string;
  readonly scales: FileScales;
}

/** Rows of one table that a row of a file becomes. */
export interface FileTarget extends RowColumns {
  rows(values: FieldValues, context: TargetContext): readonly MirrorRow[];
  upsert(db: Database, rows: readonly MirrorRow[]): Promise<number>;
}

/** How one kind of file is written. The first target is the object itself. */
export interface FileTargets {
  /** Why its customers are evaluated again. */
  readonly cause: string;
  readonly targets: readonly FileTarget[];
}

const STAMPS = ['source', 'mirroredAt'];
const CONTACT_KINDS = ['phone', 'mobile', 'email'];

/** The tables of an object, of which only those columns are written that the file has. */
export function targetsOf(object: FileObjectName, mapped: readonly string[]): FileTargets {
  switch (object) {
    case 'partners':
      return {
        cause: 'partner',
        targets: [partnerTarget(mapped), ...wordTargets(mapped), ...contactTargets(mapped)],
      };
    case 'contract-accounts':
      return { cause: 'account', targets: [plainTarget(contractAccountsTable, mapped)] };
    case 'contracts':
      return { cause: 'contract', targets: [amountTarget(contractsTable, mapped, ['exposure'])] };
    case 'items':
      return { cause: 'item', targets: [itemTarget()] };
    case 'payments':
      return { cause: 'payment', targets: [amountTarget(paymentsTable, null, ['amount'])] };
    case 'payment-assignments':
      return {
        cause: 'payment',
        targets: [amountTarget(paymentAssignmentsTable, null, ['amount'])],
      };
  }
}

type ToRows = (values: FieldValues, context: TargetContext) => readonly Record<string, unknown>[];

/** `mapped` are the columns the file has; null writes them all. */
function target<Row extends object>(
  table: TableDef<Row>,
  mapped: readonly string[] | null,
  toRows: ToRows,
): FileTarget {
  const names = table.columns
    .map(({ name }) => name)
    .filter((name) => !mapped || [...mapped, ...table.keys, ...STAMPS].includes(name));
  return {
    table,
    columns: table.columns.filter(({ name }) => names.includes(name)),
    rows: (values, context) =>
      toRows(values, context).map((row) =>
        Object.assign(row, { source: context.source, mirroredAt: context.loadedAt }),
      ),
    upsert: (db, rows) => db.upsert(table, rows as readonly Partial<Row>[], { columns: names }),
  };
}

function plainTarget<Row extends object>(table: TableDef<Row>, mapped: readonly string[]) {
  return target(table, mapped, (values) => [{ ...values }]);
}

/** A table whose amounts are in the row's currency. */
function amountTarget<Row extends object>(
  table: TableDef<Row>,
  mapped: readonly string[] | null,
  amounts: readonly string[],
): FileTarget {
  return target(table, mapped, (values, context) => [withAmounts(values, context, amounts)]);
}

function withAmounts(
  values: FieldValues,
  { scales }: TargetContext,
  amounts: readonly string[],
): Record<string, unknown> {
  const currency = String(values.currency);
  const row: Record<string, unknown> = { ...values };
  for (const field of amounts) {
    const amount = values[field];
    if (typeof amount !== 'string') continue;
    row[field] = scales.stored(scales.minorUnits(amount, currency, field), currency);
  }
  return row;
}

/** An item whose original amount is not told was never paid in part. */
function itemTarget(): FileTarget {
  return target(itemsTable, null, (values, context) => {
    const row = withAmounts(values, context, ['amount', 'originalAmount']);
    row.originalAmount ??= row.amount;
    return [row];
  });
}

/** Zone and search keys follow from country, region and name, as in the mirror. */
function partnerTarget(mapped: readonly string[]): FileTarget {
  const zone = mapped.includes('country') ? ['timeZone'] : [];
  const keys = mapped.includes('name') ? ['nameKey'] : [];
  const derived = [...zone, ...keys];
  return target(partnersTable, [...mapped, ...derived], (values) => {
    const row: Record<string, unknown> = { ...values };
    for (const kind of CONTACT_KINDS) delete row[kind];
    if (mapped.includes('language')) row.language = isoLanguage(String(values.language));
    if (keys.length > 0) row.nameKey = nameKey(String(values.name));
    if (zone.length > 0) row.timeZone = timeZoneOf(String(values.country), regionOf(values));
    return [row];
  });
}

function regionOf({ region }: FieldValues): string {
  return typeof region === 'string' ? region : '';
}

/** The words of the name, where the file has names. */
function wordTargets(mapped: readonly string[]): FileTarget[] {
  if (!mapped.includes('name')) return [];
  const toRows: ToRows = ({ partner, name }) =>
    nameWords(String(name)).map((word) => ({ partner, word }));
  return [target(nameWordsTable, null, toRows)];
}

/** One number or address of each kind; an empty cell leaves what is there. */
function contactTargets(mapped: readonly string[]): FileTarget[] {
  const kinds = CONTACT_KINDS.filter((kind) => mapped.includes(kind));
  if (kinds.length === 0) return [];
  const toRows: ToRows = (values) =>
    kinds
      .filter((kind) => values[kind] !== '')
      .map((kind) => ({
        partner: values.partner,
        kind,
        sequence: '1',
        value: values[kind],
        searchKey: contactKey(kind, String(values[kind])),
        isDefault: true,
      }));
  return [target(contactPointsTable, null, toRows)];
}
