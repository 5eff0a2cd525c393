import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { appendEvent, appendEvents } from '../../srv/audit/append-event.ts';
import { erasePayloads } from '../../srv/audit/erase-payloads.ts';
import { sealOf } from '../../srv/audit/event-digest.ts';
import { verifyAudit } from '../../srv/audit/verify-audit.ts';
import type { Database, TableShape } from '../../srv/platform/database.ts';
import { openPostgres } from '../../srv/platform/postgres.ts';
import { openSqlite } from '../../srv/platform/sqlite.ts';
import {
  chainsTable,
  type EventsRow,
  eventsTable,
  type SealsRow,
  sealsTable,
} from '../../srv/platform/tables.ts';
import { databases, type OpenDatabase } from '../support/databases.ts';
import { deployedPostgres, deployedSqlite } from '../support/deploy.ts';

const NOW = '2026-11-23T09:00:00.000Z';

const event = (partner: string, decision = 'promise-given') => ({
  occurredAt: NOW,
  actor: 'ana',
  decision,
  objectType: 'promise',
  objectKey: `P-${partner}`,
  source: 'S4',
  partner,
  reason: 'wird Freitag zahlen',
  ruleVersion: 'pack 1',
  details: { amount: '100.00' },
});

const erasure = {
  source: 'S4',
  partner: '100',
  actor: 'privacy',
  now: NOW,
  reason: 'on request',
  ruleVersion: 'erasure 1',
};

async function fill(db: Database): Promise<void> {
  await appendEvents(db, [event('100'), event('200')]);
  await appendEvent(db, event('100', 'promise-approved'));
  await appendEvent(db, { ...event('300'), reason: undefined, details: undefined });
}

type Row = Readonly<Record<string, string | number | null>>;

function rowsOf(db: Database, table: TableShape): Promise<Row[]> {
  const columns = table.columns.map(({ name }) => `${name} AS "${name}"`);
  return db.query<Row>(`SELECT ${columns.join(', ')} FROM ${table.name}`);
}

function isRow({ keys }: TableShape): string {
  return keys.map((key) => `${key} = ?`).join(' AND ');
}

function keysOf({ keys }: TableShape, row: Row): (string | number | null)[] {
  return keys.map((key) => row[key] ?? null);
}

/** A value that the column does not have. */
function other(kind: string, value: unknown): string | number {
  if (kind === 'int64') return Number(value ?? 0) + 100;
  if (kind === 'timestamp') return '2026-11-23T10:00:00.000Z';
  return value === 'x' ? 'y' : 'x'; // never a value of ours
}

const TAKEN_BACK = new Error('taken back');
const TABLES: readonly TableShape[] = [eventsTable, sealsTable, chainsTable];
const COLUMNS = TABLES.flatMap((table) => table.columns.map((column) => ({ table, ...column })));

