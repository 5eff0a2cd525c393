import type { IsoDate } from '../iso-date.ts';
import { formatDecimal } from '../money.ts';

/** What is to be paid when; minor units. */
export interface WishedInstalment {
  readonly dueOn: IsoDate;
  readonly amount: number;
}

/** Within what new instalments of a plan have to be. */
export interface InstalmentBounds {
  /** All that is unpaid of the plan: neither more nor less is spread. Minor units. */
  readonly open: number;
  /** Decimals of the currency, for what is told. */
  readonly digits: number;
  readonly today: IsoDate;
  readonly firstAtLatest: IsoDate;
  readonly lastAtLatest: IsoDate;
  readonly mostInstalments: number;
}

/** What is wrong, with the row it is about; `values` are those of its text. */
export interface InstalmentProblem {
  readonly code: string;
  readonly row: number;
  readonly values: Readonly<Record<string, string | number>>;
}

/**
 * Whether instalments can take the place of what is unpaid of a plan: each later than the one before,
 * within the days that the bank agrees to, adding up to what is open. Null when they can.
 */
export function checkInstalments(
  rows: readonly WishedInstalment[],
  bounds: InstalmentBounds,
): InstalmentProblem | null {
  const { mostInstalments: most } = bounds;
  if (rows.length > most) return { code: 'PLAN_TOO_LONG', row: most, values: { most } };
  return checkDays(rows, bounds) ?? checkAmounts(rows, bounds);
}

function checkDays(
  rows: readonly WishedInstalment[],
  { today, firstAtLatest, lastAtLatest }: InstalmentBounds,
): InstalmentProblem | null {
  const first = rows[0]?.dueOn ?? today;
  if (first <= today || first > firstAtLatest) {
    const values = { day: first, today, latest: firstAtLatest };
    return { code: 'PLAN_FIRST_DAY_WRONG', row: 0, values };
  }
  const early = rows.findIndex(
    ({ dueOn }, row) => row > 0 && dueOn <= (rows[row - 1]?.dueOn ?? ''),
  );
  if (early > 0) {
    const values = { day: rows[early]?.dueOn ?? '', before: rows[early - 1]?.dueOn ?? '' };
    return { code: 'PLAN_DAYS_UNORDERED', row: early, values };
  }
  const last = rows.at(-1)?.dueOn ?? today;
  if (last <= lastAtLatest) return null;
  const values = { day: last, latest: lastAtLatest };
  return { code: 'PLAN_LAST_DAY_WRONG', row: rows.length - 1, values };
}

function checkAmounts(
  rows: readonly WishedInstalment[],
  { open, digits }: InstalmentBounds,
): InstalmentProblem | null {
  const row = rows.findIndex(({ amount }) => amount <= 0);
  if (row >= 0) return { code: 'PLAN_INSTALMENT_TOO_SMALL', row, values: { number: row + 1 } };
  const sum = rows.reduce((total, { amount }) => total + amount, 0);
  if (sum === open) return null;
  const values = { sum: formatDecimal(sum, digits), open: formatDecimal(open, digits) };
  return { code: 'PLAN_SUM_DIFFERS', row: rows.length - 1, values };
}
