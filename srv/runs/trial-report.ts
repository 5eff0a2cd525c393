import type { IsoDate } from '../domain/iso-date.ts';
import type { BandTally, MoveTally, TrialCounts } from './trial-tally.ts';

/** A group's work against what its agents have time for today. */
export interface GroupLoad {
  readonly segment: string;
  readonly collectionGroup: string;
  readonly minutesBefore: number;
  readonly minutesAfter: number;
  /** Of these, minutes that strategies' effort caps leave to automatic treatment. */
  readonly cappedBefore: number;
  readonly cappedAfter: number;
  /** Minutes of a day of all its agents; who works in two groups counts in both. */
  readonly capacityMinutes: number;
}

/** One of the largest moves, with its reasons in words. */
export interface ToldMove {
  readonly segment: string;
  readonly source: string;
  readonly partner: string;
  readonly currency: string;
  readonly amount: string;
  readonly fromPriority: string;
  readonly toPriority: string;
  readonly percentBefore: number | null;
  readonly percentAfter: number | null;
  readonly reasonsBefore: string;
  readonly reasonsAfter: string;
}

/** Where something was tried, and on the portfolio of which day. */
export interface TriedDay {
  readonly segment: string;
  readonly businessDate: IsoDate;
}

/** What would be different with the version in force: plain data. */
export interface TrialReport extends TrialCounts {
  readonly version: string;
  readonly strategy: string;
  /** Says what the version was judged by: tried-content.ts. */
  readonly content: string;
  readonly days: readonly TriedDay[];
  /** Customers in the segments that use the strategy; `customers` were judged. */
  readonly portfolio: number;
  readonly bands: readonly BandTally[];
  readonly moves: readonly MoveTally[];
  readonly loads: readonly GroupLoad[];
  readonly largestMoves: readonly ToldMove[];
  readonly seconds: number;
}
