import { fromScaled4 } from '../domain/erp-amount.ts';
import type { IsoDate } from '../domain/iso-date.ts';
import { formatDecimal } from '../domain/money.ts';
import type { PlanInterval } from '../domain/plans/plan-terms.ts';
import type { Database } from '../platform/database.ts';
import { conflict } from '../requests/refusal.ts';

/** What a bank agrees to in a segment. */
export interface PlanPolicy {
  readonly category: string;
  readonly mostInstalments: number;
  readonly longestMonths: number;
  readonly firstWithinDays: number;
  readonly offeredNumbers: readonly number[];
  /** Nominal, percent a year. */
  readonly rate: string;
  /** Minor units of the segment's currency; null: never by amount. */
  readonly approvalAbove: number | null;
  readonly approvalFromCount: number | null;
  /** Hundredths of a percent. */
  readonly affordableShare: number;
}

interface PolicyRow {
  readonly category: string;
  readonly mostInstalments: number;
  readonly longestMonths: number;
  readonly firstWithinDays: number;
  readonly offeredCounts: string | null;
  readonly rate6: number | null;
  readonly approvalAbove4: number | null;
  readonly approvalFromCount: number | null;
  readonly affordableShare: number;
}

const POLICY = `SELECT category, mostInstalments AS "mostInstalments",
    longestMonths AS "longestMonths", firstWithinDays AS "firstWithinDays",
    offeredCounts AS "offeredCounts", CAST(ROUND(rate * 1000000) AS BIGINT) AS rate6,
    CAST(ROUND(approvalAbove * 10000) AS BIGINT) AS "approvalAbove4",
    approvalFromCount AS "approvalFromCount",
    CAST(ROUND(affordableShare * 100) AS BIGINT) AS "affordableShare"
  FROM saldo_plans_PlanPolicies
  WHERE segment = ? AND validFrom <= ? AND (validTo IS NULL OR validTo >= ?)
  ORDER BY validFrom DESC LIMIT 1`;

/** The segment's policy on a day; `digits` of its currency. PLAN_POLICY_MISSING without one. */
export async function loadPlanPolicy(
  db: Database,
  segment: string,
  day: IsoDate,
  digits: number,
): Promise<PlanPolicy> {
  const [row] = await db.query<PolicyRow>(POLICY, [segment, day, day]);
  if (!row) throw conflict('PLAN_POLICY_MISSING', { segment, date: day });
  const { offeredCounts, rate6, approvalAbove4, ...rest } = row;
  return {
    ...rest,
    offeredNumbers: (offeredCounts ?? '').split(',').filter(Boolean).map(Number),
    rate: formatDecimal(rate6 ?? 0, 6),
    approvalAbove: approvalAbove4 === null ? null : fromScaled4(approvalAbove4, digits),
  };
}

/** How many instalments fit into the longest time that is agreed; a year has 365 days. */
export function mostInstalments(
  { longestMonths }: PlanPolicy,
  { unit, count }: PlanInterval,
): number {
  if (unit === 'month') return Math.floor(longestMonths / count);
  const days = unit === 'week' ? count * 7 : count;
  return Math.floor((longestMonths * 365) / 12 / days);
}
