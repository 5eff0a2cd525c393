import { addDays, type IsoDate } from '../domain/iso-date.ts';
import { ownFacts } from '../domain/own-facts.ts';
import type { Database } from '../platform/database.ts';
import * as sql from './customer-queries.ts';
import type { CustomerQuery, ReadScope } from './customer-query.ts';
import type { CustomerRecord, CustomerRow, OwnRow } from './customer-record.ts';
import type { CustomerScope } from './customer-scope.ts';

/** How far back payments and contacts are read: what behaviour and attempts are judged from. */
export interface Lookback {
  readonly paymentDays: number;
  readonly contactDays: number;
}

/** What a bank gets that configures no other. */
export const DEFAULT_LOOKBACK: Lookback = { paymentDays: 365, contactDays: 90 };

/**
 * All a run has to know of the customers in scope who have an item in the segment: a fixed
 * number of queries whatever the number of customers, read in one snapshot.
 */
export function readCustomers(
  db: Database,
  customers: CustomerScope,
  segment: string,
  today: IsoDate,
  lookback: Lookback,
): Promise<CustomerRecord[]> {
  return db.transaction(
    async (tx) => {
      const { source } = customers;
      const scope = { dialect: tx.dialect, customers, segment };
      const items = byPartner(await tx.query<sql.Rows['items']>(...sql.openItems(scope)));
      if (items.size === 0) return [];
      const partners = [...items.keys()];
      const debtors: CustomerScope = { kind: 'listed', source, partners };
      const of = { all: scope, debtors: { ...scope, customers: debtors } };
      const read = { ...(await readRest(tx, of, today, lookback)), items };
      return partners.map((partner) => toRecord(source, partner, read));
    },
    { mode: 'snapshot' },
  );
}

/**
 * What is known of customers beside their open items. Where every customer has rows, only those
 * with items are asked for; where few have any, everybody in scope is, which costs less.
 */
async function readRest(
  tx: Database,
  of: { readonly all: ReadScope; readonly debtors: ReadScope },
  today: IsoDate,
  lookback: Lookback,
): Promise<Omit<Read, 'items'>> {
  const { segment } = of.all;
  const paidSince = addDays(today, -lookback.paymentDays);
  const contactedSince = addDays(today, -lookback.contactDays);
  const rows = rowsIn(tx, of.debtors);
  const rareRows = rowsIn(tx, of.all);
  return {
    master: await rows<sql.Rows['master']>(sql.master),
    paid: await rows<sql.Rows['paid']>(sql.paidItems, paidSince),
    disputes: await rareRows<sql.Rows['disputes']>(sql.disputedItems),
    rejectedDisputes: await rareRows<sql.Rows['rejectedDisputes']>(sql.rejectedDisputes, segment),
    writtenOff: await rareRows<sql.Rows['writtenOff']>(sql.writtenOffItems),
    promisedItems: await rareRows<sql.Rows['promisedItems']>(sql.promisedItems),
    plannedItems: await rareRows<sql.Rows['plannedItems']>(sql.plannedItems),
    dunning: await rows<sql.Rows['dunning']>(sql.dunningNotices, today),
    itemLocks: await rows<sql.Rows['itemLocks']>(sql.itemLocks, today, today, today, today),
    accountLocks: await rareRows<sql.Rows['accountLocks']>(
      sql.accountLocks,
      ...[today, today, today, today],
    ),
    ownLocks: await rareRows<sql.Rows['ownLocks']>(sql.ownLocks, today, today, segment),
    promises: await rareRows<sql.Rows['promises']>(sql.promises, segment),
    contacts: await rows<sql.Rows['contacts']>(sql.contacts, contactedSince),
    resubmissions: await rareRows<sql.Rows['resubmissions']>(sql.resubmissions, segment),
    payments: await rows<sql.Rows['payments']>(sql.payments, paidSince),
    creditAccounts: await rows<sql.Rows['creditAccounts']>(sql.creditAccounts),
    contracts: await rows<sql.Rows['contracts']>(sql.contracts),
    exclusions: await rareRows<sql.Rows['exclusions']>(sql.exclusions),
    flags: await rareRows<sql.Rows['flags']>(sql.flags),
    accounts: await rows<sql.Rows['accounts']>(sql.paymentMethods),
    placements: await rareRows<sql.Rows['placements']>(sql.placements, segment),
    plans: await rareRows<sql.Rows['plans']>(sql.instalmentPlans),
    own: await readOwnRows((select) => rows<OwnRow>(sql.ownRows(select))),
    arms: await rareRows<sql.Rows['arms']>(sql.arms, segment, today, today),
    handOvers: await rareRows<sql.Rows['handOvers']>(sql.handOvers, segment, today, today),
    quarantined: await rareRows(sql.quarantined),
  };
}

