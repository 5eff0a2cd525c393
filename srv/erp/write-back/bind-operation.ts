import type { Database } from '../../platform/database.ts';
import type { ErpScales } from '../mirror/erp-scales.ts';
import { objectUnknown, payloadBroken } from './operation-faults.ts';
import type { OperationKind, OperationToSend } from './operation-kind.ts';

/** What is kept of an operation and needed to send it. */
export interface KeptOperation {
  readonly id: string;
  readonly source: string;
  readonly partner: string;
  readonly subject: string;
  /** JSON. */
  readonly payload: string;
}

/** An operation with what only the moment of sending knows: the ERP's key of what it changes. */
export async function bindOperation(
  db: Database,
  scales: ErpScales,
  kind: OperationKind,
  operation: KeptOperation,
): Promise<OperationToSend> {
  const { id, source, partner, subject } = operation;
  const about = { id, source, partner, subject, payload: payloadOf(operation) };
  const erpObject = kind.erpObject ? await kind.erpObject(db, about) : '';
  if (erpObject === null) throw objectUnknown(operation);
  return { ...about, erpObject, scales };
}

/** OPERATION_PAYLOAD_BROKEN when it is no JSON. */
export function payloadOf(operation: Pick<KeptOperation, 'id' | 'payload'>): unknown {
  try {
    return JSON.parse(operation.payload);
  } catch {
    throw payloadBroken(operation);
  }
}
