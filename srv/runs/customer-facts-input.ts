import type { CollectibleItem } from '../domain/collectible-balance.ts';
import type { CreditAggregate, CustomerInput } from '../domain/customer-facts.ts';
import { fromScaled4 } from '../domain/erp-amount.ts';
import { effectiveDueDate } from '../domain/open-item.ts';
import { paymentBehaviour } from '../domain/payment-behaviour.ts';
import type { ContactRow, CustomerRecord } from './customer-record.ts';
import { isSameItem } from './open-items.ts';
import type { SegmentSetup } from './segment-setup.ts';

/** What facts are made of, amounts in the segment's currency. */
export function factsInput(
  record: CustomerRecord,
  collectible: readonly CollectibleItem[],
  setup: SegmentSetup,
): CustomerInput {
  const inSegment = toSegmentCurrency(record.source, setup);
  const items = collectible.map(({ item, amount, isPromised }) => ({
    amount: setup.currencies.inSegmentCurrency(record.source, amount, item.currency),
    dueDate: effectiveDueDate(item),
    isPromised: isPromised || record.promisedItems.some((row) => isSameItem(row, item)),
  }));
  return {
    items,
    promises: promiseAggregate(record, inSegment),
    contacts: contactAggregate(record.contacts),
    dunning: dunningAggregate(record, items),
    resubmission: resubmissionAggregate(record),
    disputedAmount: sum(record.disputes.map((row) => inSegment(row.amount4, row.currency))),
    credit: creditAggregate(record, inSegment),
    payments: paymentAggregate(record, setup),
    attributes: attributes(record, collectible),
  };
}

type ToSegment = (amount4: number | null, currency: string) => number;

function toSegmentCurrency(source: string, { currencies }: SegmentSetup): ToSegment {
  return (amount4, currency) => {
    const minor = fromScaled4(amount4 ?? 0, currencies.minorDigits(source, currency));
    return currencies.inSegmentCurrency(source, minor, currency);
  };
}

function promiseAggregate(record: CustomerRecord, inSegment: ToSegment): CustomerInput['promises'] {
  const open = record.promises.filter(({ status }) => status === '0');
  const broken = record.promises.filter(({ status }) => status === '3');
  const judged = broken.map(({ judgedAt, promisedOn }) => judgedAt?.slice(0, 10) ?? promisedOn);
  return {
    open: open.length,
    kept: record.promises.filter(({ status }) => status === '1' || status === '2').length,
    broken: broken.length,
    lastBrokenOn: latest(judged),
    promisedAmount: sum(open.map((row) => inSegment(row.amount4, row.currency))),
  };
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
): CustomerInput['dunning'] {
  const owed = items.filter(({ amount }) => amount > 0).map(({ dueDate }) => dueDate);
  const [oldestDue = '9999-12-31'] = owed.sort();
  const unsettled = dunning.filter(({ issuedOn }) => issuedOn > oldestDue);
  return {
    level: Math.max(0, ...unsettled.map(({ level }) => level)),
    lastOn: latest(unsettled.map(({ issuedOn }) => issuedOn)),
  };
}

function resubmissionAggregate({ resubmissions }: CustomerRecord): CustomerInput['resubmission'] {
  const blocking = resubmissions.filter(({ noContactUntil }) => noContactUntil);
  return {
    dueOn: resubmissions[0]?.dueOn ?? null,
    noContactUntil: latest(blocking.map(({ dueOn }) => dueOn)),
  };
}

function creditAggregate(record: CustomerRecord, inSegment: ToSegment): CreditAggregate {
  const account = record.creditAccounts[0];
  return {
    riskClass: record.master?.riskClass ?? null,
    limit: account?.limit4 ? inSegment(account.limit4, account.currency) : null,
    exposure: sum(record.contracts.map((row) => inSegment(row.exposure4, row.currency))),
  };
}

function paymentAggregate(
  { paid, payments }: CustomerRecord,
  { behaviour: thresholds }: SegmentSetup,
): CustomerInput['payments'] {
  const history = paid.map(({ dueDate, clearingDate }) => ({ dueDate, clearedOn: clearingDate }));
  const { behaviour, averageDaysLate } = paymentBehaviour(history, thresholds);
  return {
    behaviour,
    averageDaysLate,
    lastPaidOn: payments?.lastPaidOn ?? null,
    returnedDebits: payments?.returnedDebits ?? 0,
  };
}

function attributes(
  { master, contracts, hasInstalmentPlan }: CustomerRecord,
  collectible: readonly CollectibleItem[],
): CustomerInput['attributes'] {
  const largest = collectible.reduce<CollectibleItem | undefined>(
    (most, item) => (item.amount > (most?.amount ?? 0) ? item : most),
    undefined,
  );
  const contract = contracts.find((row) => row.contract === largest?.item.contract);
  return {
    country: master?.country ?? null,
    language: master?.language ?? null,
    customerKind: master?.category === '2' ? 'organization' : 'person',
    product: contract?.product ?? null,
    hasInstalmentPlan,
    hasGuarantor: contracts.some(({ guarantors }) => guarantors > 0),
  };
}

function latest(dates: readonly string[]): string | null {
  return dates.reduce<string | null>((last, day) => (last && last > day ? last : day), null);
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
