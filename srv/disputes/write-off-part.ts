import { randomUUID } from 'node:crypto';
import { appendEvent } from '../audit/append-event.ts';
import { formatDecimal, parseDecimal } from '../domain/money.ts';
import { spreadOver } from '../erp/mirror/spread-over.ts';
import { type CaseItemsRow, writeOffItemsTable, writeOffsTable } from '../platform/tables.ts';
import { badRequest } from '../requests/refusal.ts';
import { loadSegmentCurrencies } from '../worklist/segment-currencies.ts';
import { sendWriteOff } from '../worklist/send-write-off.ts';
import { needsApproval } from '../worklist/write-off-policy.ts';
import type { DeskWork } from './case-of.ts';

/** What of a dispute is given up, in minor units. */
export interface GivenUp {
  readonly writtenOff: number;
  readonly digits: number;
}

export interface WhyGivenUp {
  readonly writeOffReason?: string | null;
  readonly reason: string;
}

/**
 * Proposes to write off what a decision gives up, as any write-off: above what the bank allows a
 * supervisor has to agree first, then the ERP decides. WRITE_OFF_REASON_UNKNOWN.
 */
export async function writeOffPart(
  work: DeskWork,
  { writtenOff, digits }: GivenUp,
  { writeOffReason, reason: note }: WhyGivenUp,
): Promise<void> {
  const { db, user, now, today, dispute } = work;
  const { id, source, partner, segment, currency } = dispute;
  const reason = await requireReason(work, writeOffReason ?? '');
  const writeOff = randomUUID();
  const amount = formatDecimal(writtenOff, digits);
  const what = { currency, amount, reason, note: note.slice(0, 250) };
  const proposed = { state: 'waiting', createdAt: now, createdBy: user };
  await db.insert(writeOffsTable, [
    { ID: writeOff, source, partner, segment, ...what, ...proposed },
  ]);
  await db.insert(writeOffItemsTable, await partsOf(work, writeOff, amount));
  const currencies = await loadSegmentCurrencies(db, segment, today);
  const day = { source, partner, segment, businessDate: dispute.businessDate ?? today };
  const waits = await needsApproval(db, day, currencies, { currency, amount: writtenOff });
  await appendEvent(db, {
    occurredAt: now,
    actor: user,
    decision: 'write-off-proposed',
    objectType: 'write-off',
    objectKey: writeOff,
    source,
    partner,
    reason,
    details: { segment, currency, amount, dispute: id, needsApproval: waits },
  });
  if (!waits) await sendWriteOff(db, writeOff, { source, user, now });
}

async function requireReason({ db }: DeskWork, value: string): Promise<string> {
  const known = await db.query('SELECT code FROM saldo_writeoffs_WriteOffReasons WHERE code = ?', [
    value,
  ]);
  if (known.length === 0) throw badRequest('WRITE_OFF_REASON_UNKNOWN', 'writeOffReason', { value });
  return value;
}

/** From the items in the case's order, up to what is contested of each. */
async function partsOf({ db, dispute }: DeskWork, writeOff: string, amount: string) {
  const items = await db.query<CaseItemsRow>(
    `SELECT source, document, repetition, item, subitem, disputedAmount AS "disputedAmount"
    FROM saldo_disputes_CaseItems WHERE dispute = ?
    ORDER BY document, repetition, item, subitem`,
    [dispute.id],
  );
  const shares = spreadOver(
    amount,
    items.map(({ disputedAmount }) => disputedAmount ?? '0'),
  );
  return items.flatMap(({ disputedAmount: _, dispute: __, ...key }, index) => {
    const share = shares[index] ?? '0';
    return parseDecimal(share, 4) > 0 ? [{ writeOff, ...key, amount: share }] : [];
  });
}
