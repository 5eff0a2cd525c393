/**
 * The positions of the ids in ascending order (of UTF-16 code units, the same on every machine):
 * columns gathered in this order make balancing independent of the order rows were read in.
 */
export function orderById(ids: readonly string[]): Int32Array {
  const order = Int32Array.from(ids.keys());
  return order.sort((a, b) => (ids[a] < ids[b] ? -1 : ids[a] > ids[b] ? 1 : a - b));
}
