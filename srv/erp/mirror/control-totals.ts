import type { Database } from '../../platform/database.ts';
import type { ErpConnection } from '../connection.ts';
import { agrees, type ComparedTotal, compareTotals } from './compare-totals.ts';
import { type ErpScales, loadErpScales } from './erp-scales.ts';
import { readErpTotals } from './erp-totals.ts';
import { mirrorObjects } from './mirror.ts';
import type { MirrorOptions } from './mirror-run.ts';
import { isFaultOfOneObject } from './object-fault.ts';
import { ownTotals } from './own-totals.ts';
import { clearFailure, saveRejections } from './rejections.ts';
import { type CurrencyTotal, saveTotals } from './save-totals.ts';

export interface ControlTotalsReport {
  readonly source: string;
  readonly totals: readonly CurrencyTotal[];
  /** Accounts that differ from the ERP, now in quarantine. */
  readonly accountsOff: number;
  readonly agrees: boolean;
  /** Company codes that could not be compared, and why. */
  readonly failures: readonly {
    readonly companyCode: string;
    readonly code: string;
    readonly message: string;
  }[];
  readonly seconds: number;
}

/** Their name among the rejections. */
const OBJECT = 'control-totals';
/** A posting between our reading and the ERP's count looks like a difference until it is read too. */
const ROUNDS = 3;
/** Payments with the items they clear: a customer is not valued on one without the other. */
const LEDGER = ['payments', 'payment-assignments', 'items'];

/**
 * Compares the mirrored ledger with the ERP's own aggregate by company code, account and currency,
 * to the minor unit. Accounts that differ are quarantined, accounts that agree again are freed.
 * Never stops at a difference. ERP_UNREACHABLE is thrown; other failures are listed by company code.
 */
export async function checkControlTotals(
  db: Database,
  erp: ErpConnection,
  options: MirrorOptions,
): Promise<ControlTotalsReport> {
  const startedAt = performance.now();
  const { source } = options;
  const scales = await loadErpScales(db, source);
  const totals: CurrencyTotal[] = [];
  const failures: ControlTotalsReport['failures'][number][] = [];
  for (const companyCode of await companyCodes(db, source)) {
    options.signal?.throwIfAborted();
    try {
      totals.push(...(await checkCompanyCode(db, erp, options, scales, companyCode)));
      await clearFailure(db, source, { object: OBJECT, entity: companyCode });
    } catch (error) {
      if (!isFaultOfOneObject(error)) throw error;
      const { code, message } = error;
      failures.push({ companyCode, code, message });
      const rejection = { object: OBJECT, key: companyCode, code, message };
      await saveRejections(db, source, options.now(), [rejection]);
    }
  }
  const accountsOff = totals.reduce((sum, total) => sum + total.accountsOff, 0);
  return {
    source,
    totals,
    accountsOff,
    agrees: accountsOff === 0 && failures.length === 0,
    failures,
    seconds: (performance.now() - startedAt) / 1000,
  };
}

async function checkCompanyCode(
  db: Database,
  erp: ErpConnection,
  options: MirrorOptions,
  scales: ErpScales,
  companyCode: string,
): Promise<CurrencyTotal[]> {
  const { source } = options;
  let accounts: ComparedTotal[] = [];
  for (let round = 1; round <= ROUNDS; round++) {
    const { totals } = await readErpTotals(erp, companyCode, scales);
    accounts = compareTotals(totals, await ownTotals(db, source, companyCode, scales));
    if (accounts.every(agrees) || round === ROUNDS) break;
    const { written } = await mirrorObjects(db, erp, options, LEDGER);
    // Nothing came in meanwhile, so the difference is real.
    if (written === 0 && round > 1) break;
  }
  return saveTotals(db, { source, companyCode, takenAt: options.now() }, accounts, scales);
}

/** Those of the organization and those of the items: a company code must not escape by a gap. */
async function companyCodes(db: Database, source: string): Promise<string[]> {
  const rows = await db.query<{ companyCode: string }>(
    `SELECT companyCode AS "companyCode" FROM saldo_organization_CompanyCodes WHERE source = ?
      UNION SELECT companyCode FROM saldo_ledger_Items WHERE source = ? AND companyCode <> ''
      ORDER BY 1`,
    [source, source],
  );
  return rows.map(({ companyCode }) => companyCode);
}
