import { SaldoError } from '../../domain/errors.ts';
import type { Database } from '../../platform/database.ts';
import { inList } from '../../platform/sql-text.ts';
import { accountTotalsTable } from '../../platform/tables.ts';
import type { OwnTotal } from './own-totals.ts';

/** How an account came from one comparison to the next. Amounts scaled by 10^4. */
export interface AccountMovement {
  readonly opening: number;
  readonly opening4: number;
  readonly posted: number;
  readonly posted4: number;
  readonly cleared: number;
  readonly cleared4: number;
  readonly changed4: number;
}

/** The movements of a company code since its last comparison, by `accountText`. */
export interface MovementsSince {
  /** None before the first comparison, or after a complete reading. */
  readonly isFirst: boolean;
  readonly accounts: ReadonlyMap<string, AccountMovement>;
  /** Rows that were summed up: forgotten once the closing is kept. */
  readonly ids: readonly string[];
}

interface KeptRow {
  readonly account: string;
  readonly currency: string;
}

type OpeningRow = KeptRow & { readonly items: number; readonly amount4: number };
type MovedRow = KeptRow & { readonly id: string } & Omit<AccountMovement, 'opening' | 'opening4'>;

const NOTHING = {
  ...{ opening: 0, opening4: 0, posted: 0, posted4: 0 },
  ...{ cleared: 0, cleared4: 0, changed4: 0 },
};

/** One text for an account and currency inside its company code. */
export function accountText({ account, currency }: KeptRow): string {
  return `${account}/${currency}`;
}

/** What an `accountText` names; a currency has no slash. */
export function accountOf(text: string): KeptRow {
  const slash = text.lastIndexOf('/');
  return { account: text.slice(0, slash), currency: text.slice(slash + 1) };
}

/** Openings and movements as one snapshot shows them. */
export async function loadMovements(
  db: Database,
  source: string,
  companyCode: string,
): Promise<MovementsSince> {
  const openings = await loadOpenings(db, source, companyCode);
  const accounts = new Map<string, AccountMovement>();
  for (const row of openings) {
    accounts.set(accountText(row), { ...NOTHING, opening: row.items, opening4: row.amount4 });
  }
  const moved = await db.query<MovedRow>(
    `SELECT ID AS id, account, currency, posted, posted4, cleared, cleared4, changed4
       FROM saldo_mirror_Movements WHERE source = ? AND companyCode = ?`,
    [source, companyCode],
  );
  for (const row of moved) {
    const sum = accounts.get(accountText(row)) ?? NOTHING;
    accounts.set(accountText(row), {
      ...sum,
      posted: sum.posted + row.posted,
      posted4: sum.posted4 + row.posted4,
      cleared: sum.cleared + row.cleared,
      cleared4: sum.cleared4 + row.cleared4,
      changed4: sum.changed4 + row.changed4,
    });
  }
  return { isFirst: openings.length === 0, accounts, ids: moved.map(({ id }) => id) };
}

/** Opening and movements give the closing; nothing is explained when there was no opening yet. */
export function explains(
  { opening, opening4, posted, posted4, cleared, cleared4, changed4 }: AccountMovement,
  closing: { readonly count: number; readonly amount4: number },
): boolean {
  return (
    opening + posted - cleared === closing.count &&
    opening4 + posted4 - cleared4 + changed4 === closing.amount4
  );
}

/**
 * Keeps the closing as the next opening, and forgets the movements that led to it; writes what differs.
 * MIRROR_OVERTAKEN when another comparison was kept since the movements were loaded: its opening is
 * the newer one, and the movements that it forgot are missing from this.
 */
export async function saveOpenings(
  tx: Database,
  { source, companyCode }: { readonly source: string; readonly companyCode: string },
  closing: readonly OwnTotal[],
  since: MovementsSince,
): Promise<void> {
  const held = await loadOpenings(tx, source, companyCode);
  if (!areOpeningsOf(since, held)) throw overtaken(source, companyCode);
  const known = new Map(held.map((row) => [accountText(row), row]));
  const rows = closing
    .map(({ account, currency, count, amount4 }) => ({ account, currency, items: count, amount4 }))
    .filter((row) => {
      const before = known.get(accountText(row));
      known.delete(accountText(row));
      return before?.items !== row.items || before.amount4 !== row.amount4;
    });
  await tx.upsert(
    accountTotalsTable,
    rows.map((row) => ({ source, companyCode, ...row })),
  );
  const empty = [...known.values()].map(({ account }) => account);
  await dropOpenings(tx, { source, companyCode }, empty, closing);
  const forgotten = await tx.execute(
    `DELETE FROM saldo_mirror_Movements WHERE ID ${inList(tx.dialect)}`,
    [JSON.stringify(since.ids)],
  );
  if (forgotten !== since.ids.length) throw overtaken(source, companyCode);
}

/** Whether the openings are still those from which the movements were counted. */
function areOpeningsOf(
  { isFirst, accounts }: MovementsSince,
  held: readonly OpeningRow[],
): boolean {
  if (isFirst) return held.length === 0;
  const opened = [...accounts.values()].filter(({ opening, opening4 }) => opening || opening4);
  const now = held.filter(({ items, amount4 }) => items || amount4);
  if (opened.length !== now.length) return false;
  return now.every((row) => {
    const known = accounts.get(accountText(row));
    return known?.opening === row.items && known.opening4 === row.amount4;
  });
}

function overtaken(source: string, companyCode: string): SaldoError {
  return new SaldoError(
    'MIRROR_OVERTAKEN',
    `Another comparison of company code ${companyCode} of ${source} was kept meanwhile; this one is dropped.`,
    { source, companyCode },
  );
}

function loadOpenings(db: Database, source: string, companyCode: string): Promise<OpeningRow[]> {
  return db.query<OpeningRow>(
    `SELECT account, currency, items, amount4 FROM saldo_mirror_AccountTotals
      WHERE source = ? AND companyCode = ?`,
    [source, companyCode],
  );
}

/** Accounts with nothing open any more; an account may still have another currency open. */
async function dropOpenings(
  tx: Database,
  { source, companyCode }: { readonly source: string; readonly companyCode: string },
  accounts: readonly string[],
  closing: readonly OwnTotal[],
): Promise<void> {
  if (accounts.length === 0) return;
  await tx.execute(
    `DELETE FROM saldo_mirror_AccountTotals
      WHERE source = ? AND companyCode = ? AND account ${inList(tx.dialect)}`,
    [source, companyCode, JSON.stringify(accounts)],
  );
  const touched = new Set(accounts);
  await tx.upsert(
    accountTotalsTable,
    closing
      .filter(({ account }) => touched.has(account))
      .map(({ account, currency, count, amount4 }) => {
        return { source, companyCode, account, currency, items: count, amount4 };
      }),
  );
}
