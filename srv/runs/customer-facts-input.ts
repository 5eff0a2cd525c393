import type { CollectibleItem } from '../domain/collectible-balance.ts';
import type { CreditAggregate, CustomerInput } from '../domain/customer-facts.ts';
import { fromScaled4 } from '../domain/erp-amount.ts';
import type { Instant, IsoDate } from '../domain/iso-date.ts';
import { localTime } from '../domain/local-time.ts';
import { effectiveDueDate } from '../domain/open-item.ts';
import { paymentBehaviour, recentLateness } from '../domain/payment-behaviour.ts';
import { isValidOn } from '../domain/validity.ts';
import { customerAttributes, largestOf } from './customer-attributes.ts';
import type { ContactRow, CustomerRecord, DunningRow } from './customer-record.ts';
import { lockAggregate } from './lock-aggregate.ts';
import { isSameItem } from './open-items.ts';
import type { SegmentSetup } from './segment-setup.ts';

/**
 * What facts are made of, amounts by the day's rates in the currency of the table given: the
 * segment's, or that of a strategy in another currency.
 */
export function factsInput(
  record: CustomerRecord,
  collectible: readonly CollectibleItem[],
  setup: FactsSetup,
): CustomerInput {
  const inSegment = toSegmentCurrency(record.source, setup);
  const committed = [...record.promisedItems, ...record.plannedItems];
  const items = collectible.map(({ item, amount, isPromised }) => ({
    amount: setup.currencies.inSegmentCurrency(record.source, amount, item.currency),
    dueDate: effectiveDueDate(item),
    isPromised: isPromised || committed.some((row) => isSameItem(row, item)),
  }));
  return {
    items,
    promises: promiseAggregate(record, inSegment, setup),
    contacts: contactAggregate(record.contacts),
    dunning: dunningAggregate(record, items, inSegment),
    locks: lockAggregate(record, collectible, items),
    resubmission: resubmissionAggregate(record),
    disputes: disputeAggregate(record, inSegment),
    credit: creditAggregate(record, inSegment, setup.today),
    payments: paymentAggregate(record, collectible, setup),
    attributes: customerAttributes(record, collectible, setup),
    ownRows: record.ownRows,
  };
}

type FactsSetup = Pick<SegmentSetup, 'segment' | 'today' | 'currencies' | 'behaviour'>;

type ToSegment = (amount4: number | null, currency: string) => number;

function toSegmentCurrency(source: string, { currencies }: FactsSetup): ToSegment {
  return (amount4, currency) => {
    const minor = fromScaled4(amount4 ?? 0, currencies.minorDigits(source, currency));
    return currencies.inSegmentCurrency(source, minor, currency);
  };
}

function promiseAggregate(
  record: CustomerRecord,
  inSegment: ToSegment,
  setup: FactsSetup,
): CustomerInput['promises'] {
  const open = record.promises.filter(({ status }) => status === '0');
  const broken = record.promises.filter(({ status }) => status === '3');
  const judged = broken.map(({ judgedAt, promisedOn }) =>
    judgedAt ? dayOf(judgedAt, setup) : promisedOn,
  );
  return {
    open: open.length,
    kept: record.promises.filter(({ status }) => status === '1' || status === '2').length,
    broken: broken.length,
    lastBrokenOn: latest(judged),
    lastMadeOn: latest(record.promises.map(({ promisedOn }) => promisedOn)),
    promisedAmount: sum(open.map((row) => inSegment(row.amount4, row.currency))),
  };
}

/** The segment's day of an instant, and at most its business date: lists are made the night before. */
function dayOf(instant: Instant, { segment, today }: FactsSetup): IsoDate {
  const { date } = localTime(instant, segment.timeZone);
  return date < today ? date : today;
}

function contactAggregate(contacts: readonly ContactRow[]): CustomerInput['contacts'] {
  const lastReached = contacts.findLastIndex(({ isRightParty }) => isRightParty);
  const since = contacts.slice(lastReached + 1);
  return {
    lastOn: contacts.at(-1)?.localDate ?? null,
    lastRightPartyOn: contacts[lastReached]?.localDate ?? null,
    unsuccessfulAttempts: since.filter(({ isReached }) => !isReached).length,
  };
}

