import { randomUUID } from 'node:crypto';
import { appendEvent } from '../audit/append-event.ts';
import { checkWriteOff } from '../domain/check-write-off.ts';
import { fromScaled4, toScaled4 } from '../domain/erp-amount.ts';
import { formatDecimal, parseDecimal } from '../domain/money.ts';
import { itemKeyText } from '../domain/open-item.ts';
import { spreadOver } from '../erp/mirror/spread-over.ts';
import { type CaseItemsRow, writeOffItemsTable, writeOffsTable } from '../platform/tables.ts';
import { allOf, badRequest, conflict } from '../requests/refusal.ts';
import { type ItemToWriteOff, loadItemsToWriteOff } from '../worklist/items-to-write-off.ts';
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
 * supervisor has to agree first, then the ERP decides. WRITE_OFF_REASON_UNKNOWN, and WRITE_OFF_… (409)
 * where the items no longer have as much to give up. The customer is kept already (requests/keep-customer).
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
  const what = { currency, amount, reason, note: note.slice(0, 250), dispute: id };
  const proposed = { state: 'waiting', createdAt: now, createdBy: user };
  const currencies = await loadSegmentCurrencies(db, segment, today);
  const day = { source, partner, segment, businessDate: dispute.businessDate ?? today };
  const own = { id: writeOff, dispute: id };
  const known = await loadItemsToWriteOff(db, day, currencies, own);
  const parts = await partsOf(work, known, { writtenOff, digits });
  await db.insert(writeOffsTable, [
    { ID: writeOff, source, partner, segment, ...what, ...proposed },
  ]);
  await db.insert(
    writeOffItemsTable,
    parts.map((part) => ({ writeOff, ...part })),
  );
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
  if (!waits) await sendWriteOff(db, writeOff, { source, segment, user, now });
}

async function requireReason({ db }: DeskWork, value: string): Promise<string> {
  const known = await db.query('SELECT code FROM saldo_writeoffs_WriteOffReasons WHERE code = ?', [
    value,
  ]);
  if (known.length === 0) throw badRequest('WRITE_OFF_REASON_UNKNOWN', 'writeOffReason', { value });
  return value;
}

/** From the items in the case's order, up to what is contested of each and still open. */
async function partsOf(
  { db, dispute }: DeskWork,
  known: readonly ItemToWriteOff[],
  { writtenOff, digits }: GivenUp,
) {
  const { id, currency } = dispute;
  const items = await db.query<CaseItemsRow>(
    `SELECT source, document, repetition, item, subitem, currency,
      disputedAmount AS "disputedAmount"
    FROM saldo_disputes_CaseItems WHERE dispute = ?
    ORDER BY document, repetition, item, subitem`,
    [id],
  );
  const shares = spreadOver(
    formatDecimal(writtenOff, digits),
    currency,
    items.map((item) => ({ amount: openOf(item, known, digits), currency: item.currency })),
  );
  const parts = items.flatMap(({ source, document, repetition, item, subitem }, index) => {
    const amount = shares[index] ?? '0';
    const key = { source, document, repetition, item, subitem };
    return parseDecimal(amount, 4) > 0 ? [{ ...key, amount }] : [];
  });
  requireOpen(parts, known, digits);
  return parts;
}

type Part = ItemToWriteOff['key'] & { readonly amount: string };

/** What is contested of an item, or what is left of it. */
function openOf(item: CaseItemsRow, known: readonly ItemToWriteOff[], digits: number): string {
  const open = known.find((one) => one.item === itemKeyText(item))?.open ?? 0;
  const contested = parseDecimal(item.disputedAmount ?? '0', 4);
  return formatDecimal(Math.min(toScaled4(open, digits), contested), 4);
}

function requireOpen(
  parts: readonly Part[],
  known: readonly ItemToWriteOff[],
  digits: number,
): void {
  const proposed = parts.map(({ amount, ...key }) => {
    return { item: itemKeyText(key), amount: fromScaled4(parseDecimal(amount, 4), digits) };
  });
  const problems = checkWriteOff(proposed, known);
  if (problems.length === 0) return;
  throw allOf(problems.map(({ code, item }) => conflict(code, { value: item ?? '' })));
}
