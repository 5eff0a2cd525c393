import type { SqlValue } from '../../platform/database.ts';
import type { CustomerKey } from '../customer-scope.ts';

/** Whose cases are looked at: everybody's at night, who changed during the day, or one customer's. */
export type CaseScope = 'all' | 'changed' | CustomerKey;

export interface Condition {
  readonly sql: string;
  readonly params: readonly SqlValue[];
}

/** The condition for a table alias that has the columns source and partner. */
export function inScope(scope: CaseScope, alias: string): Condition {
  if (scope === 'all') return { sql: '1 = 1', params: [] };
  if (scope === 'changed') {
    const marks = `SELECT mark.source, mark.partner FROM saldo_mirror_ChangedCustomers mark
      WHERE mark.processedAt IS NULL`;
    return { sql: `(${alias}.source, ${alias}.partner) IN (${marks})`, params: [] };
  }
  const { source, partner } = scope;
  return { sql: `${alias}.source = ? AND ${alias}.partner = ?`, params: [source, partner] };
}

/**
 * Something of ours is on its way to the ERP, waits there for a person, or arrived after the mirror last
 * began to read disputes: what it brought may be older; `alias` is a case.
 */
export function isUnderWay(alias: string): string {
  return `EXISTS (SELECT 1 FROM saldo_operations_Operations under
    WHERE under.source = ${alias}.source AND under.objectKey = ${alias}.ID
      AND (under.state IN ('pending', 'sending', 'parked')
        OR (under.state = 'confirmed' AND under.confirmedAt >= (
          SELECT reading.deltaAt FROM saldo_mirror_States reading
          WHERE reading.source = under.source AND reading.object = 'disputes'))))`;
}
