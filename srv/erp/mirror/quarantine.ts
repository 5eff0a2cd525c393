import { appendEvents } from '../../audit/append-event.ts';
import type { Instant } from '../../domain/iso-date.ts';
import type { Database } from '../../platform/database.ts';
import { inList } from '../../platform/sql-text.ts';
import { quarantinesTable } from '../../platform/tables.ts';
import { markChanged } from '../../runs/mark-changed.ts';
import type { AccountCheck } from './check-accounts.ts';
import type { ComparedTotal } from './compare-totals.ts';
import type { ErpScales } from './erp-scales.ts';
import { accountText } from './openings.ts';

/** Which comparison: of what, taken when by our clock, as of which instant of the ERP. */
export interface TotalsScope {
  readonly source: string;
  readonly companyCode: string;
  readonly takenAt: Instant;
  readonly asOf: Instant;
}

interface HeldRow {
  readonly account: string;
  readonly currency: string;
  readonly since: Instant;
}

/**
 * Holds the accounts that break and frees those that agree again; those that could not be decided stay
 * as they are. Whoever owns an account that changed sides is evaluated again, and each is audited.
 */
export async function quarantine(
  tx: Database,
  scope: TotalsScope,
  { accounts, breaks, open }: AccountCheck,
  scales: ErpScales,
): Promise<void> {
  const { source, companyCode } = scope;
  const rows = await tx.query<HeldRow>(
    `SELECT account, currency, since FROM saldo_mirror_Quarantines
      WHERE source = ? AND companyCode = ?`,
    [source, companyCode],
  );
  const held = new Map(rows.map((row) => [accountText(row), row]));
  const breaking = accounts.filter((account) => breaks.has(accountText(account)));
  await tx.upsert(
    quarantinesTable,
    breaking.map((account) => ({
      ...quarantineRow(scope, account, scales),
      since: held.get(accountText(account))?.since ?? scope.takenAt,
      reason: breaks.get(accountText(account)) ?? null,
    })),
  );
  const freed = rows.filter((row) => !breaks.has(accountText(row)) && !open.has(accountText(row)));
  for (const [currency, theirs] of Map.groupBy(freed, (row) => row.currency)) {
    await tx.execute(
      `DELETE FROM saldo_mirror_Quarantines
        WHERE source = ? AND companyCode = ? AND currency = ? AND account ${inList(tx.dialect)}`,
      [source, companyCode, currency, JSON.stringify(theirs.map(({ account }) => account))],
    );
  }
  const caught = breaking.filter((account) => !held.has(accountText(account)));
  await tellOf(tx, scope, 'account-quarantined', caught);
  await tellOf(tx, scope, 'account-released', freed);
}

function quarantineRow(
  { source, companyCode, asOf }: TotalsScope,
  { account, currency, erp, own }: ComparedTotal,
  scales: ErpScales,
) {
  return {
    source,
    companyCode,
    account,
    currency,
    asOf,
    erpCount: erp.count,
    erpAmount: scales.storedMinor(erp.amount, currency),
    ownCount: own.count,
    ownAmount: scales.storedMinor(own.amount, currency),
  };
}

/** Audits accounts that changed sides, and has their customers evaluated again: lists show the flag. */
async function tellOf(
  tx: Database,
  { source, companyCode, takenAt }: TotalsScope,
  decision: 'account-quarantined' | 'account-released',
  accounts: readonly { readonly account: string; readonly currency: string }[],
): Promise<void> {
  if (accounts.length === 0) return;
  await appendEvents(
    tx,
    accounts.map(({ account, currency }) => ({
      occurredAt: takenAt,
      actor: 'system',
      decision,
      objectType: 'account',
      objectKey: `${companyCode}/${account}/${currency}`,
      source,
      partner: '',
    })),
  );
  const owners = await tx.query<{ partner: string }>(
    `SELECT DISTINCT partner FROM saldo_ledger_ContractAccounts
      WHERE source = ? AND account ${inList(tx.dialect)}`,
    [source, JSON.stringify(accounts.map(({ account }) => account))],
  );
  await markChanged(
    tx,
    owners.map(({ partner }) => ({ source, partner, cause: 'quarantine', changedAt: takenAt })),
  );
}
