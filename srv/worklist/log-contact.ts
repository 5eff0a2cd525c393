import type { Database } from '../platform/database.ts';
import { askGate } from './contact-gate.ts';
import { gateWords } from './gate-words.ts';
import { takeHold } from './hold.ts';
import { recordContact } from './record-contact.ts';
import { badRequest, conflict } from './refusal.ts';
import type { Visit } from './visit.ts';

/** What the agent says of a contact; codes of the code lists. */
export interface ContactInput {
  readonly channel: string;
  readonly direction: string;
  readonly result: string;
  readonly note?: string | null;
}

interface ResultRow {
  readonly isReached: boolean;
  readonly isRightParty: boolean;
}

/**
 * Records a contact. An outbound one passes the gate again (CONTACT_NOT_ALLOWED); whoever calls
 * us is answered at any time.
 */
export async function logContact(visit: Visit, input: ContactInput): Promise<void> {
  const { channel, direction, result } = input;
  await checkChannel(visit.db, channel);
  await checkDirection(visit.db, direction);
  const outcome = await findResult(visit.db, result);
  await takeHold(visit);
  const answer = await askGate(visit, channel);
  if (direction === 'outbound' && !answer.allowed) {
    throw conflict('CONTACT_NOT_ALLOWED', { text: gateWords(answer, visit.language) });
  }
  const note = input.note ?? '';
  await recordContact(visit, { channel, direction, result, ...outcome, note }, answer);
}

/** CHANNEL_UNKNOWN when the code list does not have it. */
export async function checkChannel(db: Database, channel: string): Promise<void> {
  const rows = await db.query('SELECT code FROM saldo_contacts_Channels WHERE code = ?', [channel]);
  if (rows.length === 0) throw badRequest('CHANNEL_UNKNOWN', 'channel', { value: channel });
}

async function checkDirection(db: Database, direction: string): Promise<void> {
  const sql = 'SELECT code FROM saldo_contacts_Directions WHERE code = ?';
  const rows = await db.query(sql, [direction]);
  if (rows.length === 0) throw badRequest('DIRECTION_UNKNOWN', 'direction', { value: direction });
}

async function findResult(db: Database, result: string): Promise<ResultRow> {
  const [row] = await db.query<ResultRow>(
    `SELECT isReached AS "isReached", isRightParty AS "isRightParty"
    FROM saldo_contacts_Results WHERE code = ?`,
    [result],
  );
  if (!row) throw badRequest('RESULT_UNKNOWN', 'result', { value: result });
  return row;
}
