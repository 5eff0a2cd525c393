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
  scope: CustomerScope,
  segment: string,
  today: IsoDate,
  lookback: Lookback,
): Promise<CustomerRecord[]> {
  const paidSince = addDays(today, -lookback.paymentDays);
  const contactedSince = addDays(today, -lookback.contactDays);
  return db.transaction(
    async (tx) => {
      const rows = <Row extends CustomerRow>(query: sql.CustomerQuery, ...params: string[]) =>
        tx.query<Row>(...query(scope, params)).then(groupByCustomer);
      const read = {
        items: await rows<sql.Rows['items']>(sql.openItems, today, today, segment),
        master: await rows<sql.Rows['master']>(sql.master),
        paid: await rows<sql.Rows['paid']>(sql.paidItems, segment, paidSince),
        disputes: await rows<sql.Rows['disputes']>(sql.disputedItems),
        promisedItems: await rows<sql.Rows['promisedItems']>(sql.promisedItems),
        dunning: await rows<sql.Rows['dunning']>(sql.dunningNotices, segment, today),
        promises: await rows<sql.Rows['promises']>(sql.promises, segment),
        contacts: await rows<sql.Rows['contacts']>(sql.contacts, contactedSince),
        resubmissions: await rows<sql.Rows['resubmissions']>(sql.resubmissions, segment),
        payments: await rows<sql.Rows['payments']>(sql.payments, paidSince),
        creditAccounts: await rows<sql.Rows['creditAccounts']>(sql.creditAccounts),
        contracts: await rows<sql.Rows['contracts']>(sql.contracts, segment),
        exclusions: await rows<sql.Rows['exclusions']>(sql.exclusions),
        plans: await rows(sql.activePlans),
        quarantined: await rows(sql.quarantined, segment),
      };
      const customers = await tx.query<CustomerRow>(...sql.customersOfSegment(scope, [segment]));
      return customers.map((customer) => toRecord(customer, read));
    },
    { mode: 'snapshot' },
  );
}

type Grouped<Row> = ReadonlyMap<string, readonly Row[]>;
type Read = { readonly [Key in keyof sql.Rows]: Grouped<sql.Rows[Key]> } & {
  readonly plans: Grouped<CustomerRow>;
  readonly quarantined: Grouped<CustomerRow>;
};

function toRecord({ source, partner }: CustomerRow, read: Read): CustomerRecord {
  const key = `${source}/${partner}`;
  const all = <Row>(rows: Grouped<Row>): readonly Row[] => rows.get(key) ?? [];
  return {
    source,
    partner,
    master: all(read.master)[0],
    items: all(read.items),
    paid: all(read.paid),
    disputes: all(read.disputes),
    promisedItems: all(read.promisedItems),
    dunning: all(read.dunning),
    promises: all(read.promises),
    contacts: all(read.contacts),
    resubmissions: all(read.resubmissions),
    payments: all(read.payments)[0],
    creditAccounts: all(read.creditAccounts),
    contracts: all(read.contracts),
    exclusions: all(read.exclusions),
    hasInstalmentPlan: read.plans.has(key),
    isQuarantined: read.quarantined.has(key),
  };
}

function groupByCustomer<Row extends CustomerRow>(rows: readonly Row[]): Grouped<Row> {
  return Map.groupBy(rows, ({ source, partner }) => `${source}/${partner}`);
}
