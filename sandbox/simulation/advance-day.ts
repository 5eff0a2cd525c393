import { postingLeadDays } from '../bank/due-dates.ts';
import { noticeItemRows, noticeOf, noticeRow } from '../bank/dunning-history.ts';
import { dunningLevels } from '../bank/organization.ts';
import { bounceChance, type Habit, paymentChance } from '../bank/payers.ts';
import { createRandom, type Random } from '../bank/random.ts';
import type { LedgerItem } from '../ledger/item.ts';
import { valuatePromises } from '../posting/close-promise.ts';
import { postPayment } from '../posting/pay.ts';
import { type ItemOrder, postOpenItem } from '../posting/post-item.ts';
import { postReset } from '../posting/reset.ts';
import type { Tables } from '../store/database.ts';
import { openItemsDueBy } from '../store/items.ts';
import { addDays, addMonths, daysBetween } from './calendar.ts';
import type { Stamp } from './clock.ts';

/** What happened on one simulated day. */
export interface DaySummary {
  date: string;
  billed: number;
  payments: number;
  partialPayments: number;
  bounced: number;
  dunningNotices: number;
  promisesValuated: Record<string, number>;
}

/** Lives through the day that the clock has just reached. Same seed and same ledger: same day. */
export function advanceDay(tables: Tables, seed: number, stamp: Stamp): DaySummary {
  const random = createRandom(seed, daysBetween('2020-01-01', stamp.date));
  const bounced = returnDebits(tables, random, stamp);
  const billed = billInstallments(tables, stamp);
  const { payments, partialPayments } = receivePayments(tables, random, stamp);
  const dunningNotices = sendNotices(tables, stamp);
  const promisesValuated = valuatePromises(tables, stamp);
  return {
    date: stamp.date,
    billed,
    payments,
    partialPayments,
    bounced,
    dunningNotices,
    promisesValuated,
  };
}

/** Direct debits of two days ago that the customers' banks send back. */
function returnDebits(tables: Tables, random: Random, stamp: Stamp): number {
  const debits = tables.select(
    `SELECT p.CAPaymentDocument AS document, h.Habit AS habit FROM $payment p
     JOIN $payer h ON h.BusinessPartner = p.BusinessPartner
     WHERE p.CAPaymentMethod = 'D' AND p.CAPostingDate = ? AND p.CAPaymentIsReversed = 0
       AND p.CAOnAccountAmountInTransCrcy = 0
     ORDER BY p.CAPaymentDocument`,
    addDays(stamp.date, -2),
  );
  const returned = debits.filter((debit) => random.chance(bounceChance[debit.habit as Habit]));
  for (const debit of returned) postReset(tables, String(debit.document), 'AM4', stamp);
  return returned.length;
}

/** Posts what falls due in 30 days, by each contract's schedule. */
function billInstallments(tables: Tables, stamp: Stamp): number {
  const due = tables.select(
    'SELECT * FROM $schedule WHERE NextDueDate <= ? AND Remaining > 0 ORDER BY CAContract',
    addDays(stamp.date, postingLeadDays),
  );
  for (const schedule of due) {
    const order = {
      ...JSON.parse(String(schedule.Template)),
      CANetDueDate: schedule.NextDueDate,
      CAAmountInTransactionCurrency: Number(schedule.AmountMinor),
    } as ItemOrder;
    postOpenItem(tables, order, stamp);
    tables.run(
      'UPDATE $schedule SET NextDueDate = ?, Remaining = Remaining - 1 WHERE CAContract = ?',
      addMonths(String(schedule.NextDueDate), Number(schedule.EveryMonths)),
      String(schedule.CAContract),
    );
  }
  return due.length;
}

/** Customers pay as they are used to: direct debits on the due date, others by chance and habit. */
function receivePayments(tables: Tables, random: Random, stamp: Stamp) {
  const habits = habitsByPartner(tables);
  const promised = promisedFor(tables, stamp.date);
  const result = { payments: 0, partialPayments: 0 };
  for (const item of openItemsDueBy(tables, stamp.date)) {
    const habit = habits.get(item.BusinessPartner) ?? 'late';
    const isDebit = item.CAPaymentMethod === 'D' && item.CANetDueDate === stamp.date;
    const isPromised = promised.has(item.CASubstituteDocumentNumber) && random.chance(0.6);
    const isPaid =
      isDebit || isPromised || random.chance(paymentChance(habit, daysLate(item, stamp.date)));
    if (!isPaid || !canBePaid(item)) continue;
    const isPartial = !isDebit && habit === 'distressed' && random.chance(0.4);
    const amount = isPartial
      ? Math.max(1, Math.floor(item.CAAmountInTransactionCurrency * 0.4))
      : item.CAAmountInTransactionCurrency;
    const method = isDebit ? 'D' : 'T';
    const differenceReason = isPartial ? whyLess(item) : '';
    postPayment(tables, { items: [item], amount, method, differenceReason }, stamp);
    result.payments++;
    if (isPartial) result.partialPayments++;
  }
  return result;
}

/** What payment advices give for paying less than is owed; most give nothing. */
const shortReasons = ['FEE', '', 'RATE', '', '', 'DUPL', ''] as const;

/** By the item's number, so that no day plays out differently for it. */
function whyLess({ CADocumentNumber }: LedgerItem): string {
  return shortReasons[Number(CADocumentNumber.slice(-4)) % shortReasons.length] ?? '';
}

function canBePaid(item: LedgerItem): boolean {
  return (
    item.CAAmountInTransactionCurrency > 0 &&
    item.CAClearingRestrictionCode === '' &&
    item.CASubstituteDocumentCategory !== 'R' &&
    item.CAStatisticalItemCode !== 'G'
  );
}

/** Notices for accounts whose oldest open item reaches a level today. */
function sendNotices(tables: Tables, stamp: Stamp): number {
  const overdue = openItemsDueBy(tables, addDays(stamp.date, -1)).filter(isDunned);
  const byContract = Map.groupBy(overdue, (item) => item.CAContract);
  let notices = 0;
  for (const [, items] of byContract) {
    const [oldest] = items;
    if (oldest === undefined) continue;
    const thresholds = dunningLevels[oldest.CADunningProcedure] ?? [];
    const level = thresholds.indexOf(daysLate(oldest, stamp.date)) + 1;
    if (level === 0) continue;
    const notice = noticeOf(items, level, stamp.date);
    tables.insert('dunning', [noticeRow(notice, ++notices)]);
    tables.insert('dunningItem', noticeItemRows(notice, notices));
  }
  return notices;
}

/** Items in a promise or plan start no new dunning, credits and statistical items neither. */
function isDunned(item: LedgerItem): boolean {
  return (
    item.CADunningProcedure !== '' &&
    item.CAAmountInTransactionCurrency > 0 &&
    item.CASubstituteDocumentCategory === ''
  );
}

function daysLate(item: LedgerItem, today: string): number {
  return daysBetween(item.CANetDueDate, today);
}

function habitsByPartner(tables: Tables): Map<string, Habit> {
  const rows = tables.select('SELECT BusinessPartner, Habit FROM $payer');
  return new Map(rows.map((row) => [String(row.BusinessPartner), row.Habit as Habit]));
}

/** Promises with a date today. */
function promisedFor(tables: Tables, day: string): Set<string> {
  const rows = tables.select('SELECT PromiseToPay FROM $promiseDate WHERE PromiseDate = ?', day);
  return new Set(rows.map((row) => String(row.PromiseToPay)));
}
