/** Seeded random numbers for a bank that comes out the same every time. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** Whole number from low to high, both included. */
  int(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** One of the entries, as likely as its weight says. */
  weighted<T extends { weight: number }>(list: readonly T[]): T;
  /** Heavy-tailed amount around a median. */
  logNormal(median: number, sigma: number): number;
  uuid(): string;
}

/** Random numbers from a seed and a stream, so that customer 17 does not depend on customer 16. */
export function createRandom(seed: number, stream = 0): Random {
  const next = mulberry32(mix(seed, stream));
  const int = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  const pick = <T>(list: readonly T[]) => list[int(0, list.length - 1)] as T;
  return {
    next,
    int,
    pick,
    chance: (probability) => next() < probability,
    weighted: (list) => pickWeighted(list, next()),
    logNormal: (median, sigma) => median * Math.exp(sigma * gaussian(next)),
    uuid: () => uuidFrom(next, stream),
  };
}

function mix(seed: number, stream: number): number {
  let hash = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(stream + 1, 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}

function mulberry32(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), 1 | state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 4294967296;
  };
}

function pickWeighted<T extends { weight: number }>(list: readonly T[], draw: number): T {
  const total = list.reduce((sum, entry) => sum + entry.weight, 0);
  let rest = draw * total;
  for (const entry of list) {
    rest -= entry.weight;
    if (rest < 0) return entry;
  }
  return list[list.length - 1] as T;
}

/** Box-Muller. */
function gaussian(next: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
}

/** Starts with the stream: 32 bits of state alone would give two customers the same one soon. */
function uuidFrom(next: () => number, stream: number): string {
  const hexOf = (bits: number) => (bits >>> 0).toString(16).padStart(8, '0');
  const word = () => hexOf(Math.floor(next() * 0x100000000));
  const hex = hexOf(stream) + word() + word() + word();
  const variant = '89ab'[Math.floor(next() * 4)];
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}
