import { appendEvents } from '../../audit/append-event.ts';
import { formatDecimal, parseDecimal } from '../../domain/money.ts';
import { operationId } from '../../domain/operation-id.ts';
import { closestInterval } from '../../domain/plans/closest-interval.ts';
import type { Database } from '../../platform/database.ts';
import { inList } from '../../platform/sql-text.ts';
import {
  type InstalmentPlansRow,
  type PlansRow,
  planInstalmentsTable,
  planItemsTable,
  plansTable,
} from '../../platform/tables.ts';
import { bankDays } from '../../runs/bank-days.ts';
import { segmentsFor } from './give-segments.ts';
import type { ItemKeyColumns } from './item-key.ts';

/** A plan as a page of the ERP has it; amounts as decimal texts. */
export interface ErpPlan extends InstalmentPlansRow {
  readonly mirroredAt: string;
  readonly partner: string;
  readonly enteredAt: string | null;
  /** As they fall due. */
  readonly instalments: readonly { readonly dueOn: string; readonly amount: string }[];
  readonly items: readonly (ItemKeyColumns & { readonly amount: string })[];
}

/** A plan as Saldo has it. */
interface OwnPlan {
  readonly id: string;
  readonly state: string;
  readonly partner: string;
  /** Its number where it was made in the ERP; else that of the operation which took it there. */
  readonly erpPlan: string | null;
  readonly sentAs: string | null;
  readonly operation: string | null;
}

/** Gives plans made in the ERP their segment, see give-segments.ts. */
export const givePlanSegments = segmentsFor({
  own: { table: 'saldo_plans_Plans', number: 'erpPlan', isTheirs: 'erpPlan IS NOT NULL' },
  mirrored: { table: 'saldo_agreements_InstalmentPlans', number: 'planNumber' },
});

/**
 * Puts plans of the ERP beside those of Saldo, in the caller's transaction: one that was made there is
 * entered as agreed, so that it is seen, changed and withdrawn as any other; one that holds no longer
 * there ends here. All rows are of one source.
 */
export async function keepPlans(tx: Database, plans: readonly ErpPlan[]): Promise<void> {
  const rowsOf = Map.groupBy(await ownPlans(tx, plans), ({ partner }) => partner);
  const pairs = plans.map((erp) => {
    return { erp, line: lineOf(erp, rowsOf.get(erp.partner) ?? []) };
  });
  const holding = pairs.filter(({ erp }) => erp.status === 'active');
  await enter(
    tx,
    holding.filter(({ line }) => line.length === 0),
  );
  await followChanges(
    tx,
    holding.flatMap(({ erp, line }) => standingFor(erp, line)),
  );
  await end(
    tx,
    pairs.filter(({ erp }) => erp.status === 'deactivated'),
  );
}

interface Pair {
  readonly erp: ErpPlan;
  readonly line: readonly OwnPlan[];
}

interface Entered {
  readonly erp: ErpPlan;
  readonly id: string;
}

/** What Saldo has of a plan, with its changes; also while the answer that gives its number is not here yet. */
function lineOf({ planNumber, operation }: ErpPlan, own: readonly OwnPlan[]): OwnPlan[] {
  return own.filter((row) => {
    const isByNumber = row.erpPlan === planNumber || row.sentAs === planNumber;
    return isByNumber || (operation !== null && row.operation === operation);
  });
}

/** The row that is the ERP's own plan, while nothing that Saldo agreed on has taken its place. */
function standingFor(erp: ErpPlan, line: readonly OwnPlan[]): Entered[] {
  const row = line.find(({ erpPlan, state }) => erpPlan !== null && state === 'agreed');
  return row ? [{ erp, id: row.id }] : [];
}

async function ownPlans(tx: Database, plans: readonly ErpPlan[]): Promise<readonly OwnPlan[]> {
  const [first] = plans;
  if (!first) return [];
  const partners = [...new Set(plans.map(({ partner }) => partner))];
  return tx.query<OwnPlan>(
    `SELECT plan.ID AS id, plan.state, plan.partner, plan.erpPlan AS "erpPlan",
            operation.erpKey AS "sentAs", plan.operation
       FROM saldo_plans_Plans plan
       LEFT JOIN saldo_operations_Operations operation ON operation.ID = plan.operation
      WHERE plan.source = ? AND plan.partner ${inList(tx.dialect)}
        AND plan.keptBy = 'erp' AND plan.state <> 'quoted'`,
    [first.source, JSON.stringify(partners)],
  );
}

