import type { Database } from '../platform/database.ts';
import { badRequest } from '../requests/refusal.ts';
import { askGate } from './contact-gate.ts';
import { gateWords } from './gate-words.ts';
import { takeHold } from './hold.ts';
import type { Notice } from './notice.ts';
import { recordContact } from './record-contact.ts';
import { timeOfContact } from './time-of-contact.ts';
import type { Visit } from './visit.ts';

/** What the agent says of a contact; codes of the code lists. */
export interface ContactInput {
  readonly channel: string;
  readonly direction: string;
  readonly result: string;
  readonly note?: string | null;
  /** When it took place; now when left out. */
  readonly tookPlaceAt?: string | null;
}

interface ResultRow {
  readonly isReached: boolean;
  readonly isRightParty: boolean;
}

/**
 * Records a contact that took place: always, for what is not recorded is not counted either. An
 * outbound one that the gate would not have allowed at its time is kept as against the rule, and
 * the agent is told so; whoever calls us is answered at any time.
 */
export async function logContact(visit: Visit, input: ContactInput): Promise<Notice | null> {
  const { channel, direction, result } = input;
  await checkChannel(visit.db, channel);
  await checkDirection(visit.db, direction);
  const outcome = await findResult(visit.db, result);
  const startedAt = await timeOfContact(visit, input.tookPlaceAt ?? null);
  await takeHold(visit);
  const answer = await askGate(visit, channel, startedAt);
  const isAgainstRule = direction === 'outbound' && !answer.allowed;
  const what = { channel, direction, result, ...outcome, note: input.note ?? '' };
  await recordContact(visit, { ...what, startedAt, isAgainstRule }, answer);
  if (!isAgainstRule) return null;
  return { code: 'CONTACT_AGAINST_RULE', args: { text: gateWords(answer, visit.language) } };
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
