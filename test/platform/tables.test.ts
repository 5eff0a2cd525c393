import { readFileSync } from 'node:fs';
import { tablesSource } from '../../srv/generate/table-source.ts';
import { generateTables, tablesFile } from '../../srv/generate/tables.ts';
import type { Database, TableDef } from '../../srv/platform/database.ts';
import * as tables from '../../srv/platform/tables.ts';
import { databases, type OpenDatabase } from '../support/databases.ts';

type AnyTable = TableDef<Record<string, unknown>>;

const allTables = Object.values(tables) as unknown as AnyTable[];

const sampleOf = {
  string: 'x',
  integer: 1,
  int64: 1,
  decimal: '1',
  double: 1.5,
  boolean: true,
  date: '2026-03-01',
  time: '08:05:00',
  timestamp: '2026-03-01T08:05:00.000Z',
};

function rowOf(table: AnyTable): Record<string, unknown> {
  return Object.fromEntries(table.columns.map(({ name, kind }) => [name, sampleOf[kind]]));
}

test('tables.ts is up to date with the model (else run npm run tables)', async () => {
  expect(readFileSync(tablesFile, 'utf8')).toBe(await generateTables());
});

describe('generating tables', () => {
  const element = { name: 'ID', type: 'cds.UUID', key: true };

  test('refuses two entities that would get one name', () => {
    const entities = ['saldo.disputes.Cases', 'saldo.legal.Cases'];
    const source = () => tablesSource(entities.map((name) => ({ name, elements: [element] })));
    expect(source).toThrow(expect.objectContaining({ code: 'ENTITY_NAME_TAKEN' }));
  });

  test('refuses an element whose type has no column in plain SQL', () => {
    const elements = [element, { name: 'extra', type: 'cds.Map' }];
    const source = () => tablesSource([{ name: 'saldo.legal.Cases', elements }]);
    expect(source).toThrow(expect.objectContaining({ code: 'COLUMN_TYPE_UNSUPPORTED' }));
  });

  test('types an enumeration by its values and leaves out associations', () => {
    const status = { name: 'status', type: 'cds.String', enum: { open: {}, done: { val: 'D' } } };
    const customer = { name: 'customer', type: 'cds.Association', isAssociation: true };
    const elements = [element, status, customer];
    const source = tablesSource([{ name: 'saldo.legal.Cases', elements }]);
    expect(source).toContain("status: 'open' | 'D' | null;");
    expect(source).not.toContain('customer');
  });
});

describe.each(['SQLite', 'PostgreSQL'])('the generated tables on %s', (name) => {
  let opened: OpenDatabase;
  let database: Database;

  beforeAll(async () => {
    opened = (await databases[name]?.()) as OpenDatabase;
    database = opened.database;
  });
  afterAll(() => opened.close());

  test.each(allTables.map((table) => [table.name, table] as const))(
    '%s is written and read with all its columns',
    async (_table, table) => {
      await database.upsert(table, [rowOf(table)]);
      const rows = await database.query<Record<string, unknown>>(
        `SELECT ${table.columns.map(({ name: column }) => `${column} AS "${column}"`)} FROM ${table.name}`,
      );
      const written = rows.find((row) => table.keys.every((key) => row[key] === rowOf(table)[key]));
      expect(Object.keys(written ?? {})).toEqual(Object.keys(rowOf(table)));
    },
  );
});
