import { followErp, type SharedCase } from '../../domain/disputes/follow-erp.ts';
import { solvedAt } from '../../domain/disputes/time-to-solve.ts';
import type { Instant, IsoDate } from '../../domain/iso-date.ts';
import { formatDecimal } from '../../domain/money.ts';
import type { Database, Dialect } from '../../platform/database.ts';
import { inList } from '../../platform/sql-text.ts';
import { type CasesRow, caseItemsTable, casesTable } from '../../platform/tables.ts';
import { segmentDays } from '../bank-days.ts';
import { type CaseBatches, inBatches } from './case-batches.ts';
import { type CaseScope, inScope, isUnderWay } from './case-scope.ts';

interface BothSides {
  readonly id: string;
  readonly segment: string | null;
  readonly status: string;
  readonly openedOn: IsoDate | null;
  readonly solvedOn: IsoDate | null;
  readonly caseNumber: string | null;
  readonly mineReason: string | null;
  readonly mineRootCause: string | null;
  readonly mineOpen4: number;
  readonly erpNumber: string | null;
  readonly erpStatus: string;
  readonly erpReason: string | null;
  readonly erpRootCause: string | null;
  readonly erpOpen4: number;
  readonly erpIsOpen: number;
  readonly erpClosedOn: IsoDate | null;
}

/** A clerk who decides meanwhile comes first, or waits; SQLite has one writer anyway. */
function differing(scope: string, dialect: Dialect): string {
  const lock = dialect === 'postgres' ? 'FOR UPDATE OF mine, erp' : '';
  return `SELECT mine.ID AS id, mine.segment, mine.status, mine.openedOn AS "openedOn",
      mine.solvedOn AS "solvedOn", mine.caseNumber AS "caseNumber",
      mine.reason AS "mineReason", mine.rootCause AS "mineRootCause",
      CAST(ROUND(mine.openAmount * 10000) AS BIGINT) AS "mineOpen4",
      erp.caseNumber AS "erpNumber", erp.status AS "erpStatus", erp.reason AS "erpReason",
      erp.rootCause AS "erpRootCause",
      CAST(ROUND(erp.disputedAmount * 10000) AS BIGINT) AS "erpOpen4",
      CASE WHEN erp.isOpen = true THEN 1 ELSE 0 END AS "erpIsOpen",
      erp.closedOn AS "erpClosedOn"
    FROM saldo_disputes_Cases mine
    JOIN saldo_disputes_DisputeCases erp
      ON erp.source = mine.source AND erp.caseId = mine.caseId
    WHERE mine.status IN ('open', 'working', 'decided') AND ${scope} AND mine.ID > ?
      AND NOT ${isUnderWay('mine')}
      AND (erp.isOpen = false OR erp.disputedAmount <> mine.openAmount
        OR COALESCE(erp.reason, '') <> COALESCE(mine.reason, '')
        OR COALESCE(erp.rootCause, '') <> COALESCE(mine.rootCause, '')
        OR COALESCE(erp.caseNumber, '') <> COALESCE(mine.caseNumber, ''))
    ORDER BY mine.ID LIMIT ? ${lock}`;
}

/**
 * Takes over what people did to cases in the ERP: reason, root cause, amount, end. A case with
 * something of ours on its way is left alone; its differences are shown until that has arrived.
 */
export async function followErpCases(
  db: Database,
  { scope, now }: { readonly scope: CaseScope; readonly now: Instant },
): Promise<number> {
  const { sql, params } = inScope(scope, 'mine');
  const batches: CaseBatches<BothSides> = {
    read: (tx, after, limit) =>
      tx.query<BothSides>(differing(sql, tx.dialect), [...params, after?.id ?? '', limit]),
    work: (tx, found) => takeOver(tx, found, now),
    nameOf: ({ caseNumber, id }) => caseNumber ?? id,
  };
  return inBatches(db, batches, { now });
}

