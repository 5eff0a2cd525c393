import { makeTargets, type PostgresTarget, type Targets } from '../evaluate-target.ts';
import { idleWorker, nightByWorkers } from '../night-workers.ts';
import { measuredShares, type Together } from './contention.ts';
import { evaluateTogether } from './evaluate-together.ts';
import { fitNight, type MeasuredNight } from './fit-night.ts';
import { localNight } from './local-night.ts';
import { measureNight } from './measure-night.ts';
import type { NightTimes } from './step-times.ts';

/** The first night of a process, so that no other figure has the compiler's time in it. */
const WARM_UP = 500;
/** So many times smaller is the night beside the one that is measured. */
const SMALL = 4;
/** Nights that are predicted, and at how many processes partitions are measured for that. */
const WORKERS = [1, 2, 4, 8];
const TOGETHER = [1, 2, 4];

export interface CheckedNight {
  readonly workers: number;
  /** Seconds; of all rounds, the one in the middle. */
  readonly predicted: number;
  readonly measured: number;
  /** By how much the prediction is above (or below) the measurement, as a share of it. */
  readonly off: number;
}

type Copy = () => Promise<PostgresTarget>;

interface Copies {
  readonly small: Copy;
  readonly large: Copy;
}

/** Nights of two sizes: the difference tells what grows with the customers from what does not. */
export async function measureNights(customers: number): Promise<NightTimes> {
  const targets = await makeTargets();
  try {
    const cold = await firstNight(targets);
    return await fitNights(cold, await fillTwo(targets, customers));
  } finally {
    await targets.remove();
  }
}

/**
 * Predicts nights by 1 to 8 workers on this machine and plays them, each right after what its
 * prediction is made of was measured, so that other load on the machine slows both alike. What is
 * measured for the prediction is the time of each step in one process, of a partition in several
 * processes at once, and of a worker that starts and ends; never the night itself.
 */
export async function checkNights(customers: number, rounds: number): Promise<CheckedNight[]> {
  const targets = await makeTargets();
  try {
    const cold = await firstNight(targets);
    const copies = await fillTwo(targets, customers);
    const tried: { workers: number; predicted: number; measured: number }[] = [];
    for (let round = 0; round < rounds; round += 1) {
      for (const workers of WORKERS) {
        const predicted = await predict(cold, copies, workers);
        const measured = await nightByWorkers(await copies.large(), workers);
        tried.push({ workers, predicted, measured });
      }
    }
    return WORKERS.map((workers) => middleOf(tried.filter((one) => one.workers === workers)));
  } finally {
    await targets.remove();
  }
}

async function predict(cold: MeasuredNight, copies: Copies, workers: number): Promise<number> {
  const times = await fitNights(cold, copies);
  const together: Together[] = [];
  for (const count of TOGETHER.filter((one) => one <= workers)) {
    together.push(await evaluateTogether(copies.large, count));
  }
  const idle = await idleWorker(await copies.small());
  return localNight(times, { workers, shares: measuredShares(together), idle });
}

async function firstNight(targets: Targets): Promise<MeasuredNight> {
  const copy = await targets.fillCopies(WARM_UP);
  return measureNight(await copy());
}

async function fillTwo(targets: Targets, customers: number): Promise<Copies> {
  const small = await targets.fillCopies(customers / SMALL);
  return { small, large: await targets.fillCopies(customers) };
}

async function fitNights(cold: MeasuredNight, copies: Copies): Promise<NightTimes> {
  const small = await measureNight(await copies.small());
  const large = await measureNight(await copies.large());
  return fitNight({ cold, small, large });
}

function middleOf(tried: readonly Omit<CheckedNight, 'off'>[]): CheckedNight {
  const middle = (of: 'predicted' | 'measured') =>
    tried.map((one) => one[of]).toSorted((a, b) => a - b)[Math.floor(tried.length / 2)] ?? 0;
  const [predicted, measured] = [middle('predicted'), middle('measured')];
  return { workers: tried[0]?.workers ?? 0, predicted, measured, off: predicted / measured - 1 };
}
