import { type DeadlineLine, deadlineOf } from '../../domain/disputes/deadline.ts';
import { monthOf, solvedAt } from '../../domain/disputes/time-to-solve.ts';
import type { Instant, IsoDate } from '../../domain/iso-date.ts';
import type { Database } from '../../platform/database.ts';
import { inList } from '../../platform/sql-text.ts';
import {
  type CaseItemsRow,
  type CasesRow,
  caseItemsTable,
  casesTable,
} from '../../platform/tables.ts';
import { segmentDays } from '../bank-days.ts';
import { type BatchOptions, type CaseBatches, inBatches } from './case-batches.ts';
import { type CaseScope, inScope } from './case-scope.ts';
import { loadDeadlines } from './load-deadlines.ts';

/** A case as the mirror holds it. */
interface UnknownCase {
  readonly source: string;
  readonly caseId: string;
  readonly caseNumber: string | null;
  readonly partner: string;
  readonly status: string;
  readonly isOpen: number;
  readonly category: string | null;
  readonly companyCode: string | null;
  readonly segment: string | null;
  readonly reason: string | null;
  readonly rootCause: string | null;
  readonly title: string | null;
  readonly owner: string | null;
  readonly coordinator: string | null;
  readonly currency: string;
  readonly disputedAmount: string;
  readonly createdOn: IsoDate | null;
  readonly closedOn: IsoDate | null;
}

/**
 * Cases that nobody here has a file of. A case from the ERP waits while an agent's own new case of
 * that customer is on its way there: it may be the same one, under the key that the ERP gave it.
 */
function unknownCases(scope: string): string {
  return `SELECT erp.source, erp.caseId AS "caseId", erp.caseNumber AS "caseNumber", erp.partner,
      erp.status, CASE WHEN erp.isOpen = true THEN 1 ELSE 0 END AS "isOpen", erp.category,
      erp.companyCode AS "companyCode", erp.reason, erp.rootCause AS "rootCause", erp.title,
      (SELECT MIN(clerk.clerk) FROM saldo_disputes_Clerks clerk
        WHERE clerk.erpUser = erp.processor) AS owner,
      (SELECT MIN(clerk.clerk) FROM saldo_disputes_Clerks clerk
        WHERE clerk.erpUser = erp.coordinator) AS coordinator,
      erp.currency, erp.disputedAmount AS "disputedAmount", erp.createdOn AS "createdOn",
      erp.closedOn AS "closedOn",
      (SELECT MIN(scope.segment) FROM saldo_organization_SegmentCompanyCodes scope
        WHERE scope.source = erp.source AND (scope.companyCode = erp.companyCode
          OR (COALESCE(erp.companyCode, '') = '' AND scope.companyCode IN (
            SELECT item.companyCode FROM saldo_disputes_DisputedItems about
            JOIN saldo_ledger_Items item ON item.source = about.source
              AND item.document = about.document AND item.repetition = about.repetition
              AND item.item = about.item AND item.subitem = about.subitem
            WHERE about.source = erp.source AND about.caseId = erp.caseId)))) AS segment
    FROM saldo_disputes_DisputeCases erp
    LEFT JOIN saldo_disputes_Cases mine
      ON mine.source = erp.source AND mine.caseId = erp.caseId
    WHERE mine.ID IS NULL AND ${scope}
      AND (COALESCE(erp.caseNumber, '') = '' OR NOT EXISTS (
        SELECT 1 FROM saldo_operations_Operations created
        WHERE created.source = erp.source AND created.partner = erp.partner
          AND created.kind = 'dispute-create' AND created.state IN ('pending', 'sending')))
      AND (erp.source, erp.caseId) > (?, ?)
    ORDER BY erp.source, erp.caseId LIMIT ?`;
}

/** Opens a file for every case of the mirror that has none, with its items and its deadline. */
export async function takeInCases(
  db: Database,
  { scope, ...options }: BatchOptions & { readonly scope: CaseScope },
): Promise<number> {
  const { sql, params } = inScope(scope, 'erp');
  const lines = await loadDeadlines(db);
  const dayIn = await segmentDays(db, options.now);
  const batches: CaseBatches<UnknownCase> = {
    read: (tx, after, limit) => {
      const cursor = [after?.source ?? '', after?.caseId ?? ''];
      return tx.query<UnknownCase>(unknownCases(sql), [...params, ...cursor, limit]);
    },
    work: async (tx, found) => {
      const rows = found.map((one) => {
        const openedOn = one.createdOn ?? dayIn(one.segment);
        return caseRow(one, lines, { openedOn, now: options.now });
      });
      const written = await tx.insert(casesTable, rows, { ifAbsent: true });
      await takeInItems(tx, found);
      return written;
    },
    nameOf: ({ caseNumber, caseId }) => caseNumber ?? caseId,
  };
  return inBatches(db, batches, options);
}

function caseRow(
  found: UnknownCase,
  lines: readonly DeadlineLine[],
  { openedOn, now }: { readonly openedOn: IsoDate; readonly now: Instant },
): Partial<CasesRow> {
  const { source, caseId, caseNumber, partner, segment, companyCode, title, currency } = found;
  const { category, reason, rootCause, owner, disputedAmount } = found;
  const deadline = deadlineOf(lines, found, openedOn);
  return {
    ID: caseId,
    ...{ source, caseId, caseNumber, partner, segment, companyCode, title, currency },
    ...{ category, reason, rootCause, owner, disputedAmount },
    origin: caseNumber ? 'erp' : 'agent',
    coordinator: found.coordinator ?? deadline?.coordinator ?? null,
    openedOn,
    openedIn: monthOf(openedOn),
    dueOn: deadline?.dueOn ?? null,
    escalateAgainOn: deadline?.escalateAgainOn ?? null,
    escalationLevel: 0,
    ...progressOf(found, openedOn),
    createdAt: now,
    modifiedAt: now,
  };
}

/** SCMG_T_CASE_ATTR-STAT_ORDERNO: 02 in process, 09 voided. */
function progressOf(
  { isOpen, status, disputedAmount, closedOn }: UnknownCase,
  openedOn: IsoDate,
): Partial<CasesRow> {
  if (isOpen === 1) {
    return { status: status === '02' ? 'working' : 'open', openAmount: disputedAmount };
  }
  const isVoid = status === '09';
  const solved = solvedAt(openedOn, closedOn ?? openedOn);
  const closed = isVoid ? ({ closeCause: 'voided' } as const) : { closeCause: 'erp', ...solved };
  return { status: isVoid ? 'voided' : 'closed', openAmount: '0', ...closed };
}

interface FoundItem extends CaseItemsRow {
  readonly isOpen: number;
}

async function takeInItems(db: Database, cases: readonly UnknownCase[]): Promise<void> {
  const found = await db.query<FoundItem>(
    `SELECT mine.ID AS dispute, item.source, item.document, item.repetition, item.item,
      item.subitem, item.currency, item.disputedAmount AS "disputedAmount",
      CASE WHEN item.isOpen = true THEN 1 ELSE 0 END AS "isOpen"
    FROM saldo_disputes_DisputedItems item
    JOIN saldo_disputes_Cases mine ON mine.source = item.source AND mine.caseId = item.caseId
    WHERE item.caseId ${inList(db.dialect)}`,
    [JSON.stringify(cases.map(({ caseId }) => caseId))],
  );
  const rows = found.map(({ isOpen, ...item }) => {
    return { ...item, openAmount: isOpen === 1 ? item.disputedAmount : '0' };
  });
  await db.insert(caseItemsTable, rows, { ifAbsent: true });
}
