import { checkWriteOff } from '../domain/check-write-off.ts';
import { parseDecimal } from '../domain/money.ts';
import { itemKeyText } from '../domain/open-item.ts';
import type { Decider } from '../requests/decider.ts';
import { allOf, conflict } from '../requests/refusal.ts';
import { markChanged } from '../runs/mark-changed.ts';
import { loadItemsToWriteOff } from '../worklist/items-to-write-off.ts';
import { loadSegmentCurrencies } from '../worklist/segment-currencies.ts';
import { sendWriteOff } from '../worklist/send-write-off.ts';
import type { Supervisor } from './supervisor.ts';
import {
  auditWriteOffDecision,
  takeWriteOffForDecision,
  type WaitingWriteOff,
} from './waiting-write-off.ts';

/**
 * Lets a waiting proposal go to the ERP, in the same transaction. Its items are checked again: they
 * may have been paid, promised or put into a plan since (WRITE_OFF_…).
 */
export async function approveWriteOff(
  decider: Supervisor,
  id: string,
  { reason }: { readonly reason?: string | null },
): Promise<WaitingWriteOff> {
  const { db, user, now } = decider;
  const writeOff = await takeWriteOffForDecision(decider, id, reason ?? '');
  await checkAgain(decider, writeOff);
  await sendWriteOff(db, id, { source: writeOff.source, segment: writeOff.segment, user, now });
  await auditWriteOffDecision(decider, writeOff, 'approved', reason ?? '');
  const { source, partner } = writeOff;
  await markChanged(db, [{ source, partner, cause: 'write-off', changedAt: now }]);
  return writeOff;
}

async function checkAgain({ db }: Decider, writeOff: WaitingWriteOff): Promise<void> {
  const { id, source, segment, businessDate, currency, dispute } = writeOff;
  const currencies = await loadSegmentCurrencies(db, segment, businessDate);
  const digits = currencies.minorDigits(source, currency);
  const known = await loadItemsToWriteOff(db, writeOff, currencies, { id, dispute });
  const proposed = writeOff.items.map(({ amount, ...key }) => {
    return { item: itemKeyText({ source, ...key }), amount: parseDecimal(amount, digits) };
  });
  const problems = checkWriteOff(proposed, known);
  if (problems.length === 0) return;
  throw allOf(problems.map(({ code, item }) => conflict(code, { value: item ?? '' })));
}
