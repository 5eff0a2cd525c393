/** Milliseconds that half and nineteen of twenty answers took at most. */
export interface Latency {
  readonly p50: number;
  readonly p95: number;
}

export interface ConcurrentReads {
  readonly readers: number;
  /** Reads of each reader that are measured, one after another, after a few that are not. */
  readonly reads: number;
  /** One read of one of the readers, numbered from 0. */
  readonly read: (reader: number) => Promise<unknown>;
}

const WARM_UP = 5;

/** Readers who ask at once, each again as soon as they are answered; first to warm up. */
export async function readConcurrently({
  readers,
  reads,
  read,
}: ConcurrentReads): Promise<Latency> {
  const round = async (count: number) => {
    const times = Array.from({ length: readers }, (_, reader) =>
      timesOf(count, () => read(reader)),
    );
    return (await Promise.all(times)).flat();
  };
  await round(WARM_UP);
  const times = (await round(reads)).sort((a, b) => a - b);
  const share = (part: number) => times[Math.floor(times.length * part)] ?? 0;
  return { p50: share(0.5), p95: share(0.95) };
}

async function timesOf(count: number, read: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let done = 0; done < count; done += 1) {
    const start = performance.now();
    await read();
    times.push(performance.now() - start);
  }
  return times;
}
