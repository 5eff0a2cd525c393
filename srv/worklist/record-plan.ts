import { randomUUID } from 'node:crypto';
import { formatDecimal } from '../domain/money.ts';
import { planInstalmentsTable, planItemsTable, plansTable } from '../platform/tables.ts';
import type { PlanOffer } from './plan-offer.ts';
import type { PlanRequest } from './plan-request.ts';
import type { Visit } from './visit.ts';

/** As what a plan is kept, and what the agent says of it. */
export interface PlanRecord {
  readonly state: 'quoted' | 'waiting' | 'agreed' | 'proposed';
  readonly note: string;
  /** For new instalments of a plan: which, and the one with which their line began. */
  readonly line?: { readonly changes: string; readonly origin: string };
}

/** Keeps a plan with its instalments and items; answers its id. */
export async function recordPlan(
  visit: Visit,
  request: PlanRequest,
  offer: PlanOffer,
  record: PlanRecord,
): Promise<string> {
  const plan = randomUUID();
  await insertPlan(visit, plan, request, offer, record);
  await insertInstalments(visit, plan, request, offer);
  const { over, digits } = request;
  const items = over.items.map(({ key, collectible }) => {
    const { source, document, repetition, item, subitem } = key;
    const amount = formatDecimal(collectible, digits);
    return { plan, source, document, repetition, item, subitem, amount };
  });
  await visit.db.insert(planItemsTable, items);
  return plan;
}

async function insertPlan(
  { db, agent, now, position }: Visit,
  ID: string,
  { wish, over, digits }: PlanRequest,
  { kind, keptBy, schedule, affordability, needsApproval }: PlanOffer,
  { state, note, line }: PlanRecord,
): Promise<void> {
  const { source, partner, segment } = position;
  const decimal = (amount: number) => formatDecimal(amount, digits);
  const optional = (amount: number | null) => (amount === null ? null : decimal(amount));
  const { instalments, principal, charges, interest } = schedule;
  const what = { kind, keptBy, account: over.accounts[0], contract: over.contracts[0] };
  const sums = {
    currency: over.currency,
    principal: decimal(principal),
    charges: decimal(charges),
    interest: decimal(interest),
    rate: kind === 'interest-free' ? '0' : wish.rate,
  };
  const when = {
    firstDueOn: instalments[0]?.dueOn,
    lastDueOn: instalments.at(-1)?.dueOn,
    intervalUnit: wish.every.unit,
    intervalCount: wish.every.count,
    instalmentCount: instalments.length,
  };
  const household = { income: optional(wish.income), expenses: optional(wish.expenses) };
  const isWaiting = state === 'waiting';
  const approval = { needsApproval: isWaiting || (state === 'quoted' && needsApproval) };
  const made = { note, createdAt: now, createdBy: agent, affordability: affordability.verdict };
  const waiting = { approval: isWaiting ? 'waiting' : null };
  await db.insert(plansTable, [
    {
      ...{ ID, source, partner, segment, state },
      ...what,
      ...sums,
      ...when,
      ...household,
      ...approval,
      ...waiting,
      ...made,
      ...line,
    },
  ]);
}

async function insertInstalments(
  { db }: Visit,
  plan: string,
  { digits }: PlanRequest,
  { schedule }: PlanOffer,
): Promise<void> {
  const decimal = (amount: number) => formatDecimal(amount, digits);
  const rows = schedule.instalments.map(({ number, dueOn, ...amounts }) => ({
    ...{ plan, number, dueOn },
    amount: decimal(amounts.amount),
    principal: decimal(amounts.principal),
    interest: decimal(amounts.interest),
    charges: decimal(amounts.charges),
    balance: decimal(amounts.balance),
  }));
  await db.insert(planInstalmentsTable, rows);
}
