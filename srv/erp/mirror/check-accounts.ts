import type { Instant } from '../../domain/iso-date.ts';
import type { Database } from '../../platform/database.ts';
import { inList } from '../../platform/sql-text.ts';
import {
  type ComparedTotal,
  compareTotals,
  type Difference,
  differenceOf,
  nothingOpen,
} from './compare-totals.ts';
import type { ErpScales } from './erp-scales.ts';
import type { AccountTotal } from './erp-totals.ts';
import {
  accountOf,
  accountText,
  explains,
  loadMovements,
  type MovementsSince,
} from './openings.ts';
import { type OwnTotal, ownTotals } from './own-totals.ts';

/** Why an account cannot be trusted: it differs from the ERP, or its movements do not explain it. */
export type BreakReason = Difference | 'movements';

/** All accounts of a company code, compared with the ERP and with how they were before. */
export interface AccountCheck {
  readonly accounts: readonly ComparedTotal[];
  /** Accounts that break, by `accountText`. */
  readonly breaks: ReadonlyMap<string, BreakReason>;
  /** Differ, but were posted to after the ERP counted: nothing can be said yet. */
  readonly open: ReadonlySet<string>;
  readonly closing: readonly OwnTotal[];
  readonly movements: MovementsSince;
}

interface ErpSide {
  readonly companyCode: string;
  readonly asOf: Instant;
  readonly totals: readonly AccountTotal[];
}

/** Compares one company code at one moment of the mirror. */
export function checkAccounts(
  db: Database,
  source: string,
  { companyCode, asOf, totals }: ErpSide,
  scales: ErpScales,
): Promise<AccountCheck> {
  return db.transaction(
    async (tx) => {
      const closing = await ownTotals(tx, source, companyCode, scales);
      const movements = await loadMovements(tx, source, companyCode);
      const listed = compareTotals(totals, closing);
      const differing = listed.filter((account) => differenceOf(account) !== null);
      const later = await postedSince(tx, source, asOf, differing);
      const open = new Set(differing.map(accountText).filter((account) => later.has(account)));
      const held = await heldAccounts(tx, source, companyCode);
      const unexplained = unexplainedBy(movements, closing, held);
      const accounts = [...listed, ...emptied(companyCode, unexplained, listed)];
      const breaks = new Map<string, BreakReason>();
      for (const account of accounts) {
        const text = accountText(account);
        const reason = differenceOf(account) ?? (unexplained.has(text) ? 'movements' : null);
        if (reason !== null && !open.has(text)) breaks.set(text, reason);
      }
      return { accounts, breaks, open, closing, movements };
    },
    { mode: 'snapshot' },
  );
}

/**
 * Accounts whose opening and movements do not give their closing. Where an account was held already,
 * its opening was wrong itself and explains nothing.
 */
function unexplainedBy(
  { isFirst, accounts }: MovementsSince,
  closing: readonly OwnTotal[],
  held: ReadonlySet<string>,
): Set<string> {
  if (isFirst) return new Set();
  const closings = new Map(closing.map((total) => [accountText(total), total]));
  const all = new Set([...accounts.keys(), ...closings.keys()]);
  const unexplained = [...all].filter((account) => {
    const movement = accounts.get(account) ?? NO_MOVEMENT;
    return !held.has(account) && !explains(movement, closings.get(account) ?? NOTHING_OPEN);
  });
  return new Set(unexplained);
}

/** Accounts that are unexplained though neither side has anything open of them any more. */
function emptied(
  companyCode: string,
  unexplained: ReadonlySet<string>,
  listed: readonly ComparedTotal[],
): ComparedTotal[] {
  const known = new Set(listed.map(accountText));
  return [...unexplained]
    .filter((text) => !known.has(text))
    .map((text) => nothingOpen({ companyCode, ...accountOf(text) }));
}

const NOTHING_OPEN = { count: 0, amount4: 0 };
const NO_MOVEMENT = {
  ...{ opening: 0, opening4: 0, posted: 0, posted4: 0 },
  ...{ cleared: 0, cleared4: 0, changed4: 0 },
};

/** Which of some accounts have an item that the ERP changed at its instant or later. */
async function postedSince(
  db: Database,
  source: string,
  asOf: Instant,
  accounts: readonly ComparedTotal[],
): Promise<Set<string>> {
  if (accounts.length === 0) return new Set();
  // Change stamps count whole seconds.
  const second = `${asOf.slice(0, 19)}.000Z`;
  const rows = await db.query<{ account: string; currency: string }>(
    `SELECT DISTINCT account, currency FROM saldo_ledger_Items
      WHERE source = ? AND erpChangedAt >= ? AND account ${inList(db.dialect)}`,
    [source, second, JSON.stringify(accounts.map(({ account }) => account))],
  );
  return new Set(rows.map(accountText));
}

async function heldAccounts(
  db: Database,
  source: string,
  companyCode: string,
): Promise<Set<string>> {
  const rows = await db.query<{ account: string; currency: string }>(
    'SELECT account, currency FROM saldo_mirror_Quarantines WHERE source = ? AND companyCode = ?',
    [source, companyCode],
  );
  return new Set(rows.map(accountText));
}
