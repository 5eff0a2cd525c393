/**
 * Which customers a set-oriented statement covers: a key range (a partition of the night)
 * or the changed customers that one transaction has claimed by its instant. Two fixed statement
 * texts, so that neither database compiles a new one for each list of keys.
 */
export type CustomerScope =
  | { readonly kind: 'range'; readonly from: CustomerKey; readonly to: CustomerKey }
  | { readonly kind: 'changed'; readonly claimedAt: string };

export interface CustomerKey {
  readonly source: string;
  readonly partner: string;
}

/** The condition for a table alias that has the columns source and partner, with its parameters. */
export function scopeCondition(
  scope: CustomerScope,
  alias: string,
): { sql: string; params: string[] } {
  if (scope.kind === 'range') {
    return {
      sql: `(${alias}.source, ${alias}.partner) BETWEEN (?, ?) AND (?, ?)`,
      params: [scope.from.source, scope.from.partner, scope.to.source, scope.to.partner],
    };
  }
  return {
    sql: `(${alias}.source, ${alias}.partner) IN (SELECT changed.source, changed.partner
      FROM saldo_mirror_ChangedCustomers changed
      WHERE changed.processedAt = ?)`,
    params: [scope.claimedAt],
  };
}