/** Only notices later than the oldest debt still owed count: earlier ones were settled. */
function dunningAggregate(
  { dunning }: CustomerRecord,
  items: CustomerInput['items'],
  inSegment: ToSegment,
): CustomerInput['dunning'] {
  if (dunning.length === 0) return NEVER_DUNNED;
  const owed = items.filter(({ amount }) => amount > 0).map(({ dueDate }) => dueDate);
  const [oldestDue = '9999-12-31'] = owed.sort();
  const unsettled = dunning.filter(({ issuedOn }) => issuedOn > oldestDue);
  return {
    level: Math.max(0, ...unsettled.map(({ level }) => level)),
    lastOn: latest(unsettled.map(({ issuedOn }) => issuedOn)),
    latest: latestOfAccounts(unsettled).map(({ issuedOn, amount4, currency }) => ({
      issuedOn,
      amount: inSegment(amount4, currency),
    })),
    isLegal: unsettled.some(({ isLegal }) => isLegal === 1),
  };
}

const NEVER_DUNNED: CustomerInput['dunning'] = {
  level: 0,
  lastOn: null,
  latest: [],
  isLegal: false,
};

/** A later notice of an account asks again for what an earlier one asked. */
function latestOfAccounts(notices: readonly DunningRow[]): DunningRow[] {
  const latest = new Map<string, DunningRow>();
  for (const notice of notices) {
    const known = latest.get(notice.account);
    if (!known || known.issuedOn < notice.issuedOn) latest.set(notice.account, notice);
  }
  return [...latest.values()];
}

function disputeAggregate(
  { disputes, rejectedDisputes }: CustomerRecord,
  inSegment: ToSegment,
): CustomerInput['disputes'] {
  const amountOf = (rows: typeof disputes) =>
    sum(rows.map((row) => inSegment(row.amount4, row.currency)));
  return {
    open: new Set(disputes.map(({ caseId }) => caseId)).size,
    amount: amountOf(disputes),
    toCollect: amountOf(disputes.filter(({ isToCollect }) => isToCollect === 1)),
    lastRejectedOn: latest(rejectedDisputes.map(({ solvedOn }) => solvedOn)),
  };
}

function resubmissionAggregate({ resubmissions }: CustomerRecord): CustomerInput['resubmission'] {
  const blocking = resubmissions.filter(({ noContactUntil }) => noContactUntil);
  return {
    dueOn: resubmissions[0]?.dueOn ?? null,
    noContactUntil: latest(blocking.map(({ dueOn }) => dueOn)),
  };
}

function creditAggregate(
  { master, creditAccounts, contracts, exclusions }: CustomerRecord,
  inSegment: ToSegment,
  today: IsoDate,
): CreditAggregate {
  const account = creditAccounts[0];
  const score = master?.score?.trim() ?? '';
  return {
    riskClass: master?.riskClass ?? null,
    score: /^-?\d+$/.test(score) ? Number(score) : null,
    limit: account?.limit4 ? inSegment(account.limit4, account.currency) : null,
    exposure: sum(contracts.map((row) => inSegment(row.exposure4, row.currency))),
    isInsolvent:
      master?.isBankrupt === true ||
      exclusions.some((row) => row.reason === 'insolvent' && isValidOn(row, today)),
  };
}

function paymentAggregate(
  { paid, payments, accounts }: CustomerRecord,
  collectible: readonly CollectibleItem[],
  { behaviour: thresholds, today }: FactsSetup,
): CustomerInput['payments'] {
  const history = paid.map(({ dueDate, clearingDate }) => ({ dueDate, clearedOn: clearingDate }));
  const { behaviour, averageDaysLate } = paymentBehaviour(history, thresholds);
  const recent = recentLateness(history, today, thresholds.promptUpTo);
  const owing = largestOf(collectible)?.item.account;
  return {
    behaviour,
    averageDaysLate,
    averageDaysLate6Months: recent.halfYear,
    averageDaysLate12Months: recent.year,
    trend: recent.trend,
    lastPaidOn: payments?.lastPaidOn ?? null,
    returnedDebits: payments?.returnedDebits ?? 0,
    method: accounts.find(({ account }) => account === owing)?.paymentMethod ?? null,
  };
}

function latest(dates: readonly string[]): string | null {
  return dates.reduce<string | null>((last, day) => (last && last > day ? last : day), null);
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
