import { scaledSumText } from '../domain/scaled-sum.ts';
import { findReassignable, type Reassignment } from './reassign.ts';
import type { CustomerQuery } from './reassignment-query.ts';
import type { Supervisor } from './supervisor.ts';

/** What giving all customers of a query to an agent would do: how many, and what they owe. */
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
  };
}
