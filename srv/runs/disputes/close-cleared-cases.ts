import { appendEvents } from '../../audit/append-event.ts';
import { type Solved, solvedAt } from '../../domain/disputes/time-to-solve.ts';
import type { Instant, IsoDate } from '../../domain/iso-date.ts';
import { requestDisputeClosings } from '../../erp/write-back/requests/disputes.ts';
import type { Database, Dialect } from '../../platform/database.ts';
import { inList } from '../../platform/sql-text.ts';
import { type CasesRow, casesTable } from '../../platform/tables.ts';
import { segmentDays } from '../bank-days.ts';
import { markChanged } from '../mark-changed.ts';
import { type CaseBatches, inBatches } from './case-batches.ts';
import { type CaseScope, inScope } from './case-scope.ts';

interface ClearedCase {
  readonly id: string;
  readonly source: string;
  readonly caseId: string;
  readonly caseNumber: string | null;
  readonly partner: string;
  readonly segment: string | null;
  readonly status: string;
  readonly openedOn: IsoDate | null;
  readonly solvedOn: IsoDate | null;
  readonly rootCause: string | null;
  readonly clearedOn: IsoDate | null;
}

/** The items are all there, and none of them is open any more. */
function cleared(scope: string, dialect: Dialect): string {
  const lock = dialect === 'postgres' ? 'FOR UPDATE OF mine' : '';
  const items = `FROM saldo_disputes_CaseItems about
    LEFT JOIN saldo_ledger_Items item ON item.source = about.source
      AND item.document = about.document AND item.repetition = about.repetition
      AND item.item = about.item AND item.subitem = about.subitem
    WHERE about.dispute = mine.ID`;
  return `SELECT mine.ID AS id, mine.source, mine.caseId AS "caseId",
      mine.caseNumber AS "caseNumber", mine.partner, mine.segment, mine.status,
      mine.openedOn AS "openedOn", mine.solvedOn AS "solvedOn", mine.rootCause AS "rootCause",
      (SELECT MAX(item.clearingDate) ${items}) AS "clearedOn"
    FROM saldo_disputes_Cases mine
    WHERE mine.status IN ('proposed', 'open', 'working', 'decided') AND ${scope}
      AND EXISTS (SELECT 1 FROM saldo_disputes_CaseItems about WHERE about.dispute = mine.ID)
      AND NOT EXISTS (SELECT 1 ${items} AND COALESCE(item.clearingStatus, '') <> '9')
      AND mine.ID > ?
    ORDER BY mine.ID LIMIT ? ${lock}`;
}

/**
 * A dispute is over when nothing is open that it could be about: the case closes here and in the
 * ERP, a proposal goes away. Answers how many did.
 */
export async function closeClearedCases(
  db: Database,
  { scope, now }: { readonly scope: CaseScope; readonly now: Instant },
): Promise<number> {
  const { sql, params } = inScope(scope, 'mine');
  const batches: CaseBatches<ClearedCase> = {
    read: (tx, after, limit) =>
      tx.query<ClearedCase>(cleared(sql, tx.dialect), [...params, after?.id ?? '', limit]),
    work: async (tx, found) => {
      await close(tx, found, now);
      return found.length;
    },
    nameOf: ({ caseNumber, id }) => caseNumber ?? id,
  };
  return inBatches(db, batches, { now });
}

async function close(db: Database, found: readonly ClearedCase[], now: Instant): Promise<void> {
  const dayIn = await segmentDays(db, now);
  const rows = found.map((one) => closedRow(one, { today: dayIn(one.segment), now }));
  await db.upsert(casesTable, rows, { columns: Object.keys(rows[0] ?? {}) as never });
  await freeItems(db, found);
  const known = found.filter(({ status }) => status !== 'proposed');
  await requestClosings(db, known, now);
  await appendEvents(
    db,
    found.map(({ id, source, partner, status }) => ({
      occurredAt: now,
      actor: 'system',
      decision: 'dispute-closed',
      objectType: 'dispute',
      objectKey: id,
      source,
      partner,
      reason: 'cleared',
      details: { status },
    })),
  );
  const changed = known.map(({ source, partner }) => ({ source, partner }));
  await markChanged(
    db,
    changed.map((one) => ({ ...one, cause: 'dispute', changedAt: now })),
  );
}

function closedRow(
  one: ClearedCase,
  { today, now }: { readonly today: IsoDate; readonly now: Instant },
): Partial<CasesRow> {
  const { id: ID, status, openedOn, solvedOn } = one;
  const isProposal = status === 'proposed';
  const solved = solvedAt(openedOn, solvedOn ?? one.clearedOn ?? today);
  return {
    ID,
    status: isProposal ? 'voided' : 'closed',
    openAmount: '0',
    closedAt: now,
    closedBy: 'system',
    closeCause: 'cleared',
    ...(isProposal ? NOT_SOLVED : solved),
    modifiedAt: now,
  };
}

/** Nobody had to solve what nobody had confirmed. */
const NOT_SOLVED: { readonly [Field in keyof Solved]: null } = {
  solvedOn: null,
  solvedIn: null,
  daysToSolve: null,
};

async function freeItems(db: Database, found: readonly ClearedCase[]): Promise<void> {
  const ids = JSON.stringify(found.map(({ id }) => id));
  const of = `${inList(db.dialect)}`;
  await db.execute(`UPDATE saldo_disputes_CaseItems SET openAmount = 0 WHERE dispute ${of}`, [ids]);
  const keys = JSON.stringify(found.map(({ caseId }) => caseId));
  for (const table of ['DisputedItems', 'DisputeCases']) {
    await db.execute(`UPDATE saldo_disputes_${table} SET isOpen = false WHERE caseId ${of}`, [
      keys,
    ]);
  }
}

/** By source, since operations are written for one ERP at a time; each in the segment of its case. */
async function requestClosings(
  db: Database,
  cases: readonly ClearedCase[],
  now: Instant,
): Promise<void> {
  for (const [source, found] of Map.groupBy(cases, (one) => one.source)) {
    const closings = found.map(({ id, caseId, caseNumber, partner, segment, rootCause }) => ({
      caseId: id,
      partner,
      segment,
      ...(caseNumber && { erpKey: caseId }),
      ...(rootCause && { rootCause }),
    }));
    await requestDisputeClosings(db, closings, { source, user: 'system', now });
  }
}
