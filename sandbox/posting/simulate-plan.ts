import { fromWire, toWire } from '../bank/currencies.ts';
import { type ItemKey, itemKeyText, type LedgerItem } from '../ledger/item.ts';
import { assertFree } from '../ledger/substitute.ts';
import { SandboxError } from '../sandbox-error.ts';
import { addDays, addMonths } from '../simulation/calendar.ts';
import type { Tables } from '../store/database.ts';
import { findItem } from '../store/items.ts';

/** What BAPI_INSTMNTPLN_CREATEFROMDATA takes: a number of installments or the amount of each. */
export interface PlanTerms {
  readonly BusinessPartner: string;
  readonly ContractAccount: string;
  readonly TransactionCurrency: string;
  readonly CAInstallmentPlanStartDate: string;
  readonly IntervalUnit: string;
  readonly Interval: number;
  readonly CANumberOfInstallments?: number | null;
  readonly InstallmentAmount?: string | number | null;
  readonly Items: readonly ItemKey[];
}

/** FI-CA counts installments with two digits. */
const mostInstallments = 99;

/** Equal installments over the open items, what does not divide in the last one. */
export function simulatePlan(tables: Tables, terms: PlanTerms) {
  const items = planItems(tables, terms);
  const total = items.reduce((sum, item) => sum + item.CAAmountInTransactionCurrency, 0);
  const amounts = installmentAmounts(total, terms);
  return {
    TransactionCurrency: terms.TransactionCurrency,
    InstallmentPlanAmount: toWire(total).toFixed(2),
    ChargesAmount: '0.00',
    InterestAmount: '0.00',
    Installments: amounts.map((amount, i) => ({
      InstallmentDate: dueDate(terms, i),
      InstallmentAmount: toWire(amount).toFixed(2),
    })),
  };
}

/** The items must exist, be open and free, and lie on the plan's one account in its currency. */
function planItems(tables: Tables, terms: PlanTerms): LedgerItem[] {
  return terms.Items.map((key) => {
    const item = findItem(tables, key);
    const text = itemKeyText(key);
    if (!item) throw new SandboxError('ITEM_NOT_FOUND', `Item ${text} does not exist`, 400);
    assertFree(item);
    if (item.ContractAccount !== terms.ContractAccount) {
      const other = `Item ${text} is on account ${item.ContractAccount}; a plan has one account`;
      throw new SandboxError('PLAN_OVER_ACCOUNTS', other, 400);
    }
    if (item.TransactionCurrency === terms.TransactionCurrency) return item;
    const currency = `Item ${text} is in ${item.TransactionCurrency}; a plan has one currency`;
    throw new SandboxError('ITEM_IN_OTHER_CURRENCY', currency, 400);
  });
}

function installmentAmounts(total: number, terms: PlanTerms): number[] {
  const each = fromWire(terms.InstallmentAmount ?? null);
  const count = terms.CANumberOfInstallments ?? (each > 0 ? Math.ceil(total / each) : 0);
  if (total <= 0 || count < 1 || count > mostInstallments || count > total) {
    throw new SandboxError(
      'PLAN_NOT_POSSIBLE',
      `${count} installments over ${toWire(total)} cannot be made; 1 to ${mostInstallments} can`,
      400,
    );
  }
  const equal = terms.CANumberOfInstallments ? Math.floor(total / count) : each;
  return Array.from({ length: count }, (_, i) =>
    i === count - 1 ? total - equal * (count - 1) : equal,
  );
}

function dueDate(terms: PlanTerms, i: number): string {
  const { CAInstallmentPlanStartDate: start, IntervalUnit, Interval } = terms;
  if (IntervalUnit === 'M') return addMonths(start, i * Interval);
  return addDays(start, i * Interval * (IntervalUnit === 'W' ? 7 : 1));
}
