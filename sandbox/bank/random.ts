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
  const next = sfc32(seed, stream);
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

/**
 * Doty-Humphrey's sfc32. Its 128 bits of state keep the streams of a million customers apart,
 * so that their UUIDs differ; a generator with 32 bits repeats itself within one bank.
 */
function sfc32(seed: number, stream: number): () => number {
  let a = seed | 0;
  let b = stream | 0;
  let c = 0x9e3779b9 | 0;
  let counter = 1;
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4294967296;
  };
  for (let i = 0; i < 15; i++) next();
  return next;
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
