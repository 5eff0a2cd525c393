import { appendEvents } from '../audit/append-event.ts';
import type { Instant, IsoDate } from '../domain/iso-date.ts';
import { addDays } from '../domain/iso-date.ts';
import { requestPlanDeactivations } from '../erp/write-back/requests/plans.ts';
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
  /** Its number there. */
  readonly erpPlan: string;
  /** Made in the ERP, and nobody here has changed it. */
  readonly isOfErp: number;
  readonly lastDueOn: IsoDate | null;
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
    plan.partner, COALESCE(plan.erpPlan, operation.erpKey) AS "erpPlan",
    CASE WHEN plan.erpPlan IS NULL THEN 0 ELSE 1 END AS "isOfErp", plan.lastDueOn AS "lastDueOn",
    plan.instalmentCount AS agreed, MAX(erp.status) AS "erpStatus",
    CAST(SUM(CASE WHEN item.document IS NULL OR item.isWithdrawn = true THEN 0
      WHEN ${OF_SCHEDULE} THEN 1 ELSE 0 END) AS BIGINT) AS instalments,
    CAST(SUM(CASE WHEN item.clearingStatus = '' THEN 1 ELSE 0 END) AS BIGINT) AS open,
    CAST(SUM(CASE WHEN item.clearingStatus = '' AND item.dueDate < ? AND ${OF_SCHEDULE}
      THEN 1 ELSE 0 END) AS BIGINT) AS missed
  FROM saldo_plans_Plans plan
  LEFT JOIN saldo_operations_Operations operation ON operation.ID = plan.operation
  LEFT JOIN saldo_ledger_Items item ON item.source = plan.source
    AND item.document = COALESCE(plan.erpPlan, operation.erpKey) AND item.leftErpAt IS NULL
  LEFT JOIN saldo_agreements_InstalmentPlans erp
    ON erp.source = plan.source AND erp.planNumber = COALESCE(plan.erpPlan, operation.erpKey)
  WHERE plan.state = 'agreed' AND plan.keptBy = 'erp' AND plan.segment = ?
    AND (plan.erpPlan IS NOT NULL OR operation.state = 'confirmed')
  GROUP BY plan.ID, plan.origin, plan.source, plan.partner, plan.erpPlan, operation.erpKey,
    plan.lastDueOn, plan.instalmentCount
  ORDER BY plan.source, plan.ID`;

/**
 * Judges the plans of a segment from the ledger: kept when every instalment is cleared, broken when
 * as many are unpaid beyond the days of grace as the bank's rule says. A broken plan is ended in the
 * ERP, so that what it covered is due again; one that was made there is ended by the ERP or an agent
 * only. Returns how many ended; doing it again changes nothing.
 */
export function judgePlans(db: Database, day: PlanDay): Promise<number> {
  return db.transaction(async (tx) => {
    const [rule] = await tx.query<BreakingRule>(RULE, [day.segment, day.today, day.today]);
    const lastGood = addDays(day.today, -(rule?.graceDays ?? 0));
    const plans = await tx.query<JudgedPlan>(PLANS, [lastGood, day.segment]);
    const [ended, live] = [true, false].map((isEnded) =>
      plans.filter(({ erpStatus }) => (erpStatus === 'deactivated') === isEnded),
    ) as [JudgedPlan[], JudgedPlan[]];
    const kept = live.filter((plan) => isKept(plan, day.today));
    const broken = live.filter((plan) => rule !== undefined && isBroken(plan, rule));
    const keptNow = await endPlans(tx, kept, { state: 'kept', brokenBy: null }, day);
    const endedNow = await endPlans(tx, ended, { state: 'broken', brokenBy: 'ended-in-erp' }, day);
    const missed = { state: 'broken', brokenBy: 'missed-instalments' } as const;
    const brokenNow = await endPlans(tx, broken, missed, day);
    if (rule) await endInErp(tx, brokenNow, rule, day);
    return keptNow.length + endedNow.length + brokenNow.length;
  });
}

/** Instalments of years ago may have left the ERP: then those that are due and open decide. */
function isKept({ open, instalments, agreed, isOfErp, lastDueOn }: JudgedPlan, today: IsoDate) {
  if (open > 0) return false;
  return instalments >= agreed || (isOfErp === 1 && lastDueOn !== null && lastDueOn < today);
}

function isBroken({ isOfErp, missed }: JudgedPlan, { brokenAfterMissed }: BreakingRule): boolean {
  return isOfErp === 0 && missed >= brokenAfterMissed;
}

async function endInErp(
  db: Database,
  plans: readonly JudgedPlan[],
  { reason }: BreakingRule,
  { segment, now }: PlanDay,
): Promise<void> {
  for (const [source, theirs] of Map.groupBy(plans, (plan) => plan.source)) {
    const deactivations = theirs.map(({ origin: planId, partner, erpPlan: erpKey }) => {
      return { planId, partner, erpKey, reason };
    });
    await requestPlanDeactivations(db, deactivations, { source, segment, user: 'system', now });
  }
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