/** Reads a query's rows by customer. */
function rowsIn(tx: Database, scope: ReadScope) {
  return async <Row extends CustomerRow>(query: CustomerQuery, ...params: string[]) =>
    byPartner(await tx.query<Row>(...query(scope, ...params)));
}

/** The rows of the bank's own facts, by fact. */
async function readOwnRows(
  read: (select: string) => Promise<ByPartner<OwnRow>>,
): Promise<Map<string, ByPartner<OwnRow>>> {
  const byFact = new Map<string, ByPartner<OwnRow>>();
  for (const { definition } of ownFacts()) {
    if (definition.rows) byFact.set(definition.id, await read(definition.rows));
  }
  return byFact;
}

type ByPartner<Row> = ReadonlyMap<string, readonly Row[]>;
type Read = { readonly [Key in keyof sql.Rows]: ByPartner<sql.Rows[Key]> } & {
  readonly own: ReadonlyMap<string, ByPartner<OwnRow>>;
  readonly quarantined: ByPartner<CustomerRow>;
};

const NONE: readonly never[] = [];

function toRecord(source: string, partner: string, read: Read): CustomerRecord {
  return {
    source,
    partner,
    master: read.master.get(partner)?.[0],
    items: read.items.get(partner) ?? NONE,
    paid: read.paid.get(partner) ?? NONE,
    disputes: read.disputes.get(partner) ?? NONE,
    rejectedDisputes: read.rejectedDisputes.get(partner) ?? NONE,
    writtenOff: read.writtenOff.get(partner) ?? NONE,
    promisedItems: read.promisedItems.get(partner) ?? NONE,
    plannedItems: read.plannedItems.get(partner) ?? NONE,
    dunning: read.dunning.get(partner) ?? NONE,
    locks: locksOf(partner, read),
    promises: read.promises.get(partner) ?? NONE,
    contacts: read.contacts.get(partner) ?? NONE,
    resubmissions: read.resubmissions.get(partner) ?? NONE,
    payments: read.payments.get(partner)?.[0],
    creditAccounts: read.creditAccounts.get(partner) ?? NONE,
    contracts: read.contracts.get(partner) ?? NONE,
    exclusions: read.exclusions.get(partner) ?? NONE,
    flags: read.flags.get(partner) ?? NONE,
    accounts: read.accounts.get(partner) ?? NONE,
    placements: read.placements.get(partner) ?? NONE,
    plans: read.plans.get(partner) ?? NONE,
    ownRows: ownRowsOf(partner, read),
    arm: read.arms.get(partner)?.[0]?.arm ?? null,
    handedTo: read.handOvers.get(partner)?.[0]?.toGroup ?? null,
    isQuarantined: read.quarantined.has(partner),
  };
}

function locksOf(partner: string, { itemLocks, accountLocks, ownLocks }: Read) {
  return [itemLocks, accountLocks, ownLocks].flatMap((rows) => rows.get(partner) ?? NONE);
}

const NO_OWN_ROWS = {};

function ownRowsOf(partner: string, { own }: Read): CustomerRecord['ownRows'] {
  if (own.size === 0) return NO_OWN_ROWS;
  return Object.fromEntries([...own].map(([fact, rows]) => [fact, rows.get(partner) ?? NONE]));
}

function byPartner<Row extends CustomerRow>(rows: readonly Row[]): ByPartner<Row> {
  return Map.groupBy(rows, ({ partner }) => partner);
}
