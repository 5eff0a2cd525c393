import { appendEvents } from '../audit/append-event.ts';
import type { Instant, IsoDate } from '../domain/iso-date.ts';
import { addDays } from '../domain/iso-date.ts';
import { requestPlanDeactivation } from '../erp/write-back/requests/plans.ts';
import type { Database } from '../platform/database.ts';
import { inList } from '../platform/sql-text.ts';
import { markChanged } from './mark-changed.ts';

/** Which segment's plans are judged, as of when. */
export interface PlanDay {
  readonly segment: string;
  readonly today: IsoDate;
  readonly now: Instant;
}

/** When a plan is broken, and DEAGD with which FI-CA then ends it. */
interface BreakingRule {
  readonly graceDays: number;
  readonly brokenAfterMissed: number;
  readonly reason: string;
}

interface JudgedPlan {
  readonly id: string;
  /** As which the ERP has it: the plan with which the line of its changes began. */
  readonly origin: string;
  readonly source: string;
  readonly partner: string;
  readonly agreed: number;
  readonly instalments: number;
  /** FI-CA's own: somebody may have ended the plan there. */
  readonly erpStatus: string | null;
  readonly open: number;
  readonly missed: number;
}

const RULE = `SELECT graceDays AS "graceDays", brokenAfterMissed AS "brokenAfterMissed",
    COALESCE(deactivationReason, '') AS reason
  FROM saldo_plans_PlanPolicies
  WHERE segment = ? AND validFrom <= ? AND (validTo IS NULL OR validTo >= ?)
    AND brokenAfterMissed IS NOT NULL
  ORDER BY validFrom DESC LIMIT 1`;

/**
 * The instalments of a plan are items of the plan's own document, once the mirror has them. Of a
 * changed plan, what was due before its new first day are those that it replaced.
 */
const OF_SCHEDULE = '(plan.changes IS NULL OR item.dueDate >= plan.firstDueOn)';

const PLANS = `SELECT plan.ID AS id, COALESCE(plan.origin, plan.ID) AS origin, plan.source,
    plan.partner, plan.instalmentCount AS agreed, MAX(erp.status) AS "erpStatus",
    CAST(SUM(CASE WHEN item.isWithdrawn = true THEN 0 WHEN ${OF_SCHEDULE} THEN 1 ELSE 0 END) AS BIGINT)
      AS instalments,
    CAST(SUM(CASE WHEN item.clearingStatus = '' THEN 1 ELSE 0 END) AS BIGINT) AS open,
    CAST(SUM(CASE WHEN item.clearingStatus = '' AND item.dueDate < ? AND ${OF_SCHEDULE}
      THEN 1 ELSE 0 END) AS BIGINT) AS missed
  FROM saldo_plans_Plans plan
  JOIN saldo_operations_Operations operation ON operation.ID = plan.operation
  JOIN saldo_ledger_Items item ON item.source = plan.source AND item.document = operation.erpKey
  LEFT JOIN saldo_agreements_InstalmentPlans erp
    ON erp.source = plan.source AND erp.planNumber = operation.erpKey
  WHERE plan.state = 'agreed' AND plan.keptBy = 'erp' AND plan.segment = ?
    AND operation.state = 'confirmed' AND item.leftErpAt IS NULL
  GROUP BY plan.ID, plan.origin, plan.source, plan.partner, plan.instalmentCount ORDER BY plan.ID`;

/**
 * Judges the plans of a segment from the ledger: kept when every instalment is cleared, broken when
 * as many are unpaid beyond the days of grace as the bank's rule says. A broken plan is ended in the
 * ERP, so that what it covered is due again. Returns how many ended; doing it again changes nothing.
 */
export function judgePlans(db: Database, day: PlanDay): Promise<number> {
  return db.transaction(async (tx) => {
    const [rule] = await tx.query<BreakingRule>(RULE, [day.segment, day.today, day.today]);
    if (!rule) return 0;
    const lastGood = addDays(day.today, -rule.graceDays);
    const plans = await tx.query<JudgedPlan>(PLANS, [lastGood, day.segment]);
    const [ended, live] = [true, false].map((isEnded) =>
      plans.filter(({ erpStatus }) => (erpStatus === 'deactivated') === isEnded),
    ) as [JudgedPlan[], JudgedPlan[]];
    const kept = live.filter(
      ({ open, instalments, agreed }) => open === 0 && instalments >= agreed,
    );
    const broken = live.filter(({ missed }) => missed >= rule.brokenAfterMissed);
    const keptNow = await endPlans(tx, kept, { state: 'kept', brokenBy: null }, day);
    const endedNow = await endPlans(tx, ended, { state: 'broken', brokenBy: 'ended-in-erp' }, day);
    const missed = { state: 'broken', brokenBy: 'missed-instalments' } as const;
    const brokenNow = await endPlans(tx, broken, missed, day);
    for (const { origin: planId, source, partner } of brokenNow) {
      const requester = { source, segment: day.segment, user: 'system', now: day.now };
      await requestPlanDeactivation(tx, { planId, partner, reason: rule.reason }, requester);
    }
    return keptNow.length + endedNow.length + brokenNow.length;
  });
}

/** Answers those that it ended: what an agent changed or somebody cancelled meanwhile is judged another day. */
async function endPlans(
  db: Database,
  plans: readonly JudgedPlan[],
  { state, brokenBy }: { readonly state: 'kept' | 'broken'; readonly brokenBy: string | null },
  { segment, today, now }: PlanDay,
): Promise<readonly JudgedPlan[]> {
  if (plans.length === 0) return [];
  const rows = await db.query<{ id: string }>(
    `UPDATE saldo_plans_Plans SET state = ?, brokenOn = ?, brokenBy = ?
      WHERE ID ${inList(db.dialect)} AND state = 'agreed' RETURNING ID AS id`,
    [state, brokenBy && today, brokenBy, JSON.stringify(plans.map(({ id }) => id))],
  );
  const ids = new Set(rows.map(({ id }) => id));
  const over = plans.filter(({ id }) => ids.has(id));
  await appendEvents(
    db,
    over.map(({ id, source, partner, missed }) => ({
      ...{ occurredAt: now, actor: 'system', decision: `plan-${state}`, objectType: 'plan' },
      ...{ objectKey: id, source, partner, details: { segment, missed, brokenBy } },
    })),
  );
  await markChanged(
    db,
    over.map(({ source, partner }) => ({ source, partner, cause: 'plan', changedAt: now })),
  );
  return over;
}
