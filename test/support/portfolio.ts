import type { ContactPack } from '../../srv/domain/contact-pack.ts';
import { type FactId, type FactValue, factRow } from '../../srv/domain/fact-catalogue.ts';
import { factRowRecord } from '../../srv/domain/fact-row-key.ts';
import { addDays, type IsoDate } from '../../srv/domain/iso-date.ts';
import { nameKey, nameWords } from '../../srv/domain/search-keys.ts';
import type { Database } from '../../srv/platform/database.ts';
import * as tables from '../../srv/platform/tables.ts';

/** A published worklist of two segments whose every row is known, without a night. */
export const TODAY: IsoDate = '2026-11-23';
export const SOURCE = 'S4';
export const SEGMENT = 'DE-RETAIL';
export const OTHER_SEGMENT = 'DE-BUSINESS';

const STRATEGY = '0e2f7a52-6f0e-4c0b-9a39-2f6f0d1c0001';
export const RUNS: Readonly<Record<string, string>> = {
  [SEGMENT]: '0e2f7a52-6f0e-4c0b-9a39-2f6f0d1c0002',
  [OTHER_SEGMENT]: '0e2f7a52-6f0e-4c0b-9a39-2f6f0d1c0003',
};
export const COMPANY_CODES: Readonly<Record<string, string>> = {
  [SEGMENT]: '1000',
  [OTHER_SEGMENT]: '1100',
};

export interface PortfolioItem {
  readonly document: string;
  readonly amount: string;
  /** Negative for the future. */
  readonly daysOverdue: number;
  readonly columns?: Partial<tables.ItemsRow>;
}

export interface PortfolioCustomer {
  readonly partner: string;
  /** Whose list they are on, by segment. */
  readonly agents: Readonly<Record<string, string>>;
  readonly items?: readonly PortfolioItem[];
  readonly facts?: Partial<Record<FactId, FactValue>>;
}

/** Rules under which a contact is always possible, but once a day, and by text only with consent. */
export const OPEN_PACK: ContactPack = {
  id: 'OPEN',
  version: '1',
  rules: [
    { id: 'asked-for', kind: 'no-contact-until', source: 'Agreement' },
    { id: 'consent', kind: 'consent', source: 'Art. 2', channels: ['sms'] },
    {
      id: 'once-a-day',
      kind: 'cap',
      source: 'Art. 3',
      limit: 1,
      period: { unit: 'day' },
      per: 'person',
      countsAs: 'attempt',
      countsInbound: false,
    },
  ],
};

/** Sets up two segments with a strategy, policies and published runs; both are in euro. */
export async function loadPortfolio(db: Database): Promise<void> {
  const segments = Object.entries(RUNS);
  const currency = 'EUR';
  await db.upsert(
    tables.segmentsTable,
    segments.map(([segment]) => {
      const where = { timeZone: 'Europe/Berlin', contactPack: 'OPEN', language: 'de' };
      return { segment, currency, rateType: 'M', businessDate: TODAY, ...where };
    }),
  );
  await db.upsert(
    tables.segmentCompanyCodesTable,
    segments.map(([segment]) => ({ segment, source: SOURCE, companyCode: COMPANY_CODES[segment] })),
  );
  await db.upsert(
    tables.publishedRunsTable,
    segments.map(([segment, run]) => ({ segment, run, publishedAt: `${TODAY}T02:00:00.000Z` })),
  );
  await db.upsert(tables.currencyScalesTable, [
    { source: SOURCE, currency, erpDecimals: 2, minorDigits: 2, isIndexUnit: false },
    { source: SOURCE, currency: 'COP', erpDecimals: 0, minorDigits: 2, isIndexUnit: false },
  ]);
  await db.upsert(tables.promisePoliciesTable, [promisePolicy]);
  await db.upsert(tables.specialistsTable, [
    { agent: 'ana', name: 'Ana Roth', promiseLimit: '5000.00', isActive: true },
    { agent: 'ben', name: 'Ben Vogt', promiseLimit: '5000.00', isActive: true },
  ]);
  await savePack(db, OPEN_PACK);
  await loadStrategy(db);
}

export const promisePolicy = {
  category: '01',
  validFrom: '2026-01-01',
  validTo: null,
  toleranceDays: 2,
  reductionPerDay: '1.00',
  keptFromPercent: '95.00',
  varianceFromPercent: '80.00',
  maximumDates: 3,
  maximumDays: 60,
};

