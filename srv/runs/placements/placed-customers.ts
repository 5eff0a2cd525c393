import type { Database } from '../../platform/database.ts';
import { inList } from '../../platform/sql-text.ts';
import { type CustomerScope, scopeCondition } from '../customer-scope.ts';
import { atErpAgency } from '../erp-agency.ts';
import { writtenOff4 } from '../written-off-parts.ts';
import type { PlacementSetup } from './placement-setup.ts';

/** A customer who is with an agency, or whose items still are. */
export interface PlacedCustomer {
  readonly partner: string;
  /** The agency or agent who owns the customer now; none when nobody does. */
  readonly owner: string | null;
  /** Why the customer is on no list of this run and with nobody; null when not excluded. */
  readonly excludedFor: string | null;
  /** 1 where totals of an account do not agree with the ERP: the agency might get a wrong amount. */
  readonly isQuarantined: number;
}

/** The next of one source in the order of partners: owned by an agency, or submitted and not recalled. */
export function readPlacedCustomers(
  db: Database,
  { run, segment, agencies }: PlacementSetup,
  source: string,
  after: string,
  limit: number,
): Promise<PlacedCustomer[]> {
  const groups = agencies.filter((agency) => agency.source === source);
  const names = JSON.stringify(groups.map(({ collectionGroup }) => collectionGroup));
  return db.query<PlacedCustomer>(
    `SELECT placed.partner, owned.agent AS owner, excluded.reason AS "excludedFor",
      CASE WHEN EXISTS (SELECT 1 FROM saldo_mirror_Quarantines quarantine
        JOIN saldo_ledger_ContractAccounts held
          ON held.source = quarantine.source AND held.account = quarantine.account
        WHERE held.source = ? AND held.partner = placed.partner) THEN 1 ELSE 0 END
        AS "isQuarantined"
    FROM (SELECT partner FROM saldo_worklists_Ownerships
        WHERE segment = ? AND source = ? AND partner > ? AND agent ${inList(db.dialect)}
      UNION SELECT partner FROM saldo_placements_Submissions
        WHERE segment = ? AND source = ? AND partner > ? AND state = 'submitted') placed
    LEFT JOIN saldo_worklists_Ownerships owned
      ON owned.segment = ? AND owned.source = ? AND owned.partner = placed.partner
    LEFT JOIN saldo_worklists_ExcludedCustomers excluded
      ON excluded.run = ? AND excluded.source = ? AND excluded.partner = placed.partner
    ORDER BY placed.partner LIMIT ?`,
    [
      source,
      ...[segment, source, after, names],
      ...[segment, source, after],
      ...[segment, source],
      ...[run, source],
      limit,
    ],
  );
}

/** What was submitted and not recalled. A recall that a person cancelled waits for the next run. */
export interface OpenSubmission {
  readonly id: string;
  readonly partner: string;
  /** The agency's group. */
  readonly collectionGroup: string;
  /** 1 where an item in it is disputed: an agency does not ask for what the bank has to clear up. */
  readonly isDisputed: number;
}

export function readOpenSubmissions(
  db: Database,
  { segment, run }: PlacementSetup,
  scope: CustomerScope,
): Promise<OpenSubmission[]> {
  const { sql, params } = scopeCondition(scope, 'open', db.dialect);
  return db.query<OpenSubmission>(
    `SELECT open.ID AS id, open.partner, open.collectionGroup AS "collectionGroup",
      CASE WHEN EXISTS (SELECT 1 FROM saldo_placements_SubmittedItems item
        JOIN saldo_disputes_DisputedItems dispute ON ${sameItem('dispute')}
        WHERE item.submission = open.ID AND dispute.isOpen = true) THEN 1 ELSE 0 END AS "isDisputed"
    FROM saldo_placements_Submissions open
    WHERE ${sql} AND open.segment = ? AND open.state = 'submitted'
      AND NOT EXISTS (SELECT 1 FROM saldo_operations_Operations asked
        WHERE asked.subject = open.ID AND asked.kind = 'agency-recall'
          AND asked.state = 'cancelled' AND asked.payload LIKE ?)
    ORDER BY open.partner, open.ID`,
    [...params, segment, `%"run":"${run}"%`],
  );
}

