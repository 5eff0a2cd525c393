import { conflict } from '../requests/refusal.ts';
import { segmentDay } from './segment-day.ts';
import { loadPlan, type StoredPlan } from './stored-plan.ts';
import type { Visit } from './visit.ts';

/** A schedule that the ERP simulated for this customer today. PLAN_QUOTE_UNKNOWN, PLAN_QUOTE_OVER. */
export async function loadQuote(visit: Visit, quote: string): Promise<StoredPlan> {
  const { db, position } = visit;
  const plan = await loadPlan(db, quote);
  if (!plan || plan.partner !== position.partner || plan.source !== position.source) {
    throw conflict('PLAN_QUOTE_UNKNOWN');
  }
  const today = await segmentDay(visit, visit.now);
  const quotedOn = await segmentDay(visit, new Date(plan.createdAt).toISOString());
  if (plan.state !== 'quoted' || plan.segment !== position.segment || quotedOn !== today) {
    throw conflict('PLAN_QUOTE_OVER');
  }
  return plan;
}

/** Who accepts is who agreed on it, whoever had it simulated: they do not decide on it. */
const ACCEPT = `UPDATE saldo_plans_Plans
  SET state = 'waiting', needsApproval = ?, approval = ?, note = ?, createdBy = ?
  WHERE ID = ? AND state = 'quoted'`;

/** Makes a quote what its agent and the customer agreed on; it waits where a second pair of eyes has to see it. */
export async function takeQuote(
  { db, agent }: Visit,
  quote: StoredPlan,
  note: string,
): Promise<StoredPlan> {
  const { id, needsApproval } = quote;
  const approval = needsApproval ? 'waiting' : null;
  const taken = await db.execute(ACCEPT, [needsApproval, approval, note, agent, id]);
  if (taken === 0) throw conflict('PLAN_QUOTE_OVER');
  return { ...quote, note, createdBy: agent };
}

/** One plan waits for an item at a time: two supervisors could else approve both. PLAN_STILL_WAITS. */
export async function refuseWaiting({ db }: Visit, plan: string): Promise<void> {
  const waiting = await db.query(
    `SELECT mine.plan FROM saldo_plans_PlanItems mine
    JOIN saldo_plans_PlanItems theirs ON theirs.plan <> mine.plan
      AND theirs.source = mine.source AND theirs.document = mine.document
      AND theirs.repetition = mine.repetition AND theirs.item = mine.item
      AND theirs.subitem = mine.subitem
    JOIN saldo_plans_Plans other ON other.ID = theirs.plan
    WHERE mine.plan = ? AND other.state = 'waiting'`,
    [plan],
  );
  if (waiting.length > 0) throw conflict('PLAN_STILL_WAITS');
}
