import { addDays, type IsoDate } from './iso-date.ts';

/** What a letter is sent for: the same customer gets it again when this changed. */
export interface LetterOccasion {
  readonly treatment: string;
  /** Of the decision tree that chose the treatment; null when the tree is gone. */
  readonly branch: string | null;
  readonly dunningLevel: number;
}

export interface LetterSent extends LetterOccasion {
  readonly sentOn: IsoDate;
}

/** What the customer has got so far. */
export interface LettersBefore {
  /** The latest letter of Saldo. */
  readonly letter: LetterSent | null;
  /** When the ERP issued its latest notice of the same dunning procedures. */
  readonly noticeOn: IsoDate | null;
}

/**
 * Whether a letter is due on a day. The same one waits for so many days since the last; another
 * branch or dunning level is another letter. A notice that the ERP issued meanwhile counts as one
 * whatever its level: a new level that comes with it has been written about already.
 */
export function isLetterDue(
  occasion: LetterOccasion,
  { letter, noticeOn }: LettersBefore,
  repeatAfterDays: number,
  today: IsoDate,
): boolean {
  if (letter && letter.sentOn >= today) return false;
  const quietSince = addDays(today, -repeatAfterDays);
  const isNoticeLast = noticeOn !== null && noticeOn >= (letter?.sentOn ?? noticeOn);
  if (isNoticeLast && noticeOn > quietSince) return false;
  if (!letter || isOther(occasion, letter)) return true;
  return letter.sentOn <= quietSince;
}

function isOther(now: LetterOccasion, before: LetterOccasion): boolean {
  return (
    now.treatment !== before.treatment ||
    now.branch !== before.branch ||
    now.dunningLevel !== before.dunningLevel
  );
}
