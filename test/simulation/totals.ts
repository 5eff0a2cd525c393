import type { SeedReport } from './run-seed.ts';
import { type Counts, Tally } from './tally.ts';

type Sum = 'operations' | 'effects' | 'beyondControl';

/** What many seeds came to. */
export interface TotalCounts {
  readonly sums: Counts;
  readonly faults: Counts;
  readonly situations: Counts;
}

/** Adds seeds up. */
export class Totals {
  readonly #sums = new Tally<Sum>();
  readonly #faults = new Tally<string>();
  readonly #situations = new Tally<string>();

  add({ operations, effects, beyondControl, faults, situations }: SeedReport): void {
    this.addAll({ sums: { operations, effects, beyondControl }, faults, situations });
  }

  addAll({ sums, faults, situations }: TotalCounts): void {
    this.#sums.addAll(sums);
    this.#faults.addAll(faults);
    this.#situations.addAll(situations);
  }

  get counts(): TotalCounts {
    return {
      sums: this.#sums.counts,
      faults: this.#faults.counts,
      situations: this.#situations.counts,
    };
  }
}
