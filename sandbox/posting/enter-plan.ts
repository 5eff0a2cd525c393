import { fromWire, toWire } from '../bank/currencies.ts';
import { itemKeyText, type LedgerItem, postItem } from '../ledger/item.ts';
import { markSubstitute } from '../ledger/substitute.ts';
import { SandboxError } from '../sandbox-error.ts';
import type { Stamp } from '../simulation/clock.ts';
import type { Tables } from '../store/database.ts';
import type { Row } from '../store/entities.ts';
import { findItem, saveItems } from '../store/items.ts';
import { nextNumber } from '../store/number-range.ts';
import type { Posted } from './enter-promise.ts';

/** Enters an installment plan: marks the originals (R) and posts the installments as statistical items. */
export function enterPlan(tables: Tables, posted: Posted, stamp: Stamp): string {
  const { _Date: dates = [], _Item: entries = [], ...header } = posted;
  const originals = entries.map((entry) => {
    const item = findItem(tables, entry);
    if (item) return item;
    throw new SandboxError('ITEM_NOT_FOUND', `Item ${itemKeyText(entry)} does not exist`, 400);
  });
  assertAmounts(originals, dates);
  const plan = nextNumber(tables, 'plan');
  const row = planRow(plan, header, dates, originals, stamp);
  const dateRows = dates.map((date) => ({ ...date, CAInstallmentPlan: plan }));
  const itemRows = originals.map((item) => planItemRow(plan, item));
  saveItems(tables, [
    ...markSubstitute(originals, 'R', plan, stamp),
    ...dates.map((date, i) => installment(plan, i, date, row, stamp)),
  ]);
  tables.insert('plan', [row]);
  tables.insert('planDate', dateRows);
  tables.insert('planItem', itemRows);
  return plan;
}

function assertAmounts(originals: readonly LedgerItem[], dates: readonly Row[]): void {
  const open = originals.reduce((sum, item) => sum + item.CAAmountInTransactionCurrency, 0);
  const planned = dates.reduce((sum, date) => sum + fromWire(date.InstallmentAmount as number), 0);
  if (dates.length > 0 && open === planned) return;
  throw new SandboxError(
    'PLAN_AMOUNTS_DIFFER',
    `The items have ${open / 100} open, the installments add up to ${planned / 100}; make them agree`,
    400,
  );
}

function planRow(
  plan: string,
  header: Row,
  dates: readonly Row[],
  originals: readonly LedgerItem[],
  stamp: Stamp,
): Row {
  const days = dates.map((date) => String(date.InstallmentDate)).sort();
  return {
    CAInstallmentPlanCategory: '01',
    ...header,
    CAInstallmentPlan: plan,
    CAContract: originals[0]?.CAContract ?? '',
    CompanyCode: originals[0]?.CompanyCode ?? '',
    CAInstallmentPlanStartDate: days[0] ?? null,
    CAInstallmentPlanEndDate: days.at(-1) ?? null,
    CANumberOfInstallments: dates.length,
    CAInstlmntPlanDeactivationDate: null,
    CAInstlmntPlanDactvtnRsn: '',
    CreationDateTime: stamp.instant,
    LastChangeDateTime: stamp.instant,
  };
}

function planItemRow(plan: string, item: LedgerItem): Row {
  return {
    CAInstallmentPlan: plan,
    CADocumentNumber: item.CADocumentNumber,
    CARepetitionItemNumber: item.CARepetitionItemNumber,
    CABPItemNumber: item.CABPItemNumber,
    CASubItemNumber: item.CASubItemNumber,
    CACreationOpenAmountInTC: toWire(item.CAAmountInTransactionCurrency),
  };
}

/** An installment: a statistical item (R) in the plan's own document. */
export function installment(
  plan: string,
  i: number,
  date: Row,
  header: Row,
  stamp: Stamp,
): LedgerItem {
  return postItem({
    CADocumentNumber: plan,
    CABPItemNumber: String(i + 1).padStart(4, '0'),
    BusinessPartner: String(header.BusinessPartner),
    ContractAccount: String(header.ContractAccount),
    CAContract: String(header.CAContract),
    CompanyCode: String(header.CompanyCode),
    CAMainTransaction: '0080',
    CASubTransaction: '0005',
    CADocumentType: 'RP',
    CABPItemText: 'Installment',
    CANetDueDate: String(date.InstallmentDate),
    CAPostingDate: stamp.date,
    TransactionCurrency: String(header.TransactionCurrency),
    CAAmountInTransactionCurrency: fromWire(date.InstallmentAmount as number),
    CAStatisticalItemCode: 'R',
    CreationDate: stamp.date,
    CreationTime: stamp.time,
  });
}
