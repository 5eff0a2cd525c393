import { scaledSumText } from '../domain/scaled-sum.ts';
import type { TrialOutcome, TrialPair, TrialPosition } from './trial-outcome.ts';
import { type CapOf, type Side, TrialWork, type WorkTally } from './trial-work.ts';

/** Positions of one band in one group, before and after; amounts overdue, as decimal text. */
export interface BandTally {
  readonly segment: string;
  readonly collectionGroup: string;
  readonly priority: string;
  readonly currency: string;
  readonly positionsBefore: number;
  readonly positionsAfter: number;
  /** Of these, the ones an agent would work. */
  readonly workedBefore: number;
  readonly workedAfter: number;
  readonly amountBefore: string;
  readonly amountAfter: string;
}

/** What moves from one band to another; 'none' stands for no position an agent would work. */
export interface MoveTally {
  readonly segment: string;
  readonly currency: string;
  readonly fromPriority: string;
  readonly toPriority: string;
  readonly positions: number;
  /** Overdue as it is after, or was before who leaves. */
  readonly amount: string;
}

export interface TrialCounts {
  readonly customers: number;
  /** Customers whom a version of the strategy judges. */
  readonly concerned: number;
  readonly excluded: number;
  readonly rejectedBefore: number;
  readonly rejectedAfter: number;
  readonly entering: number;
  readonly leaving: number;
  readonly moving: number;
}

/** Not on any agent's list. */
export const NO_BAND = 'none';

/** The band in which an agent works the customer. */
export function workedBand(outcome: TrialOutcome): string {
  return isWorked(outcome) ? outcome.priority : NO_BAND;
}

export function isWorked(outcome: TrialOutcome): outcome is TrialPosition {
  return outcome.kind === 'position' && outcome.keptOff === null;
}

interface BandSums {
  readonly collectionGroup: string;
  readonly priority: string;
  readonly positions: Record<Side, number>;
  readonly worked: Record<Side, number>;
  readonly amount4: Record<Side, bigint>;
}

interface MoveSums {
  readonly fromPriority: string;
  readonly toPriority: string;
  positions: number;
  amount4: bigint;
}

/** Adds up one segment's customers as they pass; its size depends on bands and groups alone. */
export class TrialTally {
  readonly #segment: string;
  readonly #currency: string;
  readonly #bands = new Map<string, BandSums>();
  readonly #moves = new Map<string, MoveSums>();
  readonly #work = new TrialWork();
  readonly #counts = {
    customers: 0,
    concerned: 0,
    excluded: 0,
    rejectedBefore: 0,
    rejectedAfter: 0,
    entering: 0,
    leaving: 0,
    moving: 0,
  };

  constructor(segment: string, currency: string) {
    this.#segment = segment;
    this.#currency = currency;
  }

  add({ before, after }: TrialPair, strategy: string): void {
    const counts = this.#counts;
    counts.customers += 1;
    if (before.kind === 'excluded') counts.excluded += 1;
    if (before.kind === 'rejected') counts.rejectedBefore += 1;
    if (after.kind === 'rejected') counts.rejectedAfter += 1;
    if (after.kind === 'position' && after.version.strategy === strategy) counts.concerned += 1;
    this.#addSide(before, 'Before');
    this.#addSide(after, 'After');
    if (before !== after) this.#addMove(before, after);
  }

  #addSide(outcome: TrialOutcome, side: Side): void {
    if (outcome.kind !== 'position') return;
    const band = this.#band(outcome);
    band.positions[side] += 1;
    band.amount4[side] += BigInt(outcome.overdue4);
    if (outcome.keptOff !== null) return;
    band.worked[side] += 1;
    this.#work.add(outcome, side);
  }

  #band({ collectionGroup, priority }: TrialPosition): BandSums {
    const key = `${collectionGroup}/${priority}`;
    const known = this.#bands.get(key);
    if (known) return known;
    const none = () => ({ Before: 0, After: 0 });
    const amount4 = { Before: 0n, After: 0n };
    const fresh = { collectionGroup, priority, positions: none(), worked: none(), amount4 };
    this.#bands.set(key, fresh);
    return fresh;
  }

  #addMove(before: TrialOutcome, after: TrialOutcome): void {
    const [fromPriority, toPriority] = [workedBand(before), workedBand(after)];
    if (fromPriority === toPriority) return;
    this.#counts[kindOfMove(fromPriority, toPriority)] += 1;
    const key = `${fromPriority}/${toPriority}`;
    const sums = this.#moves.get(key) ?? { fromPriority, toPriority, positions: 0, amount4: 0n };
    sums.positions += 1;
    const shown = isWorked(after) ? after : before;
    if (shown.kind === 'position') sums.amount4 += BigInt(shown.overdue4);
    this.#moves.set(key, sums);
  }

  get counts(): TrialCounts {
    return { ...this.#counts };
  }

  bands(): BandTally[] {
    return sorted(this.#bands).map(({ collectionGroup, priority, positions, worked, amount4 }) => ({
      segment: this.#segment,
      collectionGroup,
      priority,
      currency: this.#currency,
      positionsBefore: positions.Before,
      positionsAfter: positions.After,
      workedBefore: worked.Before,
      workedAfter: worked.After,
      amountBefore: scaledSumText(amount4.Before),
      amountAfter: scaledSumText(amount4.After),
    }));
  }

  moves(): MoveTally[] {
    return sorted(this.#moves).map(({ amount4, ...move }) => ({
      segment: this.#segment,
      currency: this.#currency,
      ...move,
      amount: scaledSumText(amount4),
    }));
  }

  work(capOf: CapOf): WorkTally[] {
    return this.#work.list(capOf);
  }
}

function kindOfMove(from: string, to: string): 'entering' | 'leaving' | 'moving' {
  if (from === NO_BAND) return 'entering';
  return to === NO_BAND ? 'leaving' : 'moving';
}

function sorted<Value>(byKey: ReadonlyMap<string, Value>): Value[] {
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
}
