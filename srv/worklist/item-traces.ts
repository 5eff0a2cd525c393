import type cds from '@sap/cds';
import type { IsoDate } from '../domain/iso-date.ts';
import { itemTraceWords } from '../domain/item-trace-words.ts';
import type { Language } from '../domain/language.ts';
import type { Database } from '../platform/database.ts';
import { inList } from '../platform/sql-text.ts';
import { type Told, tellWhenRead } from '../requests/told-columns.ts';

/** An item of a page, with what its trace is told from. */
interface TracedRow {
  readonly source: string;
  readonly clearingStatus: string | null;
  readonly clearingDate: IsoDate | null;
  readonly clearingDocument: string | null;
  readonly deferralDate: IsoDate | null;
  readonly businessDate: IsoDate;
  readonly dunningLevel: number | null;
  readonly dunningLockUntil: IsoDate | null;
  readonly erpAgency: string | null;
  readonly erpAgencySince: IsoDate | null;
  readonly promise: string | null;
  readonly plan: string | null;
  readonly disputeCase: string | null;
  trace?: string | null;
}

const TRACES: Told = {
  entity: 'Items',
  of: 'source',
  columns: [
    {
      told: 'trace',
      from: [
        ...['source', 'clearingStatus', 'clearingDate', 'clearingDocument'],
        ...['deferralDate', 'businessDate'],
        ...['dunningLevel', 'dunningLockUntil', 'erpAgency', 'erpAgencySince'],
        ...['promise', 'plan', 'disputeCase'],
      ],
    },
  ],
};

/** Tells the trace of each item of a page in words, where it is asked for. */
export function tellItemTraces(service: cds.ApplicationService): void {
  tellWhenRead(service, TRACES, tell);
}

/** Three queries at most, whatever the number of rows. */
async function tell(db: Database, rows: readonly TracedRow[], language: Language): Promise<void> {
  const promises = await promisesOf(db, idsOf(rows, 'promise'), language);
  const plans = await plansOf(db, idsOf(rows, 'plan'), language);
  const cases = await casesOf(db, idsOf(rows, 'disputeCase'));
  for (const row of rows) {
    const promise = promises.get(row.promise ?? '');
    const plan = plans.get(row.plan ?? '');
    const trace = {
      ...row,
      deferralDate: (row.deferralDate ?? '') > row.businessDate ? row.deferralDate : null,
      promisedBy: promise?.nextCheckOn ?? null,
      approval: promise?.approval ?? null,
      planState: plan?.state ?? null,
      operation: promise?.operation ?? plan?.operation ?? null,
      caseNumber: cases.get(`${row.source}/${row.disputeCase}`) ?? null,
      agency: row.erpAgency,
      agencySince: row.erpAgencySince,
    };
    row.trace = itemTraceWords(trace, language);
  }
}

function idsOf(rows: readonly TracedRow[], name: 'promise' | 'plan' | 'disputeCase'): string[] {
  return [...new Set(rows.map((row) => row[name]).filter((id) => id !== null))];
}

/** How far an operation is, in words; joined to what it carries to the ERP. */
const OPERATION = `LEFT JOIN saldo_operations_Operations operation ON operation.ID = own.operation
  LEFT JOIN saldo_operations_OperationStates far ON far.code = operation.state
  LEFT JOIN saldo_operations_OperationStates_texts farText
    ON farText.code = far.code AND farText.locale = ?`;

const OPERATION_NAME = 'COALESCE(farText.name, far.name) AS operation';

interface PromiseOnItem {
  readonly ID: string;
  readonly nextCheckOn: IsoDate | null;
  readonly approval: string | null;
  readonly operation: string | null;
}

async function promisesOf(db: Database, ids: readonly string[], language: Language) {
  if (ids.length === 0) return new Map<string, PromiseOnItem>();
  const rows = await db.query<PromiseOnItem>(
    `SELECT own.ID AS "ID", own.nextCheckOn AS "nextCheckOn",
      COALESCE(approvalText.name, approval.name) AS approval, ${OPERATION_NAME}
    FROM saldo_agreements_Promises own
    LEFT JOIN saldo_agreements_PromiseApprovals approval
      ON approval.code = own.approval AND own.approval = 'waiting'
    LEFT JOIN saldo_agreements_PromiseApprovals_texts approvalText
      ON approvalText.code = approval.code AND approvalText.locale = ?
    ${OPERATION} WHERE own.ID ${inList(db.dialect)}`,
    [language, language, JSON.stringify(ids)],
  );
  return new Map(rows.map((row) => [row.ID, row]));
}

interface PlanOnItem {
  readonly ID: string;
  readonly state: string;
  readonly operation: string | null;
}

async function plansOf(db: Database, ids: readonly string[], language: Language) {
  if (ids.length === 0) return new Map<string, PlanOnItem>();
  const rows = await db.query<PlanOnItem>(
    `SELECT own.ID AS "ID", COALESCE(stateText.name, state.name) AS state, ${OPERATION_NAME}
    FROM saldo_plans_Plans own
    JOIN saldo_plans_PlanStates state ON state.code = own.state
    LEFT JOIN saldo_plans_PlanStates_texts stateText
      ON stateText.code = state.code AND stateText.locale = ?
    ${OPERATION} WHERE own.ID ${inList(db.dialect)}`,
    [language, language, JSON.stringify(ids)],
  );
  return new Map(rows.map((row) => [row.ID, row]));
}

/** Numbers of cases by source and id. */
async function casesOf(db: Database, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.query<{ source: string; caseId: string; caseNumber: string | null }>(
    `SELECT source, caseId AS "caseId", caseNumber AS "caseNumber"
    FROM saldo_disputes_DisputeCases WHERE caseId ${inList(db.dialect)}`,
    [JSON.stringify(ids)],
  );
  return new Map(
    rows.map(({ source, caseId, caseNumber }) => [`${source}/${caseId}`, caseNumber ?? caseId]),
  );
}
