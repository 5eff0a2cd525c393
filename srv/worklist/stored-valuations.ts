import type { Valued } from '../domain/position-change.ts';
import type { Database } from '../platform/database.ts';
import { readFactRows } from '../runs/fact-rows.ts';
import { loadStrategyVersions } from '../runs/load-strategies.ts';

/** What positions of one source were made from, by the hash of their fact row. */
export async function loadValuations(
  db: Database,
  source: string,
  hashes: readonly string[],
): Promise<Map<string, Valued>> {
  const stored = await readFactRows(db, hashes);
  if (stored.size === 0) return new Map();
  const versions = await loadStrategyVersions(db);
  const digits = await loadDigits(db, source);
  return new Map(
    [...stored.values()].flatMap(({ hash, strategyVersion, facts, heldRules }) => {
      const version = versions.get(strategyVersion);
      if (!version) return [];
      const currencyExponent = digits.get(version.currency) ?? 2;
      return [[hash, { version, facts, heldRules, currencyExponent }] as const];
    }),
  );
}

async function loadDigits(db: Database, source: string): Promise<Map<string, number>> {
  const rows = await db.query<{ currency: string; digits: number }>(
    'SELECT currency, minorDigits AS digits FROM saldo_ledger_CurrencyScales WHERE source = ?',
    [source],
  );
  return new Map(rows.map(({ currency, digits }) => [currency, digits]));
}
