import type { Database } from '../platform/database.ts';
import { type CustomerKey, keyOf, listedBySource, scopeCondition } from '../runs/customer-scope.ts';

/** What customers and agents are called; who has no name here goes by number or logon name. */
export interface Names {
  customer(key: CustomerKey): string;
  agent(agent: string | null): string;
}

/** Of the customers given, and of every agent. */
export async function namesOf(db: Database, customers: readonly CustomerKey[]): Promise<Names> {
  const named = new Map<string, string>();
  for (const scope of listedBySource(customers)) {
    const { sql, params } = scopeCondition(scope, 'partner', db.dialect);
    const rows = await db.query<CustomerKey & { name: string | null }>(
      `SELECT partner.source, partner.partner, partner.name FROM saldo_ledger_Partners partner
      WHERE ${sql}`,
      params,
    );
    for (const row of rows) if (row.name) named.set(keyOf(row), row.name);
  }
  const agents = await db.query<{ agent: string; name: string }>(
    'SELECT agent, name FROM saldo_organization_Specialists',
  );
  const agentNames = new Map(agents.map(({ agent, name }) => [agent, name]));
  return {
    customer: (key) => named.get(keyOf(key)) ?? key.partner,
    agent: (agent) => agentNames.get(agent ?? '') ?? agent ?? '',
  };
}