/** An item that is overdue, asked for, and with no agency. */
export interface ItemToSubmit {
  readonly partner: string;
  readonly document: string;
  readonly repetition: string;
  readonly item: string;
  readonly subitem: string;
  readonly currency: string;
  /** Scaled by 10^4. */
  readonly amount4: number;
}

/**
 * Of customers in scope who are open on the published list. What the agency before has to give back,
 * and what is `recalled` now, counts as given back. Neither what is promised, in a plan, disputed or to be written
 * off, nor what this run submitted
 * before and a person cancelled.
 */
export function readItemsToSubmit(
  db: Database,
  setup: PlacementSetup,
  scope: CustomerScope,
  recalled: readonly string[],
): Promise<ItemToSubmit[]> {
  const { sql, params } = scopeCondition(scope, 'item', db.dialect);
  const isOneOf = inList(db.dialect);
  const { run, segment, businessDate, countedCodes, blockingRestrictions } = setup;
  return db.query<ItemToSubmit>(
    `SELECT item.partner, item.document, item.repetition, item.item, item.subitem, item.currency,
      CAST(ROUND(item.amount * 10000) AS BIGINT) AS amount4
    FROM saldo_ledger_Items item
    JOIN saldo_organization_SegmentCompanyCodes company ON company.segment = ?
      AND company.source = item.source AND company.companyCode = item.companyCode
    JOIN saldo_worklists_Positions position ON position.run = ?
      AND position.source = item.source AND position.partner = item.partner
      AND position.status = 'open'
    JOIN saldo_worklists_Ownerships owned ON owned.segment = company.segment
      AND owned.source = item.source AND owned.partner = item.partner
    WHERE ${sql} AND item.clearingStatus = '' AND item.leftErpAt IS NULL AND item.amount > 0
      AND item.dueDate < ? AND (item.deferralDate IS NULL OR item.deferralDate < ?)
      AND COALESCE(item.substituteCategory, '') = ''
      AND COALESCE(item.statisticalCode, '') ${isOneOf}
      AND NOT (COALESCE(item.clearingRestriction, '') ${isOneOf})
      AND ${notSubmitted(isOneOf)} AND ${NOT_PROMISED} AND ${NOT_PLANNED} AND ${NOT_DISPUTED}
      AND ${writtenOff4('item')} = 0 AND ${atErpAgency('item')} = 0
    ORDER BY item.partner, item.currency, item.document, item.repetition, item.item, item.subitem`,
    [
      ...[segment, run, ...params, businessDate, businessDate],
      ...[JSON.stringify(countedCodes), JSON.stringify(blockingRestrictions)],
      ...[run, JSON.stringify(recalled)],
    ],
  );
}

const sameItem = (other: string) =>
  `${other}.source = item.source AND ${other}.document = item.document
    AND ${other}.repetition = item.repetition AND ${other}.item = item.item
    AND ${other}.subitem = item.subitem`;

const notSubmitted = (
  isOneOf: string,
) => `NOT EXISTS (SELECT 1 FROM saldo_placements_SubmittedItems given
    JOIN saldo_placements_Submissions submission ON submission.ID = given.submission
    WHERE ${sameItem('given')} AND (
      (submission.state = 'cancelled' AND submission.run = ?)
      OR (submission.state = 'submitted' AND NOT (submission.ID ${isOneOf})
        AND (submission.segment <> owned.segment
        OR submission.collectionGroup = owned.agent))))`;

const NOT_PROMISED = `NOT EXISTS (SELECT 1 FROM saldo_agreements_PromiseItems promised
    JOIN saldo_agreements_Promises promise ON promise.ID = promised.promise
    WHERE ${sameItem('promised')} AND promise.status = '0' AND promise.needsApproval = false)`;

const NOT_PLANNED = `NOT EXISTS (SELECT 1 FROM saldo_plans_PlanItems planned
    JOIN saldo_plans_Plans plan ON plan.ID = planned.plan
    WHERE ${sameItem('planned')} AND plan.state IN ('agreed', 'proposed'))`;

const NOT_DISPUTED = `NOT EXISTS (SELECT 1 FROM saldo_disputes_DisputedItems dispute
    WHERE ${sameItem('dispute')} AND dispute.isOpen = true)`;
