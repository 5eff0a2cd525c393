import type { Database } from '../../platform/database.ts';
import type { ErpScales } from '../mirror/erp-scales.ts';
import type { ErpTarget } from '../services.ts';

/** How operations of one kind become a POST to the wrapper contract. */
export interface OperationKind extends ErpTarget {
  /** Property of the answer that carries the ERP's own number. */
  readonly erpKey: string;
  /** It speaks of amounts of the ledger: kept off accounts whose totals do not agree. */
  readonly touchesLedger: boolean;
  /** The body without the operation id. A payload that cannot be sent is an error of SaldoError. */
  body(payload: unknown, scales: ErpScales): object;
  /** What the ERP's number means here; in the transaction that confirms the operation. */
  confirmed?(db: Database, subject: string, erpKey: string): Promise<unknown>;
}
