import type { Database } from '../platform/database.ts';

/** Long over: whoever wants the customer next takes over from it. */
const OVER = '1970-01-01T00:00:00.000Z';

/** The row that agents' actions pass through first (srv/worklist/hold.ts); who holds the customer keeps them. */
const KEEP = `INSERT INTO saldo_worklists_Holds (source, partner, agent, since, expiresAt)
  VALUES (?, ?, ?, ?, ?)
  ON CONFLICT (source, partner) DO UPDATE SET agent = saldo_worklists_Holds.agent`;

/**
 * Makes agents' actions on a customer wait until the transaction has ended, and waits for one that has
 * begun: for who decides on the customer without working on them. Nobody loses their hold by it, and
 * an agent who has the customer open is no reason to refuse. Comes before any row of the customer is
 * locked, as agents' holds do.
 */
export async function keepCustomer(
  db: Database,
  { source, partner }: { readonly source: string; readonly partner: string },
  user: string,
): Promise<void> {
  await db.execute(KEEP, [source, partner, user, OVER, OVER]);
}

/** As above, for the customer that a row with an id is about; a row that is not there is nobody's. */
export async function keepCustomerOf(
  db: Database,
  table: string,
  id: string,
  user: string,
): Promise<void> {
  const [customer] = await db.query<{ source: string; partner: string }>(
    `SELECT source, partner FROM ${table} WHERE ID = ?`,
    [id],
  );
  if (customer) await keepCustomer(db, customer, user);
}
