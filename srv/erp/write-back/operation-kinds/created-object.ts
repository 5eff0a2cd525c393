import type { Database } from '../../../platform/database.ts';
import type { OperationSubject } from '../operation-kind.ts';

/** For objects that were born in the ERP: their key there, known from the mirror. */
export interface OfErpObject {
  readonly erpKey?: string;
}

/** The ERP's key of an object: from the mirror, or from the operation of a kind that created it. */
export function createdBy(kind: string) {
  return async (db: Database, { source, subject, payload }: OperationSubject) => {
    const { erpKey } = payload as OfErpObject;
    if (erpKey) return erpKey;
    const [created] = await db.query<{ erpKey: string | null }>(
      `SELECT erpKey AS "erpKey" FROM saldo_operations_Operations
        WHERE source = ? AND subject = ? AND kind = ? AND state = 'confirmed'`,
      [source, subject, kind],
    );
    return created?.erpKey ?? null;
  };
}
