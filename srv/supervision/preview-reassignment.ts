import { scaledSumText } from '../domain/scaled-sum.ts';
import type { Reassignment } from './give-away.ts';
import { namesOf } from './names-of.ts';
import { findReassignable } from './reassign.ts';
import type { CustomerQuery, FoundCustomer } from './reassignment-query.ts';
import type { Supervisor } from './supervisor.ts';

/** So many are named one by one. */
const NAMED = 20;

/** What giving all customers of a query to an agent would do: how many, what they owe, and who owe most. */
export async function previewReassignment(
  supervisor: Supervisor,
  input: CustomerQuery & Pick<Reassignment, 'agent' | 'validTo'>,
) {
  const { found, customers } = await findReassignable(supervisor, input, input);
  const byCurrency = [...Map.groupBy(customers, ({ currency }) => currency)];
  return {
    customers: customers.length,
    minutes: customers.reduce((sum, { minutes }) => sum + minutes, 0),
    left: found.length - customers.length,
    amounts: byCurrency
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([currency, rows]) => ({
        currency,
        overdue: scaledSumText(rows.reduce((sum, { overdue4 }) => sum + BigInt(overdue4), 0n)),
      })),
    whom: await largestOf(supervisor, customers),
  };
}

/** A segment's positions are in one currency, so that they can be compared. */
async function largestOf({ db }: Supervisor, customers: readonly FoundCustomer[]) {
  const largest = customers.toSorted((a, b) => b.overdue4 - a.overdue4).slice(0, NAMED);
  const names = await namesOf(db, largest);
  return largest.map(({ source, partner, owner, currency, overdue4 }) => ({
    partner,
    customerName: names.customer({ source, partner }),
    ownerName: names.agent(owner),
    currency,
    overdue: scaledSumText(BigInt(overdue4)),
  }));
}
