import type { TrialPair, TrialPosition } from './trial-outcome.ts';
import { isWorked } from './trial-tally.ts';

/** A customer whom the version on trial treats differently. */
export interface LargeMove extends TrialPair {
  readonly segment: string;
  readonly source: string;
  readonly partner: string;
  /** Percent points between before and after; who is on no list counts as 0. */
  readonly distance: number;
  readonly overdue4: number;
}

/** Keeps the largest moves of many: by distance, then amount, then key. */
export class LargestMoves {
  readonly #limit: number;
  #kept: LargeMove[] = [];

  constructor(limit: number) {
    this.#limit = limit;
  }

  add(segment: string, customer: { source: string; partner: string }, pair: TrialPair): void {
    const { before, after } = pair;
    if (before === after) return;
    const distance = Math.abs(percentOf(after) - percentOf(before));
    if (distance === 0) return;
    const shown = [after, before].find((outcome) => outcome.kind === 'position');
    const overdue4 = (shown as TrialPosition | undefined)?.overdue4 ?? 0;
    const { source, partner } = customer;
    this.#kept.push({ segment, source, partner, distance, overdue4, before, after });
    if (this.#kept.length > this.#limit * 50) this.#kept = this.list();
  }

  /** The largest, first the largest of all. */
  list(): LargeMove[] {
    return this.#kept.sort(byImportance).slice(0, this.#limit);
  }
}

function percentOf(outcome: TrialPair['before']): number {
  return isWorked(outcome) ? outcome.percent : 0;
}

function byImportance(a: LargeMove, b: LargeMove): number {
  return b.distance - a.distance || b.overdue4 - a.overdue4 || (keyOf(a) < keyOf(b) ? -1 : 1);
}

function keyOf({ segment, source, partner }: LargeMove): string {
  return `${segment}/${source}/${partner}`;
}
