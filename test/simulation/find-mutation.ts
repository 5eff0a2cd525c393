import type { Mutation } from './mutations.ts';
import { runSeed } from './run-seed.ts';
import type { SimImage } from './sim-image.ts';

/** How a missing safeguard was found. */
export interface Found {
  readonly mutation: string;
  /** Seeds played until one broke a promise; undefined when none did. */
  readonly afterSeeds: number | undefined;
  readonly violation: string | undefined;
}

/** Plays seeds with a safeguard missing until one breaks a promise. */
export async function findMutation(
  image: SimImage,
  mutation: Mutation,
  mostSeeds: number,
): Promise<Found> {
  for (let seed = 1; seed <= mostSeeds; seed++) {
    const { violations } = await runSeed(image, seed, { mutation });
    if (violations.length === 0) continue;
    return { mutation: mutation.name, afterSeeds: seed, violation: violations[0] };
  }
  return { mutation: mutation.name, afterSeeds: undefined, violation: undefined };
}
