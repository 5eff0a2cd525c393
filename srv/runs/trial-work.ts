import type { TrialPosition } from './trial-outcome.ts';

/** Minutes of work a group would have, and those beyond what strategies may take of a day. */
export interface WorkTally {
  readonly collectionGroup: string;
  readonly minutesBefore: number;
  readonly minutesAfter: number;
  /** Of these, minutes that effort caps leave to automatic treatment. */
  readonly cappedBefore: number;
  readonly cappedAfter: number;
}

/** Minutes that a strategy version may take of all agents' day; undefined without a cap. */
export type CapOf = (version: string) => number | undefined;

export type Side = 'Before' | 'After';

/** Minutes of one group in one version at one percentage: the night works by falling percentage. */
interface Slice {
  readonly side: Side;
  readonly version: string;
  readonly percent: number;
  readonly collectionGroup: string;
  minutes: number;
}

/** Adds up minutes; its size depends on groups, versions and percentages alone. */
export class TrialWork {
  readonly #slices = new Map<string, Slice>();

  add(outcome: TrialPosition, side: Side): void {
    const { collectionGroup, percent, version, minutes } = outcome;
    const key = `${side}/${version.id}/${percent}/${collectionGroup}`;
    const slice = this.#slices.get(key);
    if (slice) slice.minutes += minutes;
    else {
      this.#slices.set(key, { side, version: version.id, percent, collectionGroup, minutes });
    }
  }

  /**
   * Each group's minutes. A cap goes to the highest valuations of all groups, as at night; within
   * the percentage at which it ends, to groups in order of their names.
   */
  list(capOf: CapOf): WorkTally[] {
    const groups = new Map<string, Record<Side | `capped${Side}`, number>>();
    const left = new Map<string, number>();
    for (const slice of [...this.#slices.values()].sort(inOrderOfWork)) {
      const { side, version, collectionGroup, minutes } = slice;
      const sums = groups.get(collectionGroup) ?? NOTHING();
      const key = `${side}/${version}`;
      const free = left.get(key) ?? capOf(version) ?? Number.POSITIVE_INFINITY;
      const taken = Math.min(minutes, free);
      left.set(key, free - taken);
      sums[side] += minutes;
      sums[`capped${side}`] += minutes - taken;
      groups.set(collectionGroup, sums);
    }
    return [...groups].map(([collectionGroup, sums]) => ({
      collectionGroup,
      minutesBefore: sums.Before,
      minutesAfter: sums.After,
      cappedBefore: sums.cappedBefore,
      cappedAfter: sums.cappedAfter,
    }));
  }
}

const NOTHING = () => ({ Before: 0, After: 0, cappedBefore: 0, cappedAfter: 0 });

function inOrderOfWork(a: Slice, b: Slice): number {
  return b.percent - a.percent || (a.collectionGroup < b.collectionGroup ? -1 : 1);
}
