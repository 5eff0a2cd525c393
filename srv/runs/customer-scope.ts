import type { Dialect } from '../platform/database.ts';
import { inList } from '../platform/sql-text.ts';

/**
 * Which customers of one source a set-oriented statement covers: a key range (a partition of the
 * night) or those listed. Fixed statement texts, so that no database compiles a new one for each
 * list; on an index that begins with source and partner, both read only the rows of the customers.
 */
export type CustomerScope =
  | {
      readonly kind: 'range';
      readonly source: string;
      readonly from: string;
      readonly to: string;
    }
  | { readonly kind: 'listed'; readonly source: string; readonly partners: readonly string[] };

export interface CustomerKey {
  readonly source: string;
  readonly partner: string;
}

/** A customer as a key of maps. */
export function keyOf({ source, partner }: CustomerKey): string {
  return `${source}/${partner}`;
}

/** The condition for a table alias that has the columns source and partner, with its parameters. */
export function scopeCondition(
  scope: CustomerScope,
  alias: string,
  dialect: Dialect,
): { sql: string; params: string[] } {
  const ofSource = `${alias}.source = ? AND ${alias}.partner`;
  if (scope.kind === 'range') {
    return { sql: `${ofSource} BETWEEN ? AND ?`, params: [scope.source, scope.from, scope.to] };
  }
  return {
    sql: `${ofSource} ${inList(dialect)}`,
    params: [scope.source, JSON.stringify(scope.partners)],
  };
}

/** The customers as lists, one for each source, in a fixed order. */
export function listedBySource(customers: Iterable<CustomerKey>): CustomerScope[] {
  const bySource = Map.groupBy(customers, ({ source }) => source);
  const inOrder = [...bySource].sort(([a], [b]) => (a < b ? -1 : 1));
  return inOrder.map(([source, members]) => ({
    kind: 'listed',
    source,
    partners: [...new Set(members.map(({ partner }) => partner))],
  }));
}
