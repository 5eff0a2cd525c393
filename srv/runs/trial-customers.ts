import { isInSample } from '../domain/stable-sample.ts';
import type { Database } from '../platform/database.ts';
import type { CustomerKey, CustomerScope } from './customer-scope.ts';
import { CUSTOMERS } from './plan-run.ts';

/** Customers read and judged at a time: what memory a trial needs. */
const PORTION = 2_000;

/** How many customers a segment has. */
export async function countCustomers(db: Database, segment: string): Promise<number> {
  const [row] = await db.query<{ customers: number }>(
    `SELECT CAST(COUNT(*) AS BIGINT) AS customers FROM (${CUSTOMERS}) customer`,
    [segment],
  );
  return row?.customers ?? 0;
}

/** The customers of a segment in portions: all of them as key ranges, or the sample by name. */
export async function portionsOf(
  db: Database,
  segment: string,
  share: number,
): Promise<CustomerScope[]> {
  const portions: CustomerScope[] = [];
  const isChosen = ({ source, partner }: CustomerKey) =>
    share >= 1 || isInSample(source, partner, share);
  let open: CustomerKey[] = [];
  const close = () => {
    if (open.length > 0) portions.push(share >= 1 ? asRange(open) : asList(open));
    open = [];
  };
  for await (const batch of db.stream<CustomerKey>(CUSTOMERS, [segment])) {
    for (const customer of batch.filter(isChosen)) {
      if (open.length === PORTION || open[0]?.source !== customer.source) close();
      open.push(customer);
    }
  }
  close();
  return portions;
}

function asRange(customers: readonly CustomerKey[]): CustomerScope {
  const [first, last] = [customers[0], customers.at(-1)] as [CustomerKey, CustomerKey];
  return { kind: 'range', source: first.source, from: first.partner, to: last.partner };
}

function asList(customers: readonly CustomerKey[]): CustomerScope {
  const [{ source }] = customers as [CustomerKey];
  return { kind: 'listed', source, partners: customers.map(({ partner }) => partner) };
}
