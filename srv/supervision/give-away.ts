import { randomUUID } from 'node:crypto';
import { addDays, type IsoDate } from '../domain/iso-date.ts';
import {
  ownershipMovesTable,
  ownershipsTable,
  temporaryAssignmentsTable,
} from '../platform/tables.ts';
import { listedBySource, scopeCondition } from '../runs/customer-scope.ts';
import type { PublishedSegment } from '../runs/published-segments.ts';
import { replanDay } from '../runs/replan-day.ts';
import type { FoundCustomer } from './reassignment-query.ts';
import { recordReassignment } from './record-reassignment.ts';
import type { Supervisor } from './supervisor.ts';

/** To whom customers go, until when (none given: for good), and why. */
export interface Reassignment {
  readonly agent: string;
  readonly validTo?: IsoDate | null;
  readonly reason: string;
}

/** A customer with who works them today in the owner's place. */
export interface GivenCustomer extends FoundCustomer {
  readonly lentTo: string | null;
}

/**
 * Customers change hands at once: who lent them gets them back first, the day is planned anew, and
 * what was done is recorded. That the agent may serve them is decided before.
 */
export async function giveAway(
  supervisor: Supervisor,
  published: PublishedSegment,
  customers: readonly GivenCustomer[],
  to: Reassignment,
): Promise<void> {
  const { db } = supervisor;
  const { agent, validTo } = to;
  await endLoans(supervisor, published, customers);
  // Who goes back to their owner needs no more than that the loan ends.
  const others = customers.filter(({ owner }) => owner !== agent);
  if (validTo) await lend(supervisor, published, others, to, validTo);
  else await handOver(supervisor, published, others, to);
  await replanDay(db, { customers });
  const from = customers.map(({ lentTo, ...customer }) => {
    return customer.owner === agent ? { ...customer, owner: lentTo } : customer;
  });
  await recordReassignment(supervisor, published, from, to);
}

function lend(
  { db, user, now }: Supervisor,
  { segment: { segment }, today }: PublishedSegment,
  customers: readonly FoundCustomer[],
  { agent, reason }: Reassignment,
  validTo: IsoDate,
): Promise<unknown> {
  const same = { segment, owner: null, collectionGroup: null, agent, reason };
  return db.insert(
    temporaryAssignmentsTable,
    customers.map(({ source, partner }) => ({
      ID: randomUUID(),
      ...same,
      source,
      partner,
      validFrom: today,
      validTo,
      createdBy: user,
      createdAt: now,
    })),
  );
}

/** Whoever works the customers for a while gives them back at once; what began today is as if it had never been. */
async function endLoans(
  { db }: Supervisor,
  { segment: { segment }, today }: PublishedSegment,
  customers: readonly FoundCustomer[],
): Promise<void> {
  for (const scope of listedBySource(customers)) {
    const table = 'saldo_organization_TemporaryAssignments';
    const { sql, params } = scopeCondition(scope, table, db.dialect);
    await db.execute(
      `UPDATE ${table} SET validTo = ?
      WHERE segment = ? AND validFrom < ? AND validTo >= ? AND ${sql}`,
      [addDays(today, -1), segment, today, today, ...params],
    );
    await db.execute(`DELETE FROM ${table} WHERE segment = ? AND validFrom = ? AND ${sql}`, [
      segment,
      today,
      ...params,
    ]);
  }
}

async function handOver(
  { db }: Supervisor,
  { segment: { segment }, run, today }: PublishedSegment,
  customers: readonly FoundCustomer[],
  { agent }: Reassignment,
): Promise<void> {
  const cause = 'reassigned';
  await db.upsert(
    ownershipsTable,
    customers.map(({ source, partner }) => ({
      segment,
      source,
      partner,
      agent,
      since: today,
      cause,
    })),
    { columns: ['segment', 'source', 'partner', 'agent', 'since', 'cause'] },
  );
  const owned = customers.filter(({ owner }) => owner !== null);
  await db.upsert(
    ownershipMovesTable,
    owned.map(({ source, partner, owner }) => ({
      run,
      source,
      partner,
      fromAgent: owner,
      toAgent: agent,
      cause,
    })),
  );
}
