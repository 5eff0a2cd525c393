import type { FactRow } from '../domain/fact-catalogue.ts';
import type { Valued } from '../domain/position-change.ts';
import type { Database } from '../platform/database.ts';
import { inList } from '../platform/sql-text.ts';
import { type LoadedVersion, loadStrategyVersions } from '../runs/load-strategies.ts';

interface StoredFacts {
  readonly hash: string;
  readonly strategyVersion: string;
  readonly facts: string;
  readonly heldRules: string;
}

/** What positions of one source were made from, by the hash of their fact row. */
export async function loadValuations(
  db: Database,
  source: string,
  hashes: readonly string[],
): Promise<Map<string, Valued>> {
  const stored = await db.query<StoredFacts>(
    `SELECT hash, strategyVersion AS "strategyVersion", facts, heldRules AS "heldRules"
    FROM saldo_worklists_FactRows WHERE hash ${inList(db.dialect)}`,
    [JSON.stringify([...new Set(hashes)])],
  );
  if (stored.length === 0) return new Map();
  const versions = await loadStrategyVersions(db);
  const digits = await loadDigits(db, source);
  return new Map(
    stored.flatMap((row) => {
      const version = versions.get(row.strategyVersion);
      return version ? [[row.hash, valued(row, version, digits)] as const] : [];
    }),
  );
}

function valued(row: StoredFacts, version: LoadedVersion, digits: ReadonlyMap<string, number>) {
  return {
    version,
    facts: JSON.parse(row.facts) as FactRow,
    heldRules: JSON.parse(row.heldRules) as number[],
    currencyExponent: digits.get(version.currency) ?? 2,
  };
}

async function loadDigits(db: Database, source: string): Promise<Map<string, number>> {
  const rows = await db.query<{ currency: string; digits: number }>(
    'SELECT currency, minorDigits AS digits FROM saldo_ledger_CurrencyScales WHERE source = ?',
    [source],
  );
  return new Map(rows.map(({ currency, digits }) => [currency, digits]));
}