/** What agents and supervisors decide of a plan is set once; what the ERP says of it again and again. */
async function enter(tx: Database, pairs: readonly Pair[]): Promise<void> {
  const entered = pairs.map(({ erp }) => {
    return { erp, id: operationId([erp.source, erp.planNumber], 'plan-of-erp', null) };
  });
  const rows = entered.map(({ erp, id }) => ({
    ID: id,
    ...{ source: erp.source, partner: erp.partner, erpPlan: erp.planNumber },
    ...{ kind: 'erp', keptBy: 'erp', state: 'agreed', affordability: 'unknown' },
    ...{ needsApproval: false, rate: '0' },
    createdAt: erp.enteredAt,
    ...termsOf(erp),
  }));
  await tx.insert(plansTable, rows);
  await writeParts(tx, entered);
}

/** New instalments that somebody gave the plan in the ERP. */
async function followChanges(tx: Database, entered: readonly Entered[]): Promise<void> {
  if (entered.length === 0) return;
  const rows = entered.map(({ erp, id }) => ({ ID: id, ...termsOf(erp) }));
  const columns = Object.keys(rows[0] ?? {}) as (keyof PlansRow & string)[];
  await tx.upsert(plansTable, rows, { columns });
  const ids = JSON.stringify(entered.map(({ id }) => id));
  for (const table of [planInstalmentsTable, planItemsTable]) {
    await tx.execute(`DELETE FROM ${table.name} WHERE plan ${inList(tx.dialect)}`, [ids]);
  }
  await writeParts(tx, entered);
}

/** What of it is interest or charges, the ERP does not say. */
function termsOf({ account, contract, currency, amount, startsOn, instalments }: ErpPlan) {
  const days = instalments.map(({ dueOn }) => ({ dueOn, amount: 0 }));
  const every = closestInterval(days, { unit: 'month', count: 1 });
  return {
    ...{ account, contract, currency, principal: amount },
    firstDueOn: days[0]?.dueOn ?? startsOn,
    lastDueOn: days.at(-1)?.dueOn ?? startsOn,
    intervalUnit: every.unit,
    intervalCount: every.count,
    instalmentCount: days.length,
  };
}

async function writeParts(tx: Database, entered: readonly Entered[]): Promise<void> {
  await tx.insert(planInstalmentsTable, entered.flatMap(instalmentRows));
  await tx.insert(
    planItemsTable,
    entered.flatMap(({ erp, id }) =>
      erp.items.map((item) => ({ plan: id, source: erp.source, ...item })),
    ),
  );
}

/** Decimals of stored amounts. */
const SCALE = 4;

function instalmentRows({ erp, id }: Entered) {
  let left = erp.instalments.reduce((sum, { amount }) => sum + parseDecimal(amount, SCALE), 0);
  return erp.instalments.map(({ dueOn, amount }, index) => {
    left -= parseDecimal(amount, SCALE);
    return { plan: id, number: index + 1, dueOn, amount, balance: formatDecimal(left, SCALE) };
  });
}

/** Only what still holds here: what Saldo has ended itself stays as it is. */
async function end(tx: Database, pairs: readonly Pair[]): Promise<void> {
  const erpOf = new Map(
    pairs.flatMap(({ erp, line }) =>
      line.filter(({ state }) => state === 'agreed').map(({ id }) => [id, erp] as const),
    ),
  );
  const [first] = erpOf.values();
  if (!first) return;
  const { earliest } = await bankDays(tx, first.mirroredAt);
  const ended = await tx.query<{ id: string }>(
    `UPDATE saldo_plans_Plans SET state = 'broken', brokenOn = ?, brokenBy = 'ended-in-erp'
      WHERE ID ${inList(tx.dialect)} AND state = 'agreed' RETURNING ID AS id`,
    [earliest, JSON.stringify([...erpOf.keys()])],
  );
  await appendEvents(
    tx,
    ended.flatMap(({ id }) => {
      const erp = erpOf.get(id);
      return erp ? [endedEvent(id, erp)] : [];
    }),
  );
}

function endedEvent(objectKey: string, { source, partner, mirroredAt, planNumber }: ErpPlan) {
  const what = { decision: 'plan-broken', objectType: 'plan', objectKey };
  const details = { brokenBy: 'ended-in-erp', erpPlan: planNumber };
  return { occurredAt: mirroredAt, actor: 'erp', ...what, source, partner, details };
}
