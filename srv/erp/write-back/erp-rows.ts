import type { ErpConnection } from '../connection.ts';
import { unexpectedPage } from '../erp-error.ts';
import type { ErpRow, OperationKind, OperationToSend } from './operation-kind.ts';

/** The rows of an entity set with a `$filter`, as the ERP shows them now. */
export async function readRows(
  erp: ErpConnection,
  kind: OperationKind,
  path: string,
): Promise<readonly ErpRow[]> {
  const { value } = ((await erp.read(kind, path)) ?? {}) as { value?: readonly ErpRow[] };
  if (!Array.isArray(value)) throw unexpectedPage(kind, 'the answer is JSON but no entity set');
  return value;
}

/** ERP keys of what shows the effect of an operation: none, one, or several when it happened twice. */
export async function tracesOf(
  erp: ErpConnection,
  kind: OperationKind,
  operation: OperationToSend,
): Promise<readonly string[]> {
  const { path, shows } = kind.trace(operation);
  return shows(await readRows(erp, kind, path));
}

/** The object that an operation changes, as it is now; undefined for creates and where it is gone. */
export async function currentRow(
  erp: ErpConnection,
  kind: OperationKind,
  operation: OperationToSend,
): Promise<ErpRow | undefined> {
  if (!kind.current) return undefined;
  const [row] = await readRows(erp, kind, kind.current(operation));
  return row;
}
