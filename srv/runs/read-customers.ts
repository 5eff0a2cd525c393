import { addDays, type IsoDate } from '../domain/iso-date.ts';
import type { Database } from '../platform/database.ts';
import * as sql from './customer-queries.ts';
import type { CustomerRecord, CustomerRow } from './customer-record.ts';
import type { CustomerScope } from './customer-scope.ts';

/** How far back payments and contacts are read: what behaviour and attempts are judged from. */
export interface Lookback {
  readonly paymentDays: number;
  readonly contactDays: number;
}

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
      const rest = await readRest(tx, { ...scope, customers: debtors }, today, lookback);
      const read = { ...rest, items };
      return partners.map((partner) => toRecord(source, partner, read));
    },
    { mode: 'snapshot' },
  );
}

/** What is known of customers beside their open items. */
async function readRest(
  tx: Database,
  scope: sql.ReadScope,
  today: IsoDate,
  lookback: Lookback,
): Promise<Omit<Read, 'items'>> {
  const { segment } = scope;
  const paidSince = addDays(today, -lookback.paymentDays);
  const contactedSince = addDays(today, -lookback.contactDays);
  const rows = async <Row extends CustomerRow>(query: sql.CustomerQuery, ...params: string[]) =>
    byPartner(await tx.query<Row>(...query(scope, ...params)));
  return {
    master: await rows<sql.Rows['master']>(sql.master),
    paid: await rows<sql.Rows['paid']>(sql.paidItems, paidSince),
    disputes: await rows<sql.Rows['disputes']>(sql.disputedItems),
    promisedItems: await rows<sql.Rows['promisedItems']>(sql.promisedItems),
    dunning: await rows<sql.Rows['dunning']>(sql.dunningNotices, today),
    promises: await rows<sql.Rows['promises']>(sql.promises, segment),
    contacts: await rows<sql.Rows['contacts']>(sql.contacts, contactedSince),
    resubmissions: await rows<sql.Rows['resubmissions']>(sql.resubmissions, segment),
    payments: await rows<sql.Rows['payments']>(sql.payments, paidSince),
    creditAccounts: await rows<sql.Rows['creditAccounts']>(sql.creditAccounts),
    contracts: await rows<sql.Rows['contracts']>(sql.contracts),
    exclusions: await rows<sql.Rows['exclusions']>(sql.exclusions),
    arms: await rows<sql.Rows['arms']>(sql.arms, segment, today, today),
    plans: await rows(sql.activePlans),
    quarantined: await rows(sql.quarantined),
  };
}

type ByPartner<Row> = ReadonlyMap<string, readonly Row[]>;
type Read = { readonly [Key in keyof sql.Rows]: ByPartner<sql.Rows[Key]> } & {
  readonly plans: ByPartner<CustomerRow>;
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
    promisedItems: read.promisedItems.get(partner) ?? NONE,
    dunning: read.dunning.get(partner) ?? NONE,
    promises: read.promises.get(partner) ?? NONE,
    contacts: read.contacts.get(partner) ?? NONE,
    resubmissions: read.resubmissions.get(partner) ?? NONE,
    payments: read.payments.get(partner)?.[0],
    creditAccounts: read.creditAccounts.get(partner) ?? NONE,
    contracts: read.contracts.get(partner) ?? NONE,
    exclusions: read.exclusions.get(partner) ?? NONE,
    hasInstalmentPlan: read.plans.has(partner),
    isQuarantined: read.quarantined.has(partner),
    arm: read.arms.get(partner)?.[0]?.arm ?? null,
  };
}

function byPartner<Row extends CustomerRow>(rows: readonly Row[]): ByPartner<Row> {
  return Map.groupBy(rows, ({ partner }) => partner);
}
