import { fromWire, toWire } from '../bank/currencies.ts';
import type { LedgerItem } from '../ledger/item.ts';
import { releaseSubstitute } from '../ledger/substitute.ts';
import { SandboxError } from '../sandbox-error.ts';
import type { Stamp } from '../simulation/clock.ts';
import type { Tables } from '../store/database.ts';
import type { Row } from '../store/entities.ts';
import { findItem, itemsOfSubstitute, saveItems } from '../store/items.ts';
import { installment } from './enter-plan.ts';

/** New dates and amounts for the installments not yet paid; they must add up to what is open of them. */
export function changePlan(
  tables: Tables,
  plan: string,
  installments: readonly Row[],
  stamp: Stamp,
): void {
  const { header, unpaid } = changeable(tables, plan, installments);
  const [{ count = 0 } = {}] = tables.select(
    'SELECT COUNT(*) AS count FROM $item WHERE CADocumentNumber = ?',
    plan,
  );
  saveItems(tables, [
    ...unpaid.map((item) => withdrawn(item, stamp)),
    ...installments.map((each, i) => installment(plan, Number(count) + i, each, header, stamp)),
  ]);
  replaceDates(tables, plan, unpaid, installments);
  const days = installments.map(({ InstallmentDate }) => String(InstallmentDate)).sort();
  tables.run(
    `UPDATE $plan SET CAInstallmentPlanEndDate = ?, LastChangeDateTime = ?,
       CANumberOfInstallments = (SELECT COUNT(*) FROM $planDate d WHERE d.CAInstallmentPlan = ?)
     WHERE CAInstallmentPlan = ?`,
    days.at(-1) ?? null,
    stamp.instant,
    plan,
    plan,
  );
}

/** The same installments as FI-CA would enter them; what cannot be changed is refused as by the change. */
export function simulateChange(tables: Tables, plan: string, installments: readonly Row[]) {
  const { header, open } = changeable(tables, plan, installments);
  const wire = (amount: unknown) => toWire(fromWire(amount as never)).toFixed(2);
  return {
    TransactionCurrency: header.TransactionCurrency,
    InstallmentPlanAmount: toWire(open).toFixed(2),
    ChargesAmount: '0.00',
    InterestAmount: '0.00',
    Installments: installments.map(({ InstallmentDate, InstallmentAmount }) => ({
      InstallmentDate,
      InstallmentAmount: wire(InstallmentAmount),
    })),
  };
}

/** The plan has to hold, and its new installments have to add up to what is open of it. */
function changeable(tables: Tables, plan: string, installments: readonly Row[]) {
  const header = activePlan(tables, plan);
  const unpaid = unpaidInstallments(tables, plan);
  const open = unpaid.reduce((sum, item) => sum + item.CAAmountInTransactionCurrency, 0);
  const planned = installments.reduce(
    (sum, each) => sum + fromWire(each.InstallmentAmount as never),
    0,
  );
  if (open === planned && installments.length > 0) return { header, unpaid, open };
  const text = `${open / 100} of plan ${plan} is open, the installments add up to ${planned / 100}`;
  throw new SandboxError('PLAN_AMOUNTS_DIFFER', text, 400);
}

/** The plan no longer holds: open installments go, the originals are due again. */
export function deactivatePlan(tables: Tables, plan: string, reason: string, stamp: Stamp): void {
  activePlan(tables, plan);
  const originals = itemsOfSubstitute(tables, plan).filter((item) => item.CAClearingStatus === '');
  saveItems(tables, [
    ...unpaidInstallments(tables, plan).map((item) => withdrawn(item, stamp)),
    ...releaseSubstitute(originals, stamp),
  ]);
  tables.run(
    `UPDATE $plan SET CAInstlmntPlanDeactivationDate = ?, CAInstlmntPlanDactvtnRsn = ?,
       LastChangeDateTime = ? WHERE CAInstallmentPlan = ?`,
    stamp.date,
    reason,
    stamp.instant,
    plan,
  );
}

function activePlan(tables: Tables, plan: string): Row {
  const [header] = tables.select('SELECT * FROM $plan WHERE CAInstallmentPlan = ?', plan);
  if (header && header.CAInstlmntPlanDeactivationDate === null) return header as Row;
  throw new SandboxError('PLAN_NOT_ACTIVE', `Plan ${plan} does not hold any more`, 409);
}

function unpaidInstallments(tables: Tables, plan: string): LedgerItem[] {
  const keys = tables.select(
    `SELECT CADocumentNumber, CARepetitionItemNumber, CABPItemNumber, CASubItemNumber FROM $item
     WHERE CADocumentNumber = ? AND CAClearingStatus = ''`,
    plan,
  );
  return keys.map((key) => findItem(tables, key as never)).filter((item) => item !== undefined);
}

/** A statistical item that stands for nothing any more: reversed (05), as FI-CA leaves it. */
function withdrawn(item: LedgerItem, stamp: Stamp): LedgerItem {
  return {
    ...item,
    CAClearingStatus: '9',
    CAClearingDate: stamp.date,
    CAClearingReason: '05',
    CAItemIsWithdrawn: true,
    LastChangeDate: stamp.date,
    LastChangeTime: stamp.time,
  };
}

function replaceDates(
  tables: Tables,
  plan: string,
  unpaid: readonly LedgerItem[],
  installments: readonly Row[],
): void {
  for (const { CANetDueDate } of unpaid) {
    tables.run(
      'DELETE FROM $planDate WHERE CAInstallmentPlan = ? AND InstallmentDate = ?',
      plan,
      CANetDueDate,
    );
  }
  const rows = installments.map((each) => ({ ...each, CAInstallmentPlan: plan }));
  tables.upsert('planDate', rows);
}
