const STEPS = 200;

/**
 * Where a monotone function crosses zero between two arguments: within `precision`, or to the last
 * bit that halving finds.
 */
export function findRoot(
  of: (x: number) => number,
  from: number,
  to: number,
  precision = 0,
): number {
  const rises = of(to) > of(from);
  let [low, high] = [from, to];
  for (let step = 0; step < STEPS; step += 1) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high || high - low <= precision) break;
    if (of(middle) > 0 === rises) high = middle;
    else low = middle;
  }
  return (low + high) / 2;
}
