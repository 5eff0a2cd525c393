import cds from '@sap/cds';
import { type Connection, insertRows, type TableShape, upsertRows } from './bulk.ts';
import { type EntityKind, entities, type Row } from './entities.ts';
import { kinds, type RecordBook } from './record-book.ts';

/** The ERP's tables, inside one database transaction. */
export interface Tables {
  insert(kind: EntityKind, rows: readonly Row[]): void;
  upsert(kind: EntityKind, rows: readonly Row[]): void;
  /** Rows by plain SQL; `$kind` in the text stands for that kind's table. */
  select(text: string, ...values: (string | number)[]): Record<string, unknown>[];
  run(text: string, ...values: (string | number | null)[]): void;
}

const shapes = new Map<EntityKind, TableShape>();

/** Table shape of a kind, as the loaded model deploys it. */
export function shapeOf(kind: EntityKind): TableShape {
  const known = shapes.get(kind);
  if (known) return known;
  const definition = cds.model?.definitions[entities[kind]] as unknown as cds.entity;
  const elements = Object.values(definition.elements) as { name: string; target?: string }[];
  const shape = {
    table: entities[kind].replaceAll('.', '_'),
    columns: elements.filter((element) => !element.target).map((element) => element.name),
    keys: Object.keys(definition.keys ?? {}),
  };
  shapes.set(kind, shape);
  return shape;
}

/**
 * Runs a function alone on the database: one connection, one transaction, committed when it returns.
 * The function is synchronous, so nothing can come between its reads and its writes.
 */
export async function withTables<T>(work: (tables: Tables) => T): Promise<T> {
  return cds.db.tx(async (tx) => work(tablesOn(await connectionOf(tx)))) as Promise<T>;
}

/**
 * The same inside the transaction of an OData request. A transaction of its own would wait for ever
 * for the one connection that the request may already hold.
 */
export async function withTablesOf<T>(req: cds.Request, work: (tables: Tables) => T): Promise<T> {
  return work(tablesOn(await connectionOf(cds.db.tx(req) as unknown as cds.Service)));
}

/** Writes all rows of a book. */
export function writeBook(tables: Tables, book: RecordBook): void {
  for (const kind of kinds) tables.insert(kind, book.rows(kind));
}

/** A first statement makes CAP begin the transaction; then its connection is there. */
async function connectionOf(tx: cds.Service): Promise<Connection> {
  await tx.run('SELECT 1');
  return (tx as unknown as { dbc: Connection }).dbc;
}

function tablesOn(dbc: Connection): Tables {
  return {
    insert: (kind, rows) => insertRows(dbc, shapeOf(kind), rows),
    upsert: (kind, rows) => upsertRows(dbc, shapeOf(kind), rows),
    select: (text, ...values) => dbc.prepare(withTableNames(text)).all(values),
    run: (text, ...values) => void dbc.prepare(withTableNames(text)).run(values),
  };
}

function withTableNames(text: string): string {
  return text.replace(/\$(\w+)/g, (_, kind: EntityKind) => shapeOf(kind).table);
}
