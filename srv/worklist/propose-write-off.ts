import { randomUUID } from 'node:crypto';
import { appendEvent } from '../audit/append-event.ts';
import { checkWriteOff, type WriteOffProblem } from '../domain/check-write-off.ts';
import { formatDecimal } from '../domain/money.ts';
import { itemKeyText } from '../domain/open-item.ts';
import type { Database } from '../platform/database.ts';
import { writeOffItemsTable, writeOffsTable } from '../platform/tables.ts';
import { allOf, badRequest, type Refusal } from '../requests/refusal.ts';
import { markChanged } from '../runs/mark-changed.ts';
import { type ItemInput, minorUnits, withoutGaps } from './chosen-items.ts';
import { takeHold } from './hold.ts';
import { type ItemToWriteOff, loadItemsToWriteOff } from './items-to-write-off.ts';
import type { Notice } from './notice.ts';
import { loadSegmentCurrencies } from './segment-currencies.ts';
import { sendWriteOff } from './send-write-off.ts';
import type { Visit } from './visit.ts';
import { needsApproval } from './write-off-policy.ts';

/** What is not worth collecting; an item without an amount as a whole. Reason: a code of WriteOffReasons. */
export interface WriteOffInput {
  readonly items?: readonly (ItemInput | null)[] | null;
  readonly reason: string;
  readonly note?: string | null;
}

/** A checked proposal over items of one currency; amounts in minor units. */
interface NewWriteOff {
  readonly id: string;
  readonly reason: string;
  readonly note: string;
  readonly currency: string;
  readonly digits: number;
  readonly total: number;
  readonly items: readonly (ItemToWriteOff & { readonly amount: number })[];
}

const NEW = { id: '', dispute: null };

/** Decimals of a stored amount: good enough to read what is about unknown items. */
const STORED_DIGITS = 4;

/**
 * Proposes to write open items or parts of them off. Above what the bank allows it waits for a second
 * pair of eyes (WRITE_OFF_WAITS), then goes to the ERP, where somebody decides and posts. All that is
 * wrong is told at once (WRITE_OFF_…).
 */
export async function proposeWriteOff(visit: Visit, input: WriteOffInput): Promise<Notice | null> {
  const { db, agent, now, position } = visit;
  const { source, partner, segment, businessDate } = position;
  await checkReason(db, input.reason);
  await takeHold(visit);
  const currencies = await loadSegmentCurrencies(db, segment, businessDate);
  const known = await loadItemsToWriteOff(db, position, currencies, NEW);
  const items = chosenItems(visit, input, known, (currency) =>
    currencies.minorDigits(source, currency),
  );
  const currency = items[0]?.currency ?? '';
  const total = items.reduce((sum, { amount }) => sum + amount, 0);
  const what = { reason: input.reason, note: input.note ?? '', currency, total, items };
  const digits = currencies.minorDigits(source, currency);
  const proposal = { id: randomUUID(), digits, ...what };
  const waits = await needsApproval(db, position, currencies, { currency, amount: total });
  await keep(visit, proposal);
  await audit(visit, proposal, waits);
  await markChanged(db, [{ source, partner, cause: 'write-off', changedAt: now }]);
  if (waits) return { code: 'WRITE_OFF_WAITS', args: {} };
  await sendWriteOff(db, proposal.id, { source, segment, user: agent, now });
  return null;
}

function chosenItems(
  { position: { source } }: Visit,
  { items }: WriteOffInput,
  known: readonly ItemToWriteOff[],
  digitsOf: (currency: string) => number,
): NewWriteOff['items'] {
  const chosen = withoutGaps(items, 'items').map((item, index) => {
    const key = itemKeyText({ source, ...item });
    const found = known.find((one) => one.item === key);
    const digits = found ? digitsOf(found.currency) : STORED_DIGITS;
    const amount = minorUnits(item.amount, digits, found?.open ?? 0, `items[${index}]/amount`);
    return { item: key, amount, found };
  });
  const problems = checkWriteOff(chosen, known);
  const keys = chosen.map(({ item }) => item);
  if (problems.length > 0) throw allOf(problems.map((problem) => refusalIn(keys, problem)));
  return chosen.map(({ amount, found }) => ({ ...(found as ItemToWriteOff), amount }));
}

function refusalIn(items: readonly string[], { code, item }: WriteOffProblem): Refusal {
  if (item === null) return badRequest(code, 'items');
  return badRequest(code, `items[${items.indexOf(item)}]`, { value: item });
}

/** WRITE_OFF_REASON_UNKNOWN. */
async function checkReason(db: Database, reason: string): Promise<void> {
  const known = await db.query('SELECT code FROM saldo_writeoffs_WriteOffReasons WHERE code = ?', [
    reason,
  ]);
  if (known.length === 0) throw badRequest('WRITE_OFF_REASON_UNKNOWN', 'reason', { value: reason });
}

async function keep({ db, agent, now, position }: Visit, proposal: NewWriteOff): Promise<void> {
  const { source, partner, segment } = position;
  const { id: ID, reason, note, currency, digits, total, items } = proposal;
  const what = { currency, amount: formatDecimal(total, digits), reason, note };
  const proposed = { state: 'waiting', createdAt: now, createdBy: agent };
  await db.insert(writeOffsTable, [{ ID, source, partner, segment, ...what, ...proposed }]);
  const rows = items.map(({ key, amount }) => {
    const { document, repetition, item, subitem } = key;
    const itemKey = { source, document, repetition, item, subitem };
    return { writeOff: ID, ...itemKey, amount: formatDecimal(amount, digits) };
  });
  await db.insert(writeOffItemsTable, rows);
}

function audit(
  { db, agent, now, position }: Visit,
  { id, reason, currency, digits, total, items }: NewWriteOff,
  waits: boolean,
): Promise<void> {
  const { source, partner, segment } = position;
  const amount = formatDecimal(total, digits);
  return appendEvent(db, {
    occurredAt: now,
    actor: agent,
    decision: 'write-off-proposed',
    objectType: 'write-off',
    objectKey: id,
    source,
    partner,
    reason,
    details: { segment, currency, amount, items: items.length, needsApproval: waits },
  });
}
