import { parseDecimal } from '../domain/money.ts';
import { inList } from '../platform/sql-text.ts';
import { notRestricted } from '../privacy/not-restricted.ts';
import type { GroupedCustomer } from '../runs/may-serve.ts';
import type { Supervisor } from './supervisor.ts';

/** Which open customers of a segment are meant; what is not given is not asked for. */
export interface CustomerQuery {
  readonly segment: string;
  readonly source?: string | null;
  readonly partner?: string | null;
  readonly collectionGroup?: string | null;
  readonly owner?: string | null;
  readonly stage?: string | null;
  readonly priority?: string | null;
  readonly minDaysPastDue?: number | null;
  /** A decimal string, in the currency of the position. */
  readonly minOverdue?: string | number | null;
}

/** A customer who could be given to somebody else. */
export interface FoundCustomer extends GroupedCustomer {
  readonly status: string;
  readonly currency: string;
  readonly overdue4: number;
  readonly minutes: number;
  readonly owner: string | null;
  /** The agent named for the customer today or later. */
  readonly named: string | null;
}

/** What a part of the query adds to the statement. */
const CONDITIONS: Readonly<Record<Exclude<keyof CustomerQuery, 'segment'>, string>> = {
  source: 'position.source = ?',
  partner: 'position.partner = ?',
  collectionGroup: 'position.collectionGroup = ?',
  owner: 'ownership.agent = ?',
  stage: 'position.stage = ?',
  priority: 'position.priority = ?',
  minDaysPastDue: 'position.daysPastDue >= CAST(? AS INTEGER)',
  minOverdue: 'CAST(ROUND(position.overdueAmount * 10000) AS BIGINT) >= CAST(? AS BIGINT)',
};

/**
 * The open customers of a query whom the supervisor may see, in a fixed order; at most `limit`. Who
 * is with an agency is none of them: an agency gives back by its own rules.
 */
export async function findCustomersOf(
  { db, groups }: Pick<Supervisor, 'db' | 'groups'>,
  query: CustomerQuery,
  limit: number,
): Promise<FoundCustomer[]> {
  const asked = Object.entries(CONDITIONS).flatMap(([name, condition]) => {
    const value = query[name as keyof CustomerQuery];
    return value === null || value === undefined || value === ''
      ? []
      : [{ name, condition, value }];
  });
  const mine = groups ? [`position.collectionGroup ${inList(db.dialect)}`] : [];
  const conditions = [...asked.map(({ condition }) => condition), ...mine];
  return db.query<FoundCustomer>(statement(conditions), [
    query.segment,
    ...asked.map(({ name, value }) => (name === 'minOverdue' ? scaled4(value) : String(value))),
    ...(groups ? [JSON.stringify(groups)] : []),
    limit,
  ]);
}

/** Amounts are compared as integers, see the columns. */
function scaled4(amount: string | number): string {
  return String(parseDecimal(String(amount), 4));
}

function statement(conditions: readonly string[]): string {
  return `SELECT position.source, position.partner, position.status, position.currency,
      position.collectionGroup AS "collectionGroup", position.effortMinutes AS minutes,
      CAST(ROUND(position.overdueAmount * 10000) AS BIGINT) AS overdue4,
      ownership.agent AS owner,
      (SELECT MIN(named.agent) FROM saldo_organization_FixedAssignments named
        WHERE named.source = position.source AND named.partner = position.partner
          AND named.segment = position.segment
          AND (named.validTo IS NULL OR named.validTo > position.businessDate)) AS named
    FROM saldo_worklists_PublishedRuns published
    JOIN saldo_worklists_Positions position ON position.run = published.run
      AND position.status = 'open' AND ${notRestricted('position')}
    LEFT JOIN saldo_worklists_Ownerships ownership ON ownership.segment = position.segment
      AND ownership.source = position.source AND ownership.partner = position.partner
    WHERE published.segment = ?
      AND NOT EXISTS (SELECT 1 FROM saldo_organization_Groups agency
        WHERE agency.collectionGroup = ownership.agent AND agency.kind = 'agency')
      ${conditions.map((condition) => `AND ${condition}`).join(' ')}
    ORDER BY position.source, position.partner LIMIT ?`;
}
