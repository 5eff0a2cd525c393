import { fromWire } from '../bank/currencies.ts';
import { releaseSubstitute } from '../ledger/substitute.ts';
import { SandboxError } from '../sandbox-error.ts';
import { addDays } from '../simulation/calendar.ts';
import type { Stamp } from '../simulation/clock.ts';
import type { Tables } from '../store/database.ts';
import { itemsOfSubstitute, saveItems } from '../store/items.ts';

/** FI-CA's own judgement: days of tolerance, and the share from which a promise counts as fulfilled. */
export const valuation = { toleranceDays: 3, fulfilledPercent: 100, variancePercent: 90 };

/** Withdraws an open promise (4 by the customer, 5 by the bank) and frees its items. */
export function withdrawPromise(
  tables: Tables,
  number: string,
  initiator: string,
  reason: string,
  stamp: Stamp,
): void {
  if (promiseStatus(tables, number) !== '') {
    throw new SandboxError('PROMISE_NOT_OPEN', `Promise ${number} is not open any more`, 409);
  }
  closePromise(tables, number, initiator === 'C' ? '4' : '5', 0, reason, stamp);
}

/** FI-CA's status of a promise; undefined when there is none of this number. */
export function promiseStatus(tables: Tables, number: string): string | undefined {
  const [row] = tables.select('SELECT PromiseStatus FROM $promise WHERE PromiseToPay = ?', number);
  return row && String(row.PromiseStatus);
}

/**
 * The mass valuation (FP2P): closes open promises that are paid, or whose last date and tolerance passed.
 * @returns how many it closed, by status
 */
export function valuatePromises(tables: Tables, stamp: Stamp): Record<string, number> {
  const closed: Record<string, number> = {};
  const open = tables.select(
    `SELECT p.PromiseToPay, p.PromisedAmount, MAX(d.PromiseDate) AS LastDate
     FROM $promise p JOIN $promiseDate d ON d.PromiseToPay = p.PromiseToPay
     WHERE p.PromiseStatus = '' GROUP BY p.PromiseToPay, p.PromisedAmount`,
  );
  for (const promise of open) {
    const number = String(promise.PromiseToPay);
    const percent = fulfilment(tables, number, fromWire(promise.PromisedAmount as number));
    const isDue = addDays(String(promise.LastDate), valuation.toleranceDays) < stamp.date;
    if (!isDue && percent < valuation.fulfilledPercent) continue;
    const status = statusOf(percent);
    closePromise(tables, number, status, percent, '', stamp);
    closed[status] = (closed[status] ?? 0) + 1;
  }
  return closed;
}

/** Percent of the promised amount that payments cleared on its items. */
function fulfilment(tables: Tables, number: string, promised: number): number {
  const paid = itemsOfSubstitute(tables, number)
    .filter((item) => item.CAClearingStatus === '9')
    .reduce((sum, item) => sum + item.CAAmountInTransactionCurrency, 0);
  return Math.min(100, Math.floor((paid * 10_000) / Math.max(1, promised)) / 100);
}

function statusOf(percent: number): '1' | '2' | '3' {
  if (percent >= valuation.fulfilledPercent) return '1';
  return percent >= valuation.variancePercent ? '2' : '3';
}

/** Gives a promise its last status and frees what is still open of its items. */
export function closePromise(
  tables: Tables,
  number: string,
  status: string,
  percent: number,
  reason: string,
  stamp: Stamp,
): void {
  const stillOpen = itemsOfSubstitute(tables, number).filter(
    (item) => item.CAClearingStatus === '',
  );
  saveItems(tables, releaseSubstitute(stillOpen, stamp));
  tables.run(
    `UPDATE $promise SET PromiseStatus = ?, FulfillmentPercent = ?, WithdrawalReason = ?,
     LastChangeDateTime = ? WHERE PromiseToPay = ?`,
    status,
    percent,
    reason,
    stamp.instant,
    number,
  );
}
