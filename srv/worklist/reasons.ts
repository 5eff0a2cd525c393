import { explain } from '../domain/explain.ts';
import type { Language } from '../domain/language.ts';
import { reasonSummary } from '../domain/reason-summary.ts';
import type { Database } from '../platform/database.ts';
import { readFactRows } from '../runs/fact-rows.ts';
import { isFrozen, type LoadedVersion, loadStrategyVersions } from '../runs/load-strategies.ts';

/** A row of the worklist with what its reasons are told from. */
export interface ReasonedRow {
  readonly source?: string;
  readonly factRow?: string | null;
  readonly strategyVersion?: string | null;
  reasons?: string | null;
}

/** Versions in use never change, so they are read once a process. */
const versions = new Map<string, LoadedVersion>();

/** Tells why each row of a page is there: two queries, whatever the number of rows. */
export async function tellReasons(
  db: Database,
  rows: readonly ReasonedRow[],
  language: Language,
): Promise<void> {
  if (rows.length === 0) return;
  const hashes = rows.flatMap(({ factRow }) => factRow ?? []);
  const stored = await readFactRows(db, hashes);
  await learnVersions(db, rows);
  const digits = await loadDigits(db);
  for (const row of rows) {
    const version = versions.get(row.strategyVersion ?? '');
    const content = stored.get(row.factRow ?? '');
    if (!version || !content) continue;
    const currencyExponent = digits.get(`${row.source}/${version.currency}`) ?? 2;
    const { facts, heldRules } = content;
    const reasons = explain(version, facts, heldRules, { language, currencyExponent });
    row.reasons = reasonSummary(reasons);
  }
}

async function learnVersions(db: Database, rows: readonly ReasonedRow[]): Promise<void> {
  const isKnown = ({ strategyVersion }: ReasonedRow) =>
    !strategyVersion || versions.has(strategyVersion);
  if (rows.every(isKnown)) return;
  for (const [id, version] of await loadStrategyVersions(db)) {
    if (isFrozen(version)) versions.set(id, version);
  }
}

async function loadDigits(db: Database): Promise<Map<string, number>> {
  const rows = await db.query<{ source: string; currency: string; digits: number }>(
    'SELECT source, currency, minorDigits AS digits FROM saldo_ledger_CurrencyScales',
  );
  return new Map(rows.map(({ source, currency, digits }) => [`${source}/${currency}`, digits]));
}
