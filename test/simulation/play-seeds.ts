import { mutationOf, none } from './mutations.ts';
import { runSeed, type SeedReport } from './run-seed.ts';
import type { SimImage } from './sim-image.ts';
import { Totals } from './totals.ts';

/** Which seeds to play: every `step`th of `count` numbers. */
export interface SeedRange {
  readonly from: number;
  readonly count: number;
  readonly step?: number;
  /** Name of a safeguard that is left out; none is, when it is undefined. */
  readonly without?: string | undefined;
}

/** Plays seeds one after the other, and tells of each that breaks a promise. */
export async function playSeeds(
  image: SimImage,
  { from, count, step = 1, without }: SeedRange,
  broken: (report: SeedReport) => void,
): Promise<Totals> {
  const totals = new Totals();
  const mutation = without === undefined ? none : mutationOf(without);
  for (let seed = from; seed < from + count; seed += step) {
    const report = await runSeed(image, seed, { mutation });
    totals.add(report);
    if (report.violations.length > 0) broken(report);
  }
  return totals;
}

/** How a person plays a seed again. */
export function replayOf({ seed }: Pick<SeedReport, 'seed'>, without?: string): string {
  const mutation = without === undefined ? '' : ` --without "${without}"`;
  return `npm run simulate -- --seed ${seed} --trace${mutation}`;
}
