import { fromScaled4 } from '../domain/erp-amount.ts';
import { formatDecimal } from '../domain/money.ts';
import type { WishedInstalment } from '../domain/plans/check-instalments.ts';
import type { Database } from '../platform/database.ts';
import { conflict, notFoundAt } from '../requests/refusal.ts';
import { withAgency } from '../runs/erp-agency.ts';
import type { ItemsToPlan, PlannedItem } from './items-to-plan.ts';
import type { CustomerOfDay } from './promisable-items.ts';
import { loadSegmentCurrencies } from './segment-currencies.ts';
import { loadPlan, type StoredPlan } from './stored-plan.ts';
import type { Visit } from './visit.ts';

/** A plan that FI-CA has and that holds. */
export interface PlanToChange {
  readonly plan: StoredPlan & { readonly erpPlan: string };
  /** The plan with which its line began: this one, unless it is a change itself. */
  readonly origin: string;
  /** Decimals of its currency. */
  readonly digits: number;
  /** What is unpaid of it in the mirror, as it is due; minor units. */
  readonly unpaid: readonly WishedInstalment[];
}

type Line = Pick<CustomerOfDay, 'source' | 'partner' | 'segment' | 'businessDate'>;

/** FI-CA keeps the instalments of a plan as items of the plan's own document. */
const UNPAID = `SELECT dueDate AS "dueOn", CAST(ROUND(amount * 10000) AS BIGINT) AS amount4,
    ${withAgency('item')} AS "isWithAgency"
  FROM saldo_ledger_Items item
  WHERE source = ? AND document = ? AND clearingStatus = '' AND leftErpAt IS NULL
  ORDER BY dueDate, repetition, item.item, subitem`;

interface UnpaidRow {
  readonly dueOn: string;
  readonly amount4: number;
  readonly isWithAgency: number;
}

/**
 * A customer's plan with what is unpaid of it. PLAN_UNKNOWN; PLAN_IN_CORE, PLAN_NOT_AGREED,
 * PLAN_ON_ITS_WAY, PLAN_NOTHING_OPEN and PLAN_WITH_AGENCY where it cannot be given new instalments.
 */
export async function planToChange(
  db: Database,
  { source, partner, segment, businessDate }: Line,
  id: string,
): Promise<PlanToChange> {
  const plan = await loadPlan(db, id);
  const isTheirs = plan?.source === source && plan.partner === partner && plan.segment === segment;
  if (!plan || !isTheirs || plan.state === 'quoted') throw notFoundAt('plan', 'PLAN_UNKNOWN');
  if (plan.keptBy !== 'erp') throw conflict('PLAN_IN_CORE');
  if (plan.state !== 'agreed') throw conflict('PLAN_NOT_AGREED');
  const { erpPlan } = plan;
  if (plan.operationState !== 'confirmed' || !erpPlan) throw conflict('PLAN_ON_ITS_WAY');
  const currencies = await loadSegmentCurrencies(db, segment, businessDate);
  const digits = currencies.minorDigits(source, plan.currency);
  const rows = await db.query<UnpaidRow>(UNPAID, [source, erpPlan]);
  if (rows.length === 0) throw conflict('PLAN_NOTHING_OPEN');
  if (rows.some(({ isWithAgency }) => isWithAgency === 1)) throw conflict('PLAN_WITH_AGENCY');
  const unpaid = rows.map(({ dueOn, amount4 }) => ({
    dueOn,
    amount: fromScaled4(amount4, digits),
  }));
  return { plan: { ...plan, erpPlan }, origin: plan.origin ?? plan.id, digits, unpaid };
}

/** What is unpaid of a plan in all; minor units. */
export function openOf({ unpaid }: PlanToChange): number {
  return unpaid.reduce((sum, { amount }) => sum + amount, 0);
}

/** What an agent starts from when they change a plan. */
export async function instalmentsToChange(visit: Visit, { plan: id }: { readonly plan: string }) {
  const { plan, digits, unpaid } = await planToChange(visit.db, visit.position, id);
  const { currency } = plan;
  return unpaid.map(({ dueOn, amount }, index) => {
    return { number: index + 1, dueOn, amount: formatDecimal(amount, digits), currency };
  });
}

interface OriginalRow {
  readonly document: string;
  readonly repetition: string;
  readonly item: string;
  readonly subitem: string;
  readonly amount4: number;
}

const ORIGINALS = `SELECT planned.document, planned.repetition, planned.item, planned.subitem,
    CAST(ROUND(COALESCE(item.amount, 0) * 10000) AS BIGINT) AS amount4
  FROM saldo_plans_PlanItems planned
  LEFT JOIN saldo_ledger_Items item ON item.source = planned.source
    AND item.document = planned.document AND item.repetition = planned.repetition
    AND item.item = planned.item AND item.subitem = planned.subitem
    AND item.clearingStatus = '' AND item.leftErpAt IS NULL
  WHERE planned.plan = ?
  ORDER BY planned.document, planned.repetition, planned.item, planned.subitem`;

/** What the plan pays off stays the same, with what is open of it now; its principal is what is unpaid. */
export async function originalsOf(db: Database, change: PlanToChange): Promise<ItemsToPlan> {
  const { plan, digits } = change;
  const { source, account, contract, currency } = plan;
  const rows = await db.query<OriginalRow>(ORIGINALS, [plan.id]);
  const items = rows.map(({ amount4, ...key }): PlannedItem => {
    return { key: { source, ...key }, collectible: fromScaled4(amount4, digits) };
  });
  const whose = { accounts: [account], contracts: [contract] };
  return { items, currency, principal: openOf(change), ...whose };
}
