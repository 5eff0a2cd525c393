import type { Database, SqlValue, TableDef } from '../../../srv/platform/database.ts';
import * as tables from '../../../srv/platform/tables.ts';
import { OTHER_SEGMENT, RUNS, SEGMENT, SOURCE, TODAY } from '../../support/portfolio.ts';
import type { Surface } from './surface.ts';

/** In every text that a row hidden from the fuzzer's users has. */
export const CANARY = 'kanari';
/** How every amount and number of a hidden row begins. */
export const CANARY_NUMBER = '98765';

/** In every column that no service shows, or only with what is personal in it covered, whoever asks. */
export const COLUMN_CANARY = 'verborgen';

/** Columns that services leave out for everybody: payloads, bookkeeping, what unlocks erased digests. */
const HIDDEN_COLUMNS: readonly (readonly [string, readonly string[]])[] = [
  ['saldo_operations_Operations', ['payload', 'conflict']],
  ['saldo_mirror_States', ['nextPage', 'rereadPage']],
  ['saldo_mirror_Rejections', ['recordFilter']],
  ['saldo_files_Loads', ['header', 'format']],
  ['saldo_files_RejectedRows', ['cells', 'problems']],
  ['saldo_worklists_Runs', ['strategyVersions']],
];

/** Puts a canary into every hidden column of every row; returns the number of columns. */
export async function plantColumns(db: Database): Promise<number> {
  for (const [table, columns] of HIDDEN_COLUMNS) {
    const set = columns.map((column) => `${column} = '{"note":"${COLUMN_CANARY}"}'`).join(', ');
    await db.execute(`UPDATE ${table} SET ${set}`);
  }
  return HIDDEN_COLUMNS.flatMap(([, columns]) => columns).length;
}

export interface Owner {
  readonly id: string;
  readonly partner: string;
  readonly segment: string;
  readonly agent: string;
  readonly collectionGroup: string;
  readonly text: string;
  readonly number: number;
}

/** Whose rows the users may see, as far as their columns go. */
export const SEEN: Owner = {
  id: '11111111-1111-4111-8111-111111111111',
  partner: '100',
  segment: SEGMENT,
  agent: 'ana',
  collectionGroup: 'SEEN',
  text: 'seen',
  number: 1,
};

/** Another agent's customer, in another segment and group: none of the limited users may see any of it. */
export const HIDDEN: Owner = {
  id: '99999999-9999-4999-8999-999999999999',
  partner: '900',
  segment: OTHER_SEGMENT,
  agent: 'ben',
  collectionGroup: 'HIDDEN',
  text: CANARY,
  number: Number(CANARY_NUMBER),
};

type Row = Readonly<Record<string, SqlValue>>;
export type AnyTable = TableDef<Record<string, SqlValue>>;

/** What makes a row belong to somebody. */
const OWNING = [
  'partner',
  'segment',
  'agent',
  'collectionGroup',
  'promise',
  'plan',
  'tree',
  'change',
  'experiment',
  'operation',
  'caseId',
  'run',
];

const NOT_PLANTED = [
  // A setting of the whole bank that names a group: everybody who may read settings reads it.
  'saldo_strategies_ExclusionTreatments',
  // Would hide the customer from everybody.
  'saldo_privacy_Restrictions',
  // Only what is sealed may be in the trail.
  'saldo_audit_Events',
];

/** Tables whose rows belong to a customer, a segment, an agent, or something of theirs. */
export function ownedTables(): AnyTable[] {
  const all = Object.values(tables) as unknown as AnyTable[];
  return all
    .filter(({ name }) => !NOT_PLANTED.includes(name))
    .filter(({ columns }) => columns.some(({ name }) => OWNING.includes(name)));
}

/**
 * One row of the owner in every owned table, or in those named; rows that are there already stay. Returns
 * the texts and numbers planted.
 */
export async function plant(
  db: Database,
  owner: Owner,
  surface: Surface,
  only?: readonly string[],
): Promise<number> {
  let planted = 0;
  for (const table of ownedTables().filter(({ name }) => only?.includes(name) ?? true)) {
    const row = rowOf(table, owner, surface);
    await db.insert(table, [row], { ifAbsent: true });
    planted += Object.values(row).filter((value) => isCanary(String(value))).length;
  }
  return planted;
}

export function isCanary(text: string): boolean {
  return text.includes(CANARY) || text.includes(CANARY_NUMBER);
}

/** What views need of a row to show it at all. */
const NEEDED: Readonly<Record<string, Row>> = {
  saldo_worklists_Positions: { status: 'open', factRow: null },
  saldo_agreements_Promises: { status: '0', needsApproval: true },
  saldo_operations_Operations: { state: 'parked' },
};

function rowOf(table: AnyTable, owner: Owner, { lengths }: Surface): Row {
  const values = table.columns.map(({ name, kind }) => {
    return [name, columnValue(name, kind, owner, lengths.get(`${table.name}.${name}`))] as const;
  });
  return { ...Object.fromEntries(values), ...NEEDED[table.name] };
}

function columnValue(
  name: string,
  kind: string,
  owner: Owner,
  length: number | 'uuid' = 0,
): SqlValue {
  const known = knownValue(name, owner);
  if (known !== undefined) return known;
  if (length === 'uuid') return owner.id;
  if (kind === 'string') return length >= CANARY.length ? owner.text : 'x'.slice(0, length);
  if (kind === 'boolean') return false;
  if (kind === 'date') return TODAY;
  if (kind === 'timestamp') return `${TODAY}T08:00:00.000Z`;
  if (kind === 'time') return '08:00:00';
  // Small decimals, such as percentages, hold no number of five digits.
  return kind === 'decimal' && length < 10 ? '1' : owner.number;
}

function knownValue(name: string, owner: Owner): SqlValue | undefined {
  const { partner, segment, agent, collectionGroup, text } = owner;
  const known: Row = { partner, segment, agent, collectionGroup, source: SOURCE, currency: 'EUR' };
  if (name in known) return known[name];
  if (name === 'run') return RUNS[segment] ?? null;
  if (name === 'companyCode') return segment === SEGMENT ? '1000' : '1100';
  // No condition is stored that could not be read.
  if (name === 'operands') return JSON.stringify([text]);
  if (name === 'fact') return 'country';
  if (name === 'operator') return 'in';
  return /^(leftErpAt|factRow|fromFactRow|toFactRow)$/.test(name) ? null : undefined;
}

/** Every planted row as it stands, to see whether anything was written to it. */
export async function snapshot(db: Database, { partner, segment }: Owner): Promise<string> {
  const rows: unknown[] = [];
  for (const table of ownedTables()) {
    const names = table.columns.map(({ name }) => name);
    const column = names.includes('partner') ? 'partner' : 'segment';
    if (!names.includes(column)) continue;
    const columns = names.map((name) => `${name} AS "${name}"`).join(', ');
    const value = column === 'partner' ? partner : segment;
    const sql = `SELECT ${columns} FROM ${table.name} WHERE ${column} = ?`;
    rows.push(table.name, await db.query(sql, [value]));
  }
  return JSON.stringify(rows);
}
