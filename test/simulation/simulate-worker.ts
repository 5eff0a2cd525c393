import { parentPort, workerData } from 'node:worker_threads';
import { playSeeds, type SeedRange } from './play-seeds.ts';
import type { SeedReport } from './run-seed.ts';
import { SimImage } from './sim-image.ts';
import type { TotalCounts } from './totals.ts';

/** What a worker is started with. */
export interface Work {
  /** A SQLite file with the model deployed. */
  readonly template: string;
  readonly range: SeedRange;
}

/** What a worker tells: each seed that breaks a promise, and what all of its seeds came to. */
export type Told = { readonly broken: SeedReport } | { readonly counts: TotalCounts };

const { template, range } = workerData as Work;
const tell = (told: Told) => parentPort?.postMessage(told);
const { counts } = await playSeeds(new SimImage(template), range, (broken) => tell({ broken }));
tell({ counts });
