const FIRST_SIZE = 1 << 16;
const EMPTY = 0;

/**
 * The keys a file has brought, as 64-bit hashes in typed arrays: at most 32 bytes a key. Two of a
 * million keys look alike once in forty million files; then one row is rejected as a second one.
 */
export class KeySet {
  #high = new Uint32Array(FIRST_SIZE);
  #low = new Uint32Array(FIRST_SIZE);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** False when the key was there already. */
  add(key: string): boolean {
    if (this.#size * 2 >= this.#high.length) this.#grow();
    const [high, low] = hashOf(key);
    if (!put(this.#high, this.#low, high, low)) return false;
    this.#size += 1;
    return true;
  }

  has(key: string): boolean {
    const [high, low] = hashOf(key);
    return this.#high[slotOf(this.#high, this.#low, high, low)] !== EMPTY;
  }

  #grow(): void {
    const high = new Uint32Array(this.#high.length * 2);
    const low = new Uint32Array(high.length);
    for (const [slot, half] of this.#high.entries()) {
      if (half !== EMPTY) put(high, low, half, this.#low[slot] ?? 0);
    }
    this.#high = high;
    this.#low = low;
  }
}

function put(highs: Uint32Array, lows: Uint32Array, high: number, low: number): boolean {
  const slot = slotOf(highs, lows, high, low);
  if (highs[slot] !== EMPTY) return false;
  highs[slot] = high;
  lows[slot] = low;
  return true;
}

/** Where the hash is, or the empty slot where it belongs. */
function slotOf(highs: Uint32Array, lows: Uint32Array, high: number, low: number): number {
  const mask = highs.length - 1;
  let slot = low & mask;
  while (highs[slot] !== EMPTY && (highs[slot] !== high || lows[slot] !== low)) {
    slot = (slot + 1) & mask;
  }
  return slot;
}

/** Two independent multiplicative hashes; the first is never 0, which marks an empty slot. */
function hashOf(key: string): [number, number] {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let at = 0; at < key.length; at++) {
    const code = key.charCodeAt(at);
    high = Math.imul(high ^ code, 2_654_435_761);
    low = Math.imul(low ^ code, 1_597_334_677);
  }
  const mixedHigh =
    Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  const mixedLow =
    Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  return [mixedHigh >>> 0 || 1, mixedLow >>> 0];
}
