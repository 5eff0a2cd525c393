import { FAULT_NAMES } from './faults.ts';
import type { SeedReport } from './run-seed.ts';
import { SITUATION_NAMES } from './situations.ts';
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

  /** Faults and situations that never came about: what they would show was not put to the test. */
  get missing(): string[] {
    const { faults, situations } = this.counts;
    return [
      ...FAULT_NAMES.filter((name) => !faults[name]),
      ...SITUATION_NAMES.filter((name) => !situations[name]),
    ];
  }
}
