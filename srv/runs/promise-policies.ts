import type { IsoDate } from '../domain/iso-date.ts';
import type { PromiseJudge } from '../domain/promise-judge.ts';
import type { Database } from '../platform/database.ts';

/** How promises of a category are checked and judged. Percentages in hundredths. */
export interface PromisePolicy {
  readonly category: string;
  readonly validFrom: IsoDate;
  readonly validTo: IsoDate | null;
  readonly toleranceDays: number;
  readonly reductionPerDay: number;
  readonly keptFrom: number;
  readonly varianceFrom: number;
  readonly maximumDates: number;
  readonly maximumDays: number;
  /** Whose verdict counts. */
  readonly judge: PromiseJudge;
}

/** All policies, by category, the newest first. */
export function loadPromisePolicies(db: Database): Promise<PromisePolicy[]> {
  return db.query<PromisePolicy>(`SELECT category, validFrom AS "validFrom",
      validTo AS "validTo", toleranceDays AS "toleranceDays",
      CAST(ROUND(reductionPerDay * 100) AS BIGINT) AS "reductionPerDay",
      CAST(ROUND(keptFromPercent * 100) AS BIGINT) AS "keptFrom",
      CAST(ROUND(varianceFromPercent * 100) AS BIGINT) AS "varianceFrom",
      maximumDates AS "maximumDates", maximumDays AS "maximumDays",
      COALESCE(judge, 'saldo') AS judge
    FROM saldo_agreements_PromisePolicies ORDER BY category, validFrom DESC`);
}

/** The policy of a category on a day; of the first category that has one when none is named. */
export function policyValidOn(
  policies: readonly PromisePolicy[],
  category: string | null,
  day: IsoDate,
): PromisePolicy | undefined {
  return policies.find(
    (policy) =>
      (category === null || policy.category === category) &&
      policy.validFrom <= day &&
      (policy.validTo === null || policy.validTo >= day),
  );
}
