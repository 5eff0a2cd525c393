import type { Database } from '../../platform/database.ts';
import type { ClaimedOperation } from './claim-operations.ts';
import type { ErpRow } from './operation-kind.ts';

/**
 * The version (ETag) of its object under which a change is sent; kept before the request goes out. A
 * request whose outcome is unknown is repeated under the same version: if it had its effect, or
 * somebody else has changed the object since, the ERP refuses the repetition (412) and nothing is
 * overwritten. Undefined when another sender has taken over.
 */
export async function keepVersion(
  db: Database,
  { id, fencingToken, outcomeUnknown, sentVersion }: ClaimedOperation,
  before: ErpRow,
): Promise<string | undefined> {
  if (outcomeUnknown && sentVersion !== null) return sentVersion;
  const version = versionOf(before);
  const changed = await db.execute(
    `UPDATE saldo_operations_Operations SET sentVersion = ?
      WHERE ID = ? AND fencingToken = ? AND state = 'sending'`,
    [version, id, fencingToken],
  );
  return changed === 1 ? version : undefined;
}

/** An object's ETag; '*' where the ERP gives none. */
export function versionOf(row: ErpRow): string {
  return String(row['@odata.etag'] ?? '*');
}
