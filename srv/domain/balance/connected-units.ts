/**
 * The customers as units that stay together: connected debtors, or one alone. Units follow the order
 * of their first customers.
 */
export function connectedUnits(connectedGroup: Int32Array): number[][] {
  const unitOfGroup = new Map<number, number[]>();
  const units: number[][] = [];
  connectedGroup.forEach((group, customer) => {
    const known = group < 0 ? undefined : unitOfGroup.get(group);
    if (known) {
      known.push(customer);
      return;
    }
    const unit = [customer];
    units.push(unit);
    if (group >= 0) unitOfGroup.set(group, unit);
  });
  return units;
}
