/** Another agent works customers for a while; their owner stays the owner. */
export interface TemporaryAssignment {
  /** One customer; null for the customers of an owner. */
  readonly source: string | null;
  readonly partner: string | null;
  readonly owner: string | null;
  /** Only the owner's customers in this group; null for all. */
  readonly collectionGroup: string | null;
  readonly agent: string;
}

export interface OwnedCustomer {
  readonly source: string;
  readonly partner: string;
  readonly collectionGroup: string;
  readonly owner: string;
}

/** Who works the customer in the owner's place, or null. */
export type TemporaryFinder = (customer: OwnedCustomer) => string | null;

/**
 * Finds the assignment that applies: one for the customer comes before one for the owner's
 * customers in the group, and that before one for all of the owner's customers. Of equals the first
 * applies.
 */
export function temporaryFinder(assignments: readonly TemporaryAssignment[]): TemporaryFinder {
  const agents = new Map<string, string>();
  for (const assignment of assignments) {
    const key = keyOf(assignment);
    if (!agents.has(key)) agents.set(key, assignment.agent);
  }
  return ({ source, partner, collectionGroup, owner }) =>
    agents.get(customerKey(source, partner)) ??
    agents.get(ownerKey(owner, collectionGroup)) ??
    agents.get(ownerKey(owner, null)) ??
    null;
}

function keyOf({ source, partner, owner, collectionGroup }: TemporaryAssignment): string {
  if (source !== null && partner !== null) return customerKey(source, partner);
  return ownerKey(owner, collectionGroup);
}

function customerKey(source: string, partner: string): string {
  return JSON.stringify(['customer', source, partner]);
}

function ownerKey(owner: string | null, collectionGroup: string | null): string {
  return JSON.stringify(['owner', owner, collectionGroup]);
}
