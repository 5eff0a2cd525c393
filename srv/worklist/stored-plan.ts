import { fromScaled4 } from '../domain/erp-amount.ts';
import { formatDecimal } from '../domain/money.ts';
import type { PayloadItem } from '../erp/write-back/operation-kinds/item-fields.ts';
import type { PayloadInstalment } from '../erp/write-back/operation-kinds/plan-create.ts';
import type { Database } from '../platform/database.ts';

/** A plan as it is kept; amounts as decimal texts of its currency. */
export interface StoredPlan extends PlanRow {
  /** What the customer said of a month, when asked. */
  readonly income: string | null;
  readonly expenses: string | null;
  readonly principal: string;
  readonly total: string;
  readonly instalments: readonly PayloadInstalment[];
  readonly items: readonly (PayloadItem & { readonly amount: string })[];
}

interface PlanRow {
  readonly id: string;
  readonly source: string;
  readonly partner: string;
  readonly segment: string;
  readonly kind: string;
  readonly keptBy: 'erp' | 'core';
  readonly state: string;
  readonly account: string;
  readonly contract: string;
  readonly currency: string;
  readonly rate: string;
  readonly firstDueOn: string;
  readonly intervalUnit: string;
  readonly intervalCount: number;
  readonly needsApproval: boolean;
  readonly note: string;
  readonly createdAt: string;
  /** Blank for one that was made in the ERP. */
  readonly createdBy: string;
  /** The plan that it gives new instalments, and the one with which their line began; else null. */
  readonly changes: string | null;
  readonly origin: string | null;
  /** How far it is on its way to the ERP (one that was made there has arrived), and the ERP's own number of it. */
  readonly operationState: string | null;
  readonly erpPlan: string | null;
}

const PLAN = `SELECT plan.ID AS id, plan.source, plan.partner, plan.segment, plan.kind,
    plan.keptBy AS "keptBy", plan.state, plan.account, plan.contract, plan.currency,
    COALESCE(scale.minorDigits, 2) AS digits,
    CAST(ROUND(plan.rate * 1000000) AS BIGINT) AS rate6,
    CAST(ROUND(plan.principal * 10000) AS BIGINT) AS principal4,
    plan.firstDueOn AS "firstDueOn", plan.intervalUnit AS "intervalUnit",
    plan.intervalCount AS "intervalCount", plan.needsApproval AS "needsApproval",
    COALESCE(plan.note, '') AS note, plan.createdAt AS "createdAt", COALESCE(plan.createdBy, '') AS "createdBy",
    CAST(ROUND(plan.income * 10000) AS BIGINT) AS income4,
    CAST(ROUND(plan.expenses * 10000) AS BIGINT) AS expenses4,
    plan.changes, plan.origin, COALESCE(plan.erpPlan, operation.erpKey) AS "erpPlan",
    CASE WHEN plan.erpPlan IS NULL THEN operation.state ELSE 'confirmed' END AS "operationState"
  FROM saldo_plans_Plans plan
  LEFT JOIN saldo_operations_Operations operation ON operation.ID = plan.operation
  LEFT JOIN saldo_ledger_CurrencyScales scale
    ON scale.source = plan.source AND scale.currency = plan.currency
  WHERE plan.ID = ?`;

const INSTALMENTS = `SELECT dueOn AS "dueOn", CAST(ROUND(amount * 10000) AS BIGINT) AS amount4
  FROM saldo_plans_PlanInstalments WHERE plan = ? ORDER BY number`;

const ITEMS = `SELECT document, repetition, item, subitem,
    CAST(ROUND(amount * 10000) AS BIGINT) AS amount4
  FROM saldo_plans_PlanItems WHERE plan = ? ORDER BY document, repetition, item, subitem`;

type Scaled = { readonly amount4: number };

interface ScaledPlanRow extends PlanRow {
  readonly principal4: number;
  readonly income4: number | null;
  readonly expenses4: number | null;
  readonly rate6: number;
  readonly digits: number;
}

/** A plan with its instalments and items; null when there is none. */
export async function loadPlan(db: Database, id: string): Promise<StoredPlan | null> {
  const [row] = await db.query<ScaledPlanRow>(PLAN, [id]);
  if (!row) return null;
  const { principal4, income4, expenses4, rate6, digits, ...plan } = row;
  const decimal = (amount4: number) => formatDecimal(fromScaled4(amount4, digits), digits);
  const optional = (amount4: number | null) => (amount4 === null ? null : decimal(amount4));
  const amount = <Part extends Scaled>({ amount4, ...part }: Part) => {
    return { ...part, amount: decimal(amount4) };
  };
  const instalments = await db.query<{ dueOn: string; amount4: number }>(INSTALMENTS, [id]);
  const items = await db.query<PayloadItem & Scaled>(ITEMS, [id]);
  return {
    ...plan,
    needsApproval: Boolean(plan.needsApproval),
    rate: formatDecimal(rate6, 6),
    principal: decimal(principal4),
    income: optional(income4),
    expenses: optional(expenses4),
    total: decimal(instalments.reduce((sum, { amount4 }) => sum + amount4, 0)),
    instalments: instalments.map(amount),
    items: items.map(amount),
  };
}
