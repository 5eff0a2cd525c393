import { dayNumber, type IsoDate } from '../iso-date.ts';

/** What analysis counts a solved case by. */
export interface Solved {
  readonly solvedOn: IsoDate;
  /** 'YYYY-MM' */
  readonly solvedIn: string;
  /** Calendar days from opening; never negative, whatever zones the two days were told in. */
  readonly daysToSolve: number;
}

export function solvedAt(openedOn: IsoDate | null, solvedOn: IsoDate): Solved {
  const days = openedOn === null ? 0 : dayNumber(solvedOn) - dayNumber(openedOn);
  return { solvedOn, solvedIn: monthOf(solvedOn), daysToSolve: Math.max(0, days) };
}

/** @example monthOf('2026-11-23') //=> '2026-11' */
export function monthOf(day: IsoDate): string {
  return day.slice(0, 7);
}
