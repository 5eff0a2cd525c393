import { SaldoError } from '../../domain/errors.ts';
import type { Database } from '../../platform/database.ts';
import { isDatabaseFault } from '../../platform/statement-error.ts';
import type { ErpConnection } from '../connection.ts';
import { ErpError } from '../erp-error.ts';
import { loadErpScales } from '../mirror/erp-scales.ts';
import { bindOperation } from './bind-operation.ts';
import { currentRow, readRows } from './erp-rows.ts';
import { unknownKind } from './operation-faults.ts';
import type { ErpRow } from './operation-kind.ts';
import { operationKindOf } from './operation-kinds/index.ts';
import type { ParkedOperation } from './parked-operation.ts';

/** What the ERP says of an operation now. */
export interface ErpComparison {
  /** ERP keys that show its effect: none when it did not happen, several when it happened twice. */
  readonly effects: readonly string[];
  /** The rows that were looked at for it. */
  readonly rows: readonly ErpRow[];
  /** The object that it would change. */
  readonly object: ErpRow | null;
  /** Why nothing could be looked for: the operation itself is broken. */
  readonly fault: string | null;
}

/** Reads live; errors of the ERP are the caller's. */
export async function compareParked(
  db: Database,
  erp: ErpConnection,
  operation: ParkedOperation,
): Promise<ErpComparison> {
  try {
    const kind = operationKindOf(operation.kind);
    if (!kind) throw unknownKind(operation);
    const scales = await loadErpScales(db, operation.source);
    const toSend = await bindOperation(db, scales, kind, operation);
    const { path, shows } = kind.trace(toSend);
    const rows = await readRows(erp, kind, path);
    const object = (await currentRow(erp, kind, toSend)) ?? null;
    return { effects: shows(rows), rows, object, fault: null };
  } catch (error) {
    if (!isFaultOf(error)) throw error;
    return { effects: [], rows: [], object: null, fault: error.message };
  }
}

/** The operation's own fault: neither the ERP's nor the database's. */
function isFaultOf(error: unknown): error is Error {
  if (error instanceof TypeError) return true;
  return error instanceof SaldoError && !(error instanceof ErpError) && !isDatabaseFault(error);
}
