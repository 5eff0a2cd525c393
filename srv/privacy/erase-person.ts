import { randomUUID } from 'node:crypto';
import { erasePayloads } from '../audit/erase-payloads.ts';
import type { Database } from '../platform/database.ts';
import { type ErasuresRow, erasuresTable } from '../platform/tables.ts';
import { conflict, notFoundAt } from '../requests/refusal.ts';
import { bankDays } from '../runs/bank-days.ts';
import { personRows } from './person-tables.ts';
import type { PersonDecision } from './restrict-person.ts';

/**
 * Erases a restricted person after their time: every row about them, and what the audit trail tells of
 * them. The report says what went, not of whom. PERSON_NOT_RESTRICTED, PERSON_KEPT_UNTIL (the law),
 * PERSON_HAS_OPEN_ITEMS, PERSON_HAS_OPERATIONS (not yet in the ERP).
 */
export async function erasePerson(db: Database, decision: PersonDecision): Promise<ErasuresRow> {
  const { source, partner, reason, user, now } = decision;
  const person = [source, partner] as const;
  const { earliest } = await bankDays(db, now);
  const rule = `kept until ${await requireErasable(db, person, earliest)}`;
  const rowsByTable: Record<string, number> = {};
  for (const { table, where } of personRows) {
    const rows = await db.execute(`DELETE FROM ${table.name} WHERE ${where}`, person);
    if (rows > 0) rowsByTable[table.name] = rows;
  }
  const emptied = { source, partner, actor: user, now, reason, ruleVersion: rule };
  const emptiedEvents = await erasePayloads(db, emptied);
  await db.execute(
    'DELETE FROM saldo_privacy_Restrictions WHERE source = ? AND partner = ?',
    person,
  );
  const erasure = {
    ID: randomUUID(),
    erasedAt: now,
    erasedBy: user,
    reason,
    rule,
    erasedRows: Object.values(rowsByTable).reduce((sum, rows) => sum + rows, 0),
    emptiedEvents,
    report: JSON.stringify(rowsByTable),
  };
  await db.insert(erasuresTable, [erasure]);
  return erasure;
}

/** Answers until when the person was kept. */
async function requireErasable(
  db: Database,
  person: readonly [string, string],
  today: string,
): Promise<string> {
  const [, partner] = person;
  const [restriction] = await db.query<{ eraseFrom: string }>(
    `SELECT eraseFrom AS "eraseFrom" FROM saldo_privacy_Restrictions
      WHERE source = ? AND partner = ?`,
    person,
  );
  if (!restriction) throw notFoundAt('partner', 'PERSON_NOT_RESTRICTED', { partner });
  const { eraseFrom } = restriction;
  if (today < eraseFrom) throw conflict('PERSON_KEPT_UNTIL', { partner, day: eraseFrom });
  if (await isAny(db, OPEN_ITEMS, person)) throw conflict('PERSON_HAS_OPEN_ITEMS', { partner });
  if (await isAny(db, UNSENT, person)) throw conflict('PERSON_HAS_OPERATIONS', { partner });
  return eraseFrom;
}

async function isAny(db: Database, sql: string, person: readonly string[]): Promise<boolean> {
  return (await db.query(sql, person)).length > 0;
}

const OPEN_ITEMS = `SELECT document FROM saldo_ledger_Items
  WHERE source = ? AND partner = ? AND clearingStatus = '' AND leftErpAt IS NULL LIMIT 1`;

const UNSENT = `SELECT ID FROM saldo_operations_Operations
  WHERE source = ? AND partner = ? AND state IN ('pending', 'sending', 'parked') LIMIT 1`;
