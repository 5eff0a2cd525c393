import type { ColumnDef, Database, TableDef, TableShape } from '../../platform/database.ts';
import type { OwnFields } from '../own-fields.ts';
import type { ErpTarget } from '../services.ts';
import type { ErpRecord } from './erp-record.ts';
import type { ErpScales } from './erp-scales.ts';
import type { ItemKeyColumns } from './item-key.ts';
import type { SpreadItem } from './spread-over.ts';

/**
 * How changes of an object are found, since no service gives delta links: by change stamp where
 * there is one, by day, with the records of another object that changed, or by reading all again.
 */
export type ChangeDetection =
  | (Stamp & { readonly by: 'date-and-time'; readonly created?: Stamp })
  | { readonly by: 'instant'; readonly field: string }
  | DayChanges
  | { readonly by: 'partner'; readonly field: string }
  | { readonly by: 'reading-all'; readonly everyMinutes: number };

/** By a day that says nothing of later changes. */
export interface DayChanges {
  readonly by: 'day';
  readonly field: string;
  /** Days before the latest one that each delta reads again. */
  readonly daysBack: number;
  /** Days before the latest one that each comparison of keys reads again. */
  readonly daysCompared: number;
}

/** The fields of a day and a time of day in the ERP's own zone. */
export interface Stamp {
  readonly date: string;
  readonly time: string;
}

/** What the core of SAP stamps: the last change, empty until the first one, and the creation. */
export const CHANGE_OR_CREATION = {
  ...{ by: 'date-and-time', date: 'LastChangeDate', time: 'LastChangeTime' },
  created: { date: 'CreationDate', time: 'CreationTime' },
} as const satisfies ChangeDetection;

/** Where and when a page was read, and how its amounts and times are written. */
export interface ReadingContext {
  readonly source: string;
  readonly scales: ErpScales;
  /** IANA zone of the ERP's own dates and times. */
  readonly timeZone: string;
  /** Our clock less the ERP's, in milliseconds; null until it is known. */
  readonly clockAheadMs: number | null;
  /** When this page was read, by our clock. */
  readonly readAt: string;
  /** Whose turn it was. */
  readonly turn: string;
}

/** What a mapping may know beside the record itself. */
export interface MappingContext extends ReadingContext {
  /** Mirrored amounts of the items that `itemsOf` named, by `itemText`. */
  readonly itemAmounts: ReadonlyMap<string, SpreadItem>;
}

/** Rows of one table that a record becomes. */
export interface RowTarget {
  readonly table: TableShape;
  /** The columns this object knows; others of the table belong to another object. */
  readonly columns: readonly ColumnDef[];
  rows(record: ErpRecord, context: MappingContext): readonly MirrorRow[];
  upsert(db: Database, rows: readonly MirrorRow[]): Promise<number>;
}

/** A row on its way into the mirror; its table's type was checked where the mapping is written. */
export type MirrorRow = Readonly<Record<string, unknown>>;

/** One object of the ERP and how it becomes rows. */
export interface ErpObject extends ErpTarget {
  /** Its name in the mirror's states and reports. */
  readonly object: string;
  /** Path of the entity set under the service, when it is not the entity's name. */
  readonly path?: string;
  readonly keys: readonly string[];
  readonly select: readonly string[];
  /** The same with those fields that the bank has added to the view. */
  readonly withOwnFields?: (own: OwnFields) => ErpObject;
  readonly expand?: string;
  readonly filter?: string;
  /** A text field whose ranges cut a large object into parts that are read at once. */
  readonly partKey?: string;
  readonly changes: ChangeDetection;
  /** A new change stamp alone is a change: what hangs on the record has no stamp of its own. */
  readonly stampCounts?: boolean;
  /** Why a customer is evaluated again; none for what belongs to no customer. */
  readonly cause?: string;
  /** A more telling cause for what a row says of its customer; undefined for `cause`. */
  readonly causeOf?: (row: MirrorRow) => string | undefined;
  /** Finds the customers of rows that carry none. */
  readonly partnersOf?: (
    db: Database,
    source: string,
    rows: readonly MirrorRow[],
  ) => Promise<readonly string[]>;
  /** Items whose mirrored amounts the mapping needs. */
  readonly itemsOf?: (record: ErpRecord) => readonly ItemKeyColumns[];
  /** Its rows are the ledger: what a write does to open amounts is kept for the control totals. */
  readonly isLedger?: boolean;
  /** What can only be set once the rows are in; after each reading of the object. */
  readonly afterReading?: (db: Database, source: string) => Promise<unknown>;
  /**
   * Rows that a complete reading no longer brings are gone in the ERP and deleted here, once they were
   * asked for again by a field of the record, which is in a column of the row.
   */
  readonly vanishing?: { readonly field: string; readonly column: string };
  readonly targets: readonly RowTarget[];
  /**
   * The field with the partner whose records replace each other: a changed end of a relation is another
   * key, and the old record is gone. All records of a partner are read again when one of them changed.
   */
  readonly replacedWithin?: string;
  /** Those of the targets of which a reading of a partner brings all rows: others of theirs are gone. */
  readonly wholeByPartner?: readonly RowTarget[];
}

/** An object as this ERP has it. */
export function withOwnFields(
  object: ErpObject,
  { ownFields = {} }: { readonly ownFields?: OwnFields },
): ErpObject {
  return object.withOwnFields?.(ownFields) ?? object;
}

const MIRROR_COLUMNS = ['source', 'mirroredAt'];

/** Rows of `table`; with `columns`, only those are written, beside the key. */
export function rowsOf<Row extends object>(
  table: TableDef<Row>,
  toRows: (record: ErpRecord, context: MappingContext) => readonly Partial<Row>[],
  columns?: readonly (keyof Row & string)[],
): RowTarget {
  const written = table.columns
    .map(({ name }) => name)
    .filter((name) => isWritten(name, table, columns));
  return {
    table,
    columns: table.columns.filter(({ name }) => written.includes(name)),
    rows: (record, context) =>
      toRows(record, context).map((row) =>
        Object.assign(row, { source: context.source, mirroredAt: context.readAt }),
      ),
    upsert: (db, rows) => db.upsert(table, rows as readonly Partial<Row>[], { columns: written }),
  };
}

function isWritten(name: string, table: TableShape, columns?: readonly string[]): boolean {
  if (!columns) return true;
  return columns.includes(name) || table.keys.includes(name) || MIRROR_COLUMNS.includes(name);
}
