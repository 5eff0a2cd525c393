import { appendEvent } from '../../audit/append-event.ts';
import { SaldoError } from '../../domain/errors.ts';
import type { Instant } from '../../domain/iso-date.ts';
import type { Database, SqlValue } from '../../platform/database.ts';
import { notRestricted } from '../../privacy/not-restricted.ts';

/** An operation that waits for a person. */
export interface ParkedOperation {
  readonly id: string;
  readonly kind: string;
  readonly source: string;
  readonly partner: string;
  readonly subject: string;
  /** JSON. */
  readonly payload: string;
  readonly outcomeUnknown: boolean;
  /** Since when the ERP may have it; null when it surely has not. */
  readonly firstSentAt: Instant | null;
  readonly erpKey: string | null;
  /** Of its last claim: a greater one means that it was sent, and parked, again. */
  readonly fencingToken: number;
}

/** What a person decides of a parked operation. */
export interface Decision {
  readonly by: string;
  readonly now: Instant;
  /** Evidence or reason, in their words. */
  readonly why: string;
}

/** OPERATION_NOT_PARKED when nobody has to decide on it (any more), or may see whose it is. */
export async function loadParked(db: Database, id: string): Promise<ParkedOperation> {
  const [operation] = await db.query<ParkedOperation>(
    `SELECT ID AS id, kind, source, partner, subject, payload,
            outcomeUnknown AS "outcomeUnknown", firstSentAt AS "firstSentAt", erpKey AS "erpKey",
            fencingToken AS "fencingToken"
       FROM saldo_operations_Operations operation
      WHERE ID = ? AND state = 'parked' AND ${notRestricted('operation')}`,
    [id],
  );
  if (!operation) throw notParked(id);
  return operation;
}

/** New values of some columns; names are ours, never from outside. */
export type Changes = Readonly<Record<string, SqlValue>>;

/**
 * Takes an operation out of the parked ones, with its audit event, in the caller's transaction.
 * Of two people who decide at once one gets OPERATION_NOT_PARKED, and so does who decides on what was
 * sent again since it was loaded.
 */
export async function resolveParked(
  db: Database,
  operation: ParkedOperation,
  { by, now, why }: Decision,
  { decision, changes }: { readonly decision: string; readonly changes: Changes },
): Promise<void> {
  const all = { ...changes, resolvedAt: now, resolvedBy: by, resolution: why };
  const names = Object.keys(all);
  const changed = await db.execute(
    `UPDATE saldo_operations_Operations SET ${names.map((name) => `${name} = ?`).join(', ')}
      WHERE ID = ? AND state = 'parked' AND fencingToken = ?`,
    [...Object.values(all), operation.id, operation.fencingToken],
  );
  if (changed === 0) throw notParked(operation.id);
  const { id, kind, source, partner, subject } = operation;
  await appendEvent(db, {
    occurredAt: now,
    actor: by,
    decision,
    objectType: 'operation',
    objectKey: id,
    source,
    partner,
    reason: why,
    details: { kind, subject, erpKey: changes.erpKey ? String(changes.erpKey) : null },
  });
}

function notParked(id: string): SaldoError {
  return new SaldoError(
    'OPERATION_NOT_PARKED',
    `Operation ${id} does not wait for a decision (any more); refresh the list.`,
    { operation: id },
  );
}
