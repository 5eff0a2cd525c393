import type { Database } from '../../platform/database.ts';
import { inList } from '../../platform/sql-text.ts';
import type { ErpPromisesRow, PromisesRow } from '../../platform/tables.ts';
import type { ItemKeyColumns } from './item-key.ts';

/** A promise as a page of the ERP has it; amounts as decimal texts. */
export interface ErpPromise extends ErpPromisesRow {
  readonly mirroredAt: string;
  readonly partner: string;
  readonly dates: readonly { readonly dueOn: string; readonly amount: string }[];
  readonly items: readonly (ItemKeyColumns & { readonly amount: string })[];
}

/** What a verdict sets on a promise. */
export type Verdict = Pick<
  PromisesRow,
  'status' | 'fulfilmentPercent' | 'judge' | 'judgedAt' | 'nextCheckOn'
>;

/** A promise as Saldo has it. */
export interface OwnPromise extends Verdict {
  readonly ID: string;
  readonly erpPromise: string | null;
  readonly origin: string;
  readonly needsApproval: boolean;
}

/** Those of Saldo's promises that stand for promises of the ERP, by their number there. */
export async function ownPromises(
  tx: Database,
  promises: readonly ErpPromise[],
): Promise<ReadonlyMap<string, OwnPromise>> {
  const [first] = promises;
  if (!first) return new Map();
  const partners = [...new Set(promises.map(({ partner }) => partner))];
  const rows = await tx.query<OwnPromise>(
    `SELECT ID AS "ID", erpPromise AS "erpPromise", COALESCE(origin, 'saldo') AS origin, status,
            fulfilmentPercent AS "fulfilmentPercent", judge, judgedAt AS "judgedAt",
            nextCheckOn AS "nextCheckOn", needsApproval AS "needsApproval"
       FROM saldo_agreements_Promises WHERE source = ? AND partner ${inList(tx.dialect)}`,
    [first.source, JSON.stringify(partners)],
  );
  const byNumber = new Map(rows.map((row) => [row.erpPromise, row]));
  const byId = new Map(rows.map((row) => [row.ID, row]));
  const subjects = await subjectsOf(tx, promises);
  const own = new Map<string, OwnPromise>();
  for (const { promise, operation } of promises) {
    const created = byId.get(subjects.get(operation ?? '') ?? '');
    // Created by an operation whose answer never came: it has no number here yet.
    const match = byNumber.get(promise) ?? (created?.erpPromise ? undefined : created);
    if (match) own.set(promise, match);
  }
  return own;
}

/** The promise that each operation of Saldo was about. */
async function subjectsOf(
  tx: Database,
  promises: readonly ErpPromise[],
): Promise<ReadonlyMap<string, string>> {
  const ids = promises.flatMap(({ operation }) => operation ?? []);
  const rows = await tx.query<{ id: string; subject: string | null }>(
    `SELECT ID AS id, subject FROM saldo_operations_Operations WHERE ID ${inList(tx.dialect)}`,
    [JSON.stringify(ids)],
  );
  return new Map(rows.map(({ id, subject }) => [id, subject ?? '']));
}
