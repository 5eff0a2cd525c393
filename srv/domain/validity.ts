import type { IsoDate } from './iso-date.ts';

/** From a day to a last day, both included; null is open-ended. */
export interface Validity {
  readonly validFrom: IsoDate;
  readonly validTo: IsoDate | null;
}

export function isValidOn({ validFrom, validTo }: Validity, day: IsoDate): boolean {
  return validFrom <= day && (validTo === null || day <= validTo);
}
