/** A partner's part in a contract. */
export interface Party {
  readonly source: string;
  readonly contract: string;
  readonly partner: string;
}

/**
 * Numbers for customers who are liable for the same contracts (co-debtors, guarantors), so that
 * one agent speaks to all of them; -1 for who shares no contract with another customer listed.
 */
export function connectedGroups(
  customers: readonly { readonly source: string; readonly partner: string }[],
  parties: readonly Party[],
): Int32Array {
  const indexOf = new Map(customers.map(({ source, partner }, i) => [`${source}/${partner}`, i]));
  const parent = Int32Array.from(customers, (_, index) => index);
  const root = (start: number): number => {
    let at = start;
    while (parent[at] !== at) at = parent[at] ?? at;
    return at;
  };
  const linked = new Set<number>();
  for (const members of Map.groupBy(parties, (row) => `${row.source}/${row.contract}`).values()) {
    const known = members
      .map(({ source, partner }) => indexOf.get(`${source}/${partner}`))
      .filter((index) => index !== undefined);
    const [first, ...others] = [...new Set(known)].sort((a, b) => a - b);
    if (first === undefined || others.length === 0) continue;
    for (const other of others) join(first, other);
  }
  return Int32Array.from(customers, (_, index) => (linked.has(index) ? root(index) : -1));

  function join(a: number, b: number): void {
    const [low, high] = [root(a), root(b)].sort((x, y) => x - y);
    parent[high ?? b] = low ?? a;
    linked.add(a).add(b);
  }
}
