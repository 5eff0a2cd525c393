import { formatDecimal } from '../../domain/money.ts';
import type { Database } from '../../platform/database.ts';
import { controlTotalsTable } from '../../platform/tables.ts';
import { clearAlert, openSubjects, raiseAlert } from '../alerts.ts';
import type { ComparedTotal } from './compare-totals.ts';
import type { CompanyCheck } from './control-totals.ts';
import type { ErpScales } from './erp-scales.ts';
import { type AccountMovement, accountText, saveOpenings } from './openings.ts';
import { quarantine, type TotalsScope } from './quarantine.ts';

/** Sums of one company code and currency over all its accounts. Amounts in minor units. */
export interface CurrencyTotal {
  readonly companyCode: string;
  readonly currency: string;
  readonly erpCount: number;
  readonly erpAmount: number;
  readonly ownCount: number;
  readonly ownAmount: number;
  /** Accounts that differ, or whose movements do not explain them. */
  readonly accountsOff: number;
  /** Accounts that could not be decided. */
  readonly accountsOpen: number;
}

/** Movements of one currency; amounts scaled by 10^4. */
type CurrencyMovement = { -readonly [Name in keyof AccountMovement]: number };

const ALERT = 'totals-differ';

/**
 * Keeps a comparison, quarantines the accounts that break and frees those that agree again, raises or
 * clears the alert of each currency, and makes the closing the next opening; all in one transaction.
 */
export async function saveTotals(
  db: Database,
  { source, takenAt }: Pick<TotalsScope, 'source' | 'takenAt'>,
  check: CompanyCheck,
  scales: ErpScales,
): Promise<CurrencyTotal[]> {
  const { companyCode, asOf, accounts } = check;
  const scope = { source, companyCode, takenAt, asOf };
  const totals = byCurrency(check);
  await db.transaction(async (tx) => {
    await tx.upsert(controlTotalsTable, totalsRows(scope, check, totals, scales));
    await quarantine(tx, scope, accounts, scales);
    await saveOpenings(tx, scope, accounts.closing, accounts.movements);
    for (const total of totals) await alertOn(tx, scope, total);
    await clearUncounted(tx, scope, totals);
  });
  return totals;
}

/** Adds the accounts of a company code up by currency. */
function byCurrency({ accounts: { accounts, breaks, open } }: CompanyCheck): CurrencyTotal[] {
  const totals = new Map<string, CurrencyTotal>();
  for (const account of accounts) {
    const sum = totals.get(account.currency) ?? nothingYet(account);
    const text = accountText(account);
    totals.set(account.currency, {
      ...sum,
      erpCount: sum.erpCount + account.erp.count,
      erpAmount: sum.erpAmount + (account.erp.amount ?? 0),
      ownCount: sum.ownCount + account.own.count,
      ownAmount: sum.ownAmount + (account.own.amount ?? 0),
      accountsOff: sum.accountsOff + (breaks.has(text) ? 1 : 0),
      accountsOpen: sum.accountsOpen + (open.has(text) ? 1 : 0),
    });
  }
  return [...totals.values()];
}

function totalsRows(
  { source, takenAt, asOf }: TotalsScope,
  { accounts: { accounts, breaks, movements } }: CompanyCheck,
  totals: readonly CurrencyTotal[],
  scales: ErpScales,
) {
  const moved = movementsByCurrency(movements.accounts);
  const keysCompared = accounts.some(({ erp }) => erp.keys !== null && erp.count > 0);
  const unexplained = new Set(
    [...breaks].filter(([, reason]) => reason === 'movements').map(([text]) => currencyOf(text)),
  );
  return totals.map((total) => ({
    ...total,
    source,
    takenAt,
    asOf,
    erpAmount: scales.storedMinor(total.erpAmount, total.currency),
    ownAmount: scales.storedMinor(total.ownAmount, total.currency),
    agrees: total.accountsOff === 0,
    keysCompared,
    ...movementColumns(movements.isFirst ? undefined : moved.get(total.currency)),
    movementsAgree: movements.isFirst ? null : !unexplained.has(total.currency),
  }));
}

function movementsByCurrency(
  accounts: ReadonlyMap<string, AccountMovement>,
): Map<string, CurrencyMovement> {
  const sums = new Map<string, CurrencyMovement>();
  for (const [text, movement] of accounts) {
    const sum = sums.get(currencyOf(text));
    if (!sum) sums.set(currencyOf(text), { ...movement });
    else
      for (const name of Object.keys(movement) as (keyof AccountMovement)[]) {
        sum[name] += movement[name];
      }
  }
  return sums;
}

function movementColumns(moved: CurrencyMovement | undefined) {
  const decimal = (scaled: number | undefined) =>
    scaled === undefined ? null : formatDecimal(scaled, 4);
  return {
    openingCount: moved?.opening ?? null,
    openingAmount: decimal(moved?.opening4),
    postedCount: moved?.posted ?? null,
    postedAmount: decimal(moved?.posted4),
    clearedCount: moved?.cleared ?? null,
    clearedAmount: decimal(moved?.cleared4),
    changedAmount: decimal(moved?.changed4),
  };
}

function alertOn(tx: Database, scope: TotalsScope, total: CurrencyTotal): Promise<void> {
  const { source, companyCode, takenAt } = scope;
  const alert = { source, kind: ALERT, subject: `${companyCode}/${total.currency}` };
  if (total.accountsOff === 0) return clearAlert(tx, alert, takenAt);
  const message = `Accounts of company code ${companyCode} in ${total.currency} that do not agree with ${source}: ${total.accountsOff}. Nothing is written back to them until they do; see Accounts Kept Back in the app Mirror and Proof, and press Reconcile Keys there.`;
  return raiseAlert(tx, { ...alert, count: total.accountsOff, message }, takenAt);
}

/** A currency of which neither side has anything open any more agrees, and is in no total. */
async function clearUncounted(
  tx: Database,
  { source, companyCode, takenAt }: TotalsScope,
  totals: readonly CurrencyTotal[],
): Promise<void> {
  const counted = new Set(totals.map(({ currency }) => `${companyCode}/${currency}`));
  const alerts = { source, kind: ALERT };
  for (const subject of await openSubjects(tx, alerts, `${companyCode}/`)) {
    if (!counted.has(subject)) await clearAlert(tx, { ...alerts, subject }, takenAt);
  }
}

function currencyOf(text: string): string {
  return text.slice(text.lastIndexOf('/') + 1);
}

function nothingYet({ companyCode, currency }: ComparedTotal): CurrencyTotal {
  const none = { erpCount: 0, erpAmount: 0, ownCount: 0, ownAmount: 0 };
  return { companyCode, currency, ...none, accountsOff: 0, accountsOpen: 0 };
}