export async function savePack(db: Database, pack: ContactPack): Promise<void> {
  const content = JSON.stringify(pack);
  await db.upsert(tables.contactRulePacksTable, [
    { pack: pack.id, validFrom: '2026-01-01', name: pack.id, content },
  ]);
}

async function loadStrategy(db: Database): Promise<void> {
  await db.upsert(tables.strategyVersionsTable, [
    {
      ID: STRATEGY,
      strategy: 'LATE',
      version: 1,
      status: 'active',
      validFrom: '2026-01-01',
      currency: 'EUR',
      maxValuation: 100,
      toleranceDays: 0,
      dueSoonDays: 7,
    },
  ]);
  await db.upsert(tables.strategyRulesTable, [
    { version: STRATEGY, sequence: 1, ruleId: 'late', points: 40 },
  ]);
  await db.upsert(tables.strategyRuleTextsTable, [
    { version: STRATEGY, sequence: 1, language: 'en', text: 'Long overdue' },
    { version: STRATEGY, sequence: 1, language: 'de', text: 'Lange überfällig' },
  ]);
  const condition = {
    fact: 'oldestDaysOverdue',
    operator: 'above',
    negated: false,
    operands: '[30]',
  };
  await db.upsert(tables.strategyConditionsTable, [
    { version: STRATEGY, rule: 1, sequence: 1, ...condition },
  ]);
  await db.upsert(tables.strategyBandsTable, [
    { version: STRATEGY, priority: 'high', percentFrom: 0, criticality: 1 },
  ]);
}

/** Adds customers with their items and a position on each agent's list. */
export async function addToLists(
  db: Database,
  customers: readonly PortfolioCustomer[],
): Promise<void> {
  await db.upsert(tables.partnersTable, customers.map(partnerRow));
  await db.upsert(tables.nameWordsTable, customers.flatMap(wordRows));
  await db.upsert(tables.itemsTable, customers.flatMap(itemRows));
  const facts = new Map(customers.map(factRowOf).map((row) => [row.hash, row]));
  await db.upsert(tables.factRowsTable, [...facts.values()]);
  const listed = customers.flatMap((customer) =>
    Object.entries(customer.agents).map(([segment, agent]) => ({ customer, segment, agent })),
  );
  await db.upsert(
    tables.positionsTable,
    listed.map(({ customer, segment }) => positionRow(customer, segment)),
  );
  await db.upsert(
    tables.listEntriesTable,
    listed.map(({ customer: { partner }, segment, agent }, index) => {
      return { run: RUNS[segment], source: SOURCE, partner, agent, rank: index + 1, minutes: 10 };
    }),
  );
}

function wordRows({ partner }: PortfolioCustomer): Partial<tables.NameWordsRow>[] {
  return nameWords(`Customer ${partner}`).map((word) => ({ source: SOURCE, partner, word }));
}

function partnerRow({ partner }: PortfolioCustomer): Partial<tables.PartnersRow> {
  const name = `Customer ${partner}`;
  const place = { country: 'DE', timeZone: 'Europe/Berlin' };
  return {
    source: SOURCE,
    partner,
    nameKey: nameKey(name),
    category: '1',
    name,
    language: 'de',
    isBlocked: false,
    ...place,
  };
}

function itemRows({ partner, items = [] }: PortfolioCustomer): Partial<tables.ItemsRow>[] {
  return items.map(({ document, amount, daysOverdue, columns }) => ({
    source: SOURCE,
    document,
    repetition: '000',
    item: '0001',
    subitem: '000',
    partner,
    account: `A${partner}`,
    contract: `C${partner}`,
    companyCode: COMPANY_CODES[SEGMENT],
    dueDate: addDays(TODAY, -daysOverdue),
    currency: 'EUR',
    amount,
    clearingStatus: '',
    clearingRestriction: '',
    statisticalCode: '',
    substituteCategory: '',
    ...columns,
  }));
}

function factRowOf({ facts = {} }: PortfolioCustomer): Partial<tables.FactRowsRow> {
  return { ...factRowRecord(STRATEGY, factRow(facts), [0]), strategyVersion: STRATEGY };
}

function positionRow(customer: PortfolioCustomer, segment: string): Partial<tables.PositionsRow> {
  return {
    run: RUNS[segment],
    source: SOURCE,
    partner: customer.partner,
    segment,
    businessDate: TODAY,
    stage: 'late',
    strategyVersion: STRATEGY,
    status: 'open',
    priority: 'high',
    points: 40,
    percent: 40,
    factRow: factRowOf(customer).hash,
    currency: 'EUR',
    overdueAmount: '100.00',
    isQuarantined: false,
  };
}
