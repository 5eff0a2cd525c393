import type { Instant } from '../../domain/iso-date.ts';
import type { Database } from '../../platform/database.ts';
import type { ErpConnection } from '../connection.ts';
import { type AccountCheck, checkAccounts } from './check-accounts.ts';
import { type ErpScales, loadErpScales } from './erp-scales.ts';
import { type ErpTotals, readErpTotals } from './erp-totals.ts';
import { LEDGER, noteFreshness } from './freshness.ts';
import { mirrorObjects } from './mirror.ts';
import type { MirrorOptions } from './mirror-run.ts';
import { isFaultOfOneObject } from './object-fault.ts';
import { clearFailure, saveRejections } from './rejections.ts';
import { type CurrencyTotal, saveTotals } from './save-totals.ts';
import { alertFailedTotals, type TotalsFailure } from './totals-failed.ts';

export interface ControlTotalsReport {
  readonly source: string;
  readonly totals: readonly CurrencyTotal[];
  /** Accounts that differ from the ERP, or that their movements do not explain; now in quarantine. */
  readonly accountsOff: number;
  /** Accounts on which postings came in all the time: compared the next time. */
  readonly accountsOpen: number;
  readonly agrees: boolean;
  /** Company codes that could not be compared, and why. */
  readonly failures: readonly TotalsFailure[];
  readonly seconds: number;
}

/** What one company code was found to be, at the ERP's instant. */
export interface CompanyCheck {
  readonly companyCode: string;
  readonly asOf: Instant;
  readonly accounts: AccountCheck;
}

/** Their name among the rejections. */
const OBJECT = 'control-totals';
/** Postings that come in while we compare leave accounts undecided: they are compared again. */
const ROUNDS = 3;

/**
 * Compares the mirrored ledger with the ERP's own aggregate by company code, account and currency: the
 * number of items, their amount to the minor unit, their keys; and checks that the movements since the
 * last comparison lead from its figures to these. The ledger is read after the ERP has counted, so the
 * mirror has caught up to the ERP's instant; accounts with later postings are compared again. Accounts
 * that differ are quarantined, accounts that agree again are freed. Never stops at a difference.
 * ERP_UNREACHABLE is thrown; other failures are listed by company code, each with an alert.
 */
export async function checkControlTotals(
  db: Database,
  erp: ErpConnection,
  options: MirrorOptions,
): Promise<ControlTotalsReport> {
  const startedAt = performance.now();
  const { source } = options;
  const scales = await loadErpScales(db, source);
  const found: Found = { totals: [], failures: [], clocks: [], instants: [] };
  let pending = await companyCodes(db, source);
  for (let round = 1; pending.length > 0; round++) {
    const counted = await countAll(db, erp, options, { scales, pending, ...found });
    const checks = await caughtUp(db, erp, options, { scales, counted, failures: found.failures });
    const isOpen = ({ accounts }: CompanyCheck) => round < ROUNDS && accounts.open.size > 0;
    for (const check of checks.filter((one) => !isOpen(one))) {
      const scope = { source, takenAt: options.now() };
      found.totals.push(...(await saveTotals(db, scope, check, scales)));
      found.instants.push(check.asOf);
    }
    pending = checks.filter(isOpen).map(({ companyCode }) => companyCode);
  }
  const report = reportOf(source, found, (performance.now() - startedAt) / 1000);
  await alertFailedTotals(db, source, found.failures, options.now());
  await noteComparison(db, options, found, report);
  return report;
}

/** What the rounds have found so far. */
interface Found {
  readonly totals: CurrencyTotal[];
  readonly failures: TotalsFailure[];
  /** Our clock less the ERP's, as each answer shows it: the least has waited least. */
  readonly clocks: number[];
  /** The ERP's instants that were compared. */
  readonly instants: Instant[];
}

function reportOf(
  source: string,
  { totals, failures }: Found,
  seconds: number,
): ControlTotalsReport {
  const sum = (name: 'accountsOff' | 'accountsOpen') =>
    totals.reduce((total, row) => total + row[name], 0);
  const accountsOff = sum('accountsOff');
  const agrees = accountsOff === 0 && failures.length === 0;
  const accountsOpen = sum('accountsOpen');
  return { source, totals, accountsOff, accountsOpen, agrees, failures, seconds };
}

/** As old as the last comparison of every company code; what failed has compared nothing. */
function noteComparison(
  db: Database,
  { source, now }: MirrorOptions,
  { clocks, instants, failures }: Found,
  { agrees, accountsOff }: ControlTotalsReport,
): Promise<number> {
  const comparedAsOf = instants.toSorted()[0] ?? null;
  return noteFreshness(db, source, {
    totalsAgree: agrees,
    ...(failures.length === 0 ? { comparedAt: now(), comparedAsOf, accountsOff } : {}),
    ...(clocks.length > 0 ? { clockAheadMs: Math.min(...clocks) } : {}),
  });
}

interface Counting extends Pick<Found, 'failures' | 'clocks'> {
  readonly scales: ErpScales;
  readonly pending: readonly string[];
}

type Counted = ErpTotals & { readonly companyCode: string };

/** The ERP's totals of each company code; those that fail are listed. */
async function countAll(
  db: Database,
  erp: ErpConnection,
  options: MirrorOptions,
  { scales, pending, failures, clocks }: Counting,
): Promise<Counted[]> {
  const { source, now } = options;
  const counted: Counted[] = [];
  for (const companyCode of pending) {
    options.signal?.throwIfAborted();
    try {
      const totals = await readErpTotals(erp, companyCode, scales);
      clocks.push(Date.parse(now()) - Date.parse(totals.asOf));
      counted.push({ companyCode, ...totals });
      await clearFailure(db, source, { object: OBJECT, entity: companyCode });
    } catch (error) {
      if (!isFaultOfOneObject(error)) throw error;
      const { code, message } = error;
      failures.push({ companyCode, code, message });
      await saveRejections(db, source, now(), [
        { object: OBJECT, key: companyCode, code, message },
      ]);
    }
  }
  return counted;
}

interface CatchingUp {
  readonly scales: ErpScales;
  readonly counted: readonly Counted[];
  readonly failures: TotalsFailure[];
}

/** Reads the ledger up to the ERP's instants and beyond, and compares; not when it cannot be read. */
async function caughtUp(
  db: Database,
  erp: ErpConnection,
  options: MirrorOptions,
  { scales, counted, failures }: CatchingUp,
): Promise<CompanyCheck[]> {
  if (counted.length === 0) return [];
  const { objects } = await mirrorObjects(db, erp, options, LEDGER);
  // A comparison would take what was not read for a difference.
  const [failure] = objects.flatMap((report) => report.failure ?? []);
  if (failure) {
    failures.push(...counted.map(({ companyCode }) => ({ companyCode, ...failure })));
    return [];
  }
  const checks: CompanyCheck[] = [];
  for (const { companyCode, asOf, totals } of counted) {
    const accounts = await checkAccounts(db, options.source, { companyCode, asOf, totals }, scales);
    checks.push({ companyCode, asOf, accounts });
  }
  return checks;
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