describe.each(Object.entries(databases))('the audit trail on %s', (_, open) => {
  let opened: OpenDatabase;
  let db: Database;

  beforeEach(async () => {
    opened = await open();
    db = opened.database;
    await fill(db);
  });
  afterEach(() => opened.close());

  const faults = async () => (await verifyAudit(db)).faults.map(({ fault }) => fault);

  test('is whole as decisions leave it', async () => {
    const { events, erased, faultCount, heads } = await verifyAudit(db);
    expect({ events, erased, faultCount }).toEqual({ events: 4, erased: 0, faultCount: 0 });
    expect(heads).toHaveLength(1);
  });

  test('has nothing of a decision that was rolled back', async () => {
    const failing = db.transaction(async (tx) => {
      await appendEvent(tx, event('400'));
      throw new Error('the decision failed');
    });
    await expect(failing).rejects.toThrow('the decision failed');
    expect(await verifyAudit(db)).toMatchObject({ events: 4, faultCount: 0 });
  });

  /** The faults found when something was written beside the rules; it is taken back again. */
  const faultsAfter = async (tamper: (tx: Database) => Promise<unknown>) => {
    let found: string[] = [];
    const tried = db.transaction(async (tx) => {
      await tamper(tx);
      found = (await verifyAudit(tx)).faults.map(({ fault }) => fault);
      throw TAKEN_BACK;
    });
    await expect(tried).rejects.toBe(TAKEN_BACK);
    return found;
  };

  test.each(COLUMNS)('tells when $table.name.$name of any row was changed', async (column) => {
    const { table, name, kind } = column;
    for (const row of await rowsOf(db, table)) {
      const change = `UPDATE ${table.name} SET ${name} = ? WHERE ${isRow(table)}`;
      const values = [other(kind, row[name] ?? null), ...keysOf(table, row)];
      expect(await faultsAfter((tx) => tx.execute(change, values))).not.toEqual([]);
    }
  });

  test.each(TABLES)('tells when any row of $name is gone', async (table) => {
    for (const row of await rowsOf(db, table)) {
      const gone = `DELETE FROM ${table.name} WHERE ${isRow(table)}`;
      expect(await faultsAfter((tx) => tx.execute(gone, keysOf(table, row)))).not.toEqual([]);
    }
  });

  test('tells of an event that was put beside it', async () => {
    const [row] = await db.query<EventsRow>(
      'SELECT actor, decision FROM saldo_audit_Events LIMIT 1',
    );
    await db.insert(eventsTable, [{ ...row, ID: randomUUID(), occurredAt: NOW }]);
    expect(await faults()).toEqual(['event-not-sealed']);
  });

  test('is whole when what tells about a customer was erased by rule', async () => {
    expect(await erasePayloads(db, erasure)).toBe(2);
    expect(await verifyAudit(db)).toMatchObject({ events: 5, erased: 2, faultCount: 0 });
    const left = await db.query(
      "SELECT ID FROM saldo_audit_Events WHERE partner = '100' OR objectKey = 'P-100'",
    );
    expect(left).toEqual([]);
    const kept = await db.query<{ actor: string }>(
      'SELECT actor FROM saldo_audit_Events WHERE erasedBy IS NOT NULL',
    );
    expect(kept).toEqual([{ actor: 'ana' }, { actor: 'ana' }]);
    expect(await erasePayloads(db, erasure)).toBe(0);
  });

  test('tells of an event that was emptied in secret', async () => {
    await erasePayloads(db, erasure);
    await db.execute(
      `UPDATE saldo_audit_Events SET objectKey = NULL, source = NULL, partner = NULL, reason = NULL,
        details = NULL, salt = NULL,
        erasedBy = (SELECT MAX(erasedBy) FROM saldo_audit_Events) WHERE partner = ?`,
      ['200'],
    );
    expect(await faults()).toEqual(['erasure-not-sealed']);
  });

  test('tells what somebody computed anew by the heads that were kept elsewhere', async () => {
    const { heads } = await verifyAudit(db);
    await computeAnew(db);
    expect(await faults()).toEqual([]);
    const again = await verifyAudit(db, { knownHeads: heads });
    expect(again.faults.map(({ fault }) => fault)).toEqual(['head-not-found']);
  });

  test('goes on behind heads that were kept', async () => {
    const { heads } = await verifyAudit(db);
    await appendEvent(db, event('500'));
    expect((await verifyAudit(db, { knownHeads: heads })).faultCount).toBe(0);
  });
});

/** As who may write everything would: another actor in the first event, and all digests right. */
async function computeAnew(db: Database): Promise<void> {
  const seals = await db.query<{ event: string; chain: string; sequence: number }>(
    'SELECT event, chain, sequence FROM saldo_audit_Seals ORDER BY sequence',
  );
  await db.execute('UPDATE saldo_audit_Events SET actor = ? WHERE ID = ?', [
    'mallory',
    seals[0]?.event ?? '',
  ]);
  let previousDigest = '0'.repeat(64);
  for (const { event: id, chain, sequence } of seals) {
    const columns = eventsTable.columns.map(({ name }) => `${name} AS "${name}"`).join(', ');
    const [row] = await db.query<EventsRow>(
      `SELECT ${columns} FROM saldo_audit_Events WHERE ID = ?`,
      [id],
    );
    const seal: SealsRow = sealOf(row as EventsRow, { chain, sequence, previousDigest });
    await db.upsert(sealsTable, [seal]);
    await db.upsert(chainsTable, [{ chain, seals: sequence, head: seal.digest }]);
    previousDigest = seal.digest ?? '';
  }
}

test('decisions at the same time wait for nobody, and are all sealed', async () => {
  const db = openPostgres(await deployedPostgres());
  let release = () => {};
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  const first = db.transaction(async (tx) => {
    await appendEvent(tx, event('100'));
    await gate;
  });
  await appendEvent(db, event('200'));
  release();
  await first;
  await Promise.all(
    ['1', '2', '3', '4', '5', '6'].map((partner) => appendEvent(db, event(partner))),
  );
  const report = await verifyAudit(db);
  expect(report).toMatchObject({ events: 8, faultCount: 0 });
  expect(report.heads.length).toBeGreaterThan(1);
  await db.close();
});

test('npm run verify-audit ends with 1 and names what was tampered with', async () => {
  const file = await deployedSqlite();
  const heads = `${file}.heads`;
  const db = openSqlite(file);
  await fill(db);
  const command = fileURLToPath(new URL('../../srv/audit/command.ts', import.meta.url));
  const verify = () => {
    const env = { ...process.env, NODE_OPTIONS: '', SALDO_DATABASE_URL: '' };
    const args = [command, '--database', file, '--heads', heads];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { env, encoding: 'utf8' });
    return { status, report: JSON.parse(stdout), stderr };
  };
  expect(verify()).toMatchObject({ status: 0, report: { events: 4, faultCount: 0, chains: 1 } });
  await db.execute('UPDATE saldo_audit_Events SET actor = ? WHERE partner = ?', ['mallory', '200']);
  const { status, stderr } = verify();
  expect(status).toBe(1);
  expect(stderr).toContain('"fault":"event-changed"');
  await db.close();
  rmSync(heads);
});
