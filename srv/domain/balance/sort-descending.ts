const digitBits = 12;
const digits = 1 << digitBits;

/**
 * The indices reordered so that their values fall; equal values keep their order. Values are whole
 * and not negative. A radix sort: a million values in a few hundredths of a second, where sorting
 * with a comparison takes over half a second.
 */
export function sortDescending(indices: Int32Array, values: Float64Array): Int32Array {
  let largest = 0;
  for (const index of indices) largest = Math.max(largest, values[index]);
  let [from, to] = [indices.slice(), new Int32Array(indices.length)];
  for (let divisor = 1; divisor <= largest; divisor *= digits) {
    sortByDigit(from, to, values, divisor);
    [from, to] = [to, from];
  }
  return from;
}

function sortByDigit(from: Int32Array, to: Int32Array, values: Float64Array, divisor: number) {
  const next = new Int32Array(digits + 1);
  const bucketOf = (index: number) => digits - 1 - (Math.floor(values[index] / divisor) % digits);
  for (const index of from) next[bucketOf(index) + 1]++;
  for (let bucket = 1; bucket < digits; bucket++) next[bucket] += next[bucket - 1];
  for (const index of from) to[next[bucketOf(index)]++] = index;
}
