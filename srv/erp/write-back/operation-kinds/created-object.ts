import type { Database } from '../../../platform/database.ts';
import type { OperationSubject } from '../operation-kind.ts';

/** For objects that were born in the ERP: their key there, known from the mirror. */
export interface OfErpObject {
  readonly erpKey?: string;
}

/** The ERP's key of an object: from the mirror, or from the operation of a kind that created it. */
export function createdBy(kind: string) {
  return async (db: Database, { source, partner, subject, payload }: OperationSubject) => {
    const { erpKey } = payload as OfErpObject;
    if (erpKey) return erpKey;
    const [created] = await db.query<{ erpKey: string | null }>(
      `SELECT erpKey AS "erpKey" FROM saldo_operations_Operations
        WHERE source = ? AND partner = ? AND state = 'confirmed' AND subject = ? AND kind = ?`,
      [source, partner, subject, kind],
    );
    return created?.erpKey ?? null;
  };
}
