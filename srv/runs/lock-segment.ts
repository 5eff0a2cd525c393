import type { Database } from '../platform/database.ts';

/**
 * Makes whoever else decides on the segment (all segments for null) wait until the transaction has
 * ended: two decisions that are right each by itself may contradict each other. Changes nothing.
 */
export function lockSegment(tx: Database, segment: string | null): Promise<number> {
  return tx.execute(
    "UPDATE saldo_organization_Segments SET segment = segment WHERE segment = ? OR ? = ''",
    [segment ?? '', segment ?? ''],
  );
}