async function takeOver(db: Database, found: readonly BothSides[], now: Instant): Promise<number> {
  const dayIn = await segmentDays(db, now);
  const changes = found.flatMap((both) => {
    const change = changeOf(both, { today: dayIn(both.segment), now });
    return Object.keys(change).length > 0 ? [{ ID: both.id, ...change, modifiedAt: now }] : [];
  });
  // Rows that change alike are written together.
  const alike = Map.groupBy(changes, (change) => Object.keys(change).sort().join());
  for (const rows of alike.values()) {
    const columns = Object.keys(rows[0] ?? {}) as (keyof CasesRow & string)[];
    await db.upsert(casesTable, rows, { columns });
  }
  const amounts = changes.filter((change) => change.openAmount !== undefined);
  await followItems(
    db,
    amounts.map(({ ID }) => ID),
  );
  return changes.length;
}

/** When a case is looked at, and the day that it is there where its segment is. */
interface Looked {
  readonly today: IsoDate;
  readonly now: Instant;
}

function changeOf(both: BothSides, looked: Looked): Partial<CasesRow> {
  const change = followErp(mineOf(both), erpOf(both), false);
  const { isOpen, openAmount, ...rest } = change;
  const number = both.erpNumber && both.erpNumber !== both.caseNumber ? both.erpNumber : undefined;
  return {
    ...rest,
    ...(number && { caseNumber: number }),
    ...(openAmount !== undefined && amountOf(both, openAmount)),
    ...(isOpen === false && endOf(both, looked)),
  };
}

/** Until it is decided, what the ERP says is also what the customer contests. */
function amountOf({ status }: BothSides, openAmount: number): Partial<CasesRow> {
  const amount = formatDecimal(openAmount, 4);
  return status === 'decided'
    ? { openAmount: amount }
    : { openAmount: amount, disputedAmount: amount };
}

function endOf(both: BothSides, { today, now }: Looked): Partial<CasesRow> {
  const isVoid = both.erpStatus === '09';
  const isDecided = both.status === 'decided';
  const solved = solvedAt(both.openedOn, both.erpClosedOn ?? today);
  return {
    status: isVoid ? 'voided' : 'closed',
    openAmount: '0',
    closedAt: now,
    closedBy: 'system',
    closeCause: closeCause(isVoid, isDecided),
    ...(isVoid || both.solvedOn ? {} : solved),
  };
}

function closeCause(isVoid: boolean, isDecided: boolean): string {
  if (isVoid) return 'voided';
  return isDecided ? 'decided' : 'erp';
}

function mineOf({ mineReason, mineRootCause, mineOpen4 }: BothSides): SharedCase {
  return { reason: mineReason, rootCause: mineRootCause, openAmount: mineOpen4, isOpen: true };
}

function erpOf({ erpReason, erpRootCause, erpOpen4, erpIsOpen }: BothSides): SharedCase {
  const isOpen = erpIsOpen === 1;
  return { reason: erpReason, rootCause: erpRootCause, openAmount: erpOpen4, isOpen };
}

/** The items' parts as the mirror spread the ERP's amount over them. */
async function followItems(db: Database, cases: readonly string[]): Promise<void> {
  const rows = await db.query<{ dispute: string; source: string }>(
    `SELECT mine.ID AS dispute, item.source, item.document, item.repetition, item.item,
      item.subitem, item.currency,
      CASE WHEN item.isOpen = true THEN item.disputedAmount ELSE 0 END AS "openAmount",
      CASE WHEN mine.status = 'decided' THEN kept.disputedAmount
        ELSE item.disputedAmount END AS "disputedAmount"
    FROM saldo_disputes_Cases mine
    JOIN saldo_disputes_DisputedItems item
      ON item.source = mine.source AND item.caseId = mine.caseId
    LEFT JOIN saldo_disputes_CaseItems kept ON kept.dispute = mine.ID
      AND kept.source = item.source AND kept.document = item.document
      AND kept.repetition = item.repetition AND kept.item = item.item
      AND kept.subitem = item.subitem
    WHERE mine.ID ${inList(db.dialect)}`,
    [JSON.stringify(cases)],
  );
  await db.upsert(caseItemsTable, rows);
}
