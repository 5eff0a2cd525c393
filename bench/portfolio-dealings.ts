import { addDays } from '../srv/domain/iso-date.ts';
import {
  aNumber,
  anAmount,
  SOURCE,
  type SyntheticCustomer,
  stableId,
} from './portfolio-customer.ts';
import type { SyntheticItem } from './portfolio-debts.ts';
import type { PortfolioRows } from './portfolio-rows.ts';

/** What the bank and Saldo know of a customer beside the debts. */
export function addDealings(
  rows: PortfolioRows,
  customer: SyntheticCustomer,
  items: readonly SyntheticItem[],
): void {
  addCredit(rows, customer);
  addOddities(rows, customer, items);
  if (!customer.isOverdue) return;
  addDunning(rows, customer, items);
  addContacts(rows, customer);
  if (customer.random() < 0.12) addPromise(rows, customer, items);
  if (customer.random() < 0.05) addResubmission(rows, customer);
}

function addCredit(rows: PortfolioRows, customer: SyntheticCustomer): void {
  const { market, partner, random } = customer;
  const key = { source: SOURCE, partner };
  const riskClass = ['A', 'B', 'C', 'D'][aNumber(random, 0, 3)] ?? 'A';
  if (random() < 0.7) rows.creditProfiles.push({ ...key, riskClass, score: '500' });
  if (random() < 0.5) {
    const { currency } = market;
    const limitAmount = anAmount(customer, 8_000);
    rows.creditAccounts.push({ ...key, creditSegment: '0000', currency, limitAmount });
  }
  if (random() < 0.3) rows.creditStandings.push({ ...key, isBankrupt: random() < 0.01 });
}

/** Few customers have one of these. */
function addOddities(
  rows: PortfolioRows,
  { account, index, market, partner, random, today }: SyntheticCustomer,
  [first]: readonly SyntheticItem[],
): void {
  if (!first) return;
  const customer = { source: SOURCE, partner };
  const { document, amount } = first;
  const item = { source: SOURCE, document, repetition: '000', item: '0001', subitem: '000' };
  const { currency } = market;
  if (random() < 0.01) {
    const validity = { validFrom: addDays(today, -10), validTo: addDays(today, 10) };
    rows.itemLocks.push({ ...item, process: '01', reason: 'A', ...validity });
  }
  if (random() < 0.02) {
    const caseId = stableId(1, index, 0);
    rows.disputedItems.push({
      ...item,
      caseId,
      partner,
      currency,
      disputedAmount: amount,
      isOpen: true,
    });
  }
  if (random() < 0.01) {
    const ID = stableId(2, index, 0);
    const validFrom = addDays(today, -30);
    rows.exclusions.push({ ID, ...customer, reason: 'lawyer', evidence: 'letter', validFrom });
  }
  if (random() < 0.015) {
    const planNumber = String(index + 1).padStart(12, '0');
    rows.instalmentPlans.push({ ...customer, planNumber, account, currency, status: 'active' });
  }
}

/** One notice for each full month missed, up to level four. */
function addDunning(
  rows: PortfolioRows,
  { account, market, partner, today }: SyntheticCustomer,
  [oldest]: readonly SyntheticItem[],
): void {
  if (!oldest) return;
  for (let level = 1; level <= 4; level += 1) {
    const issuedOn = addDays(oldest.dueDate, 20 + 25 * level);
    if (issuedOn >= today) return;
    rows.dunningNotices.push({
      source: SOURCE,
      runDate: issuedOn,
      runId: 'D1',
      partner,
      account,
      counter: '000001',
      companyCode: market.companyCode,
      procedure: '01',
      level,
      currency: market.currency,
      amount: oldest.amount,
      issuedOn,
    });
  }
}

function addContacts(
  rows: PortfolioRows,
  { index, market, partner, random, today }: SyntheticCustomer,
): void {
  const contacts = random() < 0.45 ? aNumber(random, 1, 4) : 0;
  for (let sequence = 0; sequence < contacts; sequence += 1) {
    const localDate = addDays(today, -aNumber(random, 1, 60));
    const isReached = random() < 0.4;
    rows.contacts.push({
      ID: stableId(3, index, sequence),
      source: SOURCE,
      partner,
      segment: market.segment,
      person: partner,
      channel: 'phone',
      direction: 'outbound',
      result: isReached ? 'INF' : 'NAN',
      isReached,
      isRightParty: isReached && random() < 0.7,
      startedAt: `${localDate}T14:00:00.000Z`,
      timeZone: market.timeZone,
      localDate,
      agent: 'agent',
      origin: 'agent',
    });
  }
}

/** Open, kept or broken, over the oldest item, to be paid on one day. */
function addPromise(
  rows: PortfolioRows,
  { index, market, partner, random, today }: SyntheticCustomer,
  [oldest]: readonly SyntheticItem[],
): void {
  if (!oldest) return;
  const ID = stableId(4, index, 0);
  const status = ['0', '0', '1', '3'][aNumber(random, 0, 3)] ?? '0';
  const promisedOn = addDays(today, status === '0' ? -3 : -25);
  const dueOn = addDays(promisedOn, 10);
  const { amount, document } = oldest;
  rows.promises.push({
    ID,
    source: SOURCE,
    partner,
    segment: market.segment,
    category: '01',
    promisedOn,
    currency: market.currency,
    amount,
    status,
    fulfilmentPercent: status === '1' ? '100' : '0',
    nextCheckOn: status === '0' ? dueOn : null,
    judgedAt: status === '0' ? null : `${dueOn}T03:00:00.000Z`,
    needsApproval: false,
    createdAt: `${promisedOn}T10:00:00.000Z`,
  });
  rows.promiseDates.push({ promise: ID, sequence: 1, dueOn, amount });
  const item = { source: SOURCE, document, repetition: '000', item: '0001', subitem: '000' };
  rows.promiseItems.push({ promise: ID, ...item, amount, paidBefore: '0' });
}

function addResubmission(
  rows: PortfolioRows,
  { index, market, partner, random, today }: SyntheticCustomer,
): void {
  rows.resubmissions.push({
    ID: stableId(5, index, 0),
    source: SOURCE,
    partner,
    segment: market.segment,
    dueOn: addDays(today, aNumber(random, -2, 6)),
    noContactUntil: random() < 0.3,
    status: 'open',
    createdAt: `${today}T08:00:00.000Z`,
  });
}
