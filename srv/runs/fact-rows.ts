import {
  catalogueHash,
  type FactRow,
  factCatalogue,
  inCatalogueOrder,
} from '../domain/fact-catalogue.ts';
import type { Database } from '../platform/database.ts';
import { inList } from '../platform/sql-text.ts';
import { type FactRowsRow, factCataloguesTable, factRowsTable } from '../platform/tables.ts';

/** As it is written; how long it is kept beyond its last use is decided when it is old. */
export type NewFactRow = Omit<FactRowsRow, 'keptUntil'>;

const WRITTEN = factRowsTable.columns
  .map(({ name }) => name)
  .filter((name): name is keyof NewFactRow => name !== 'keptUntil');

/**
 * Writes fact rows, each once for its content, and the catalogue that says how to read them. In the
 * order of their hashes: customers may share a content, and writers then never wait in a circle.
 */
export async function writeFactRows(tx: Database, rows: readonly NewFactRow[]): Promise<void> {
  if (rows.length === 0) return;
  await keepCatalogue(tx);
  await tx.upsert(
    factRowsTable,
    rows.toSorted((a, b) => (a.hash < b.hash ? -1 : 1)),
    { columns: WRITTEN },
  );
}

/** Written once: who writes a row that is there makes all others who do wait. */
async function keepCatalogue(tx: Database): Promise<void> {
  const hash = catalogueHash();
  const [known] = await tx.query('SELECT hash FROM saldo_worklists_FactCatalogues WHERE hash = ?', [
    hash,
  ]);
  if (known) return;
  const facts = JSON.stringify(factCatalogue().map(({ id }) => id));
  await tx.upsert(factCataloguesTable, [{ hash, facts }]);
}

/** Facts and held rules of a valuation, as it was made. */
export interface StoredValuation {
  readonly hash: string;
  readonly strategyVersion: string;
  /** In the order of today's catalogue, whichever it was made with. */
  readonly facts: FactRow;
  readonly heldRules: readonly number[];
}

interface StoredRow {
  readonly hash: string;
  readonly strategyVersion: string;
  readonly catalogue: string | null;
  readonly facts: string;
  readonly heldRules: string;
}

/** Valuations by their hash; those that are not kept any more are missing. */
export async function readFactRows(
  db: Database,
  hashes: readonly string[],
): Promise<Map<string, StoredValuation>> {
  const rows = await db.query<StoredRow>(
    `SELECT hash, strategyVersion AS "strategyVersion", catalogue, facts,
      heldRules AS "heldRules" FROM saldo_worklists_FactRows WHERE hash ${inList(db.dialect)}`,
    [JSON.stringify([...new Set(hashes)])],
  );
  const isOld = rows.some(({ catalogue }) => catalogue !== catalogueHash());
  const inOrder = isOld ? await factReader(db) : asTheyAre;
  return new Map(
    rows.map(({ hash, strategyVersion, catalogue, facts, heldRules }) => [
      hash,
      {
        hash,
        strategyVersion,
        facts: inOrder(facts, catalogue),
        heldRules: JSON.parse(heldRules) as number[],
      },
    ]),
  );
}

/** Reads stored facts (JSON) in the order of today's catalogue. */
export type FactReader = (facts: string, catalogue: string | null) => FactRow;

/** A reader for rows of any age; those without a catalogue have the built-in facts in order. */
export async function factReader(db: Database): Promise<FactReader> {
  const inUse = catalogueHash();
  const rows = await db.query<{ hash: string; facts: string }>(
    'SELECT hash, facts FROM saldo_worklists_FactCatalogues WHERE hash <> ?',
    [inUse],
  );
  const others = new Map(rows.map(({ hash, facts }) => [hash, JSON.parse(facts) as string[]]));
  return (text, catalogue) => {
    const facts = asTheyAre(text);
    const ids = others.get(catalogue ?? '');
    return ids ? inCatalogueOrder(facts, ids) : facts;
  };
}

function asTheyAre(text: string): FactRow {
  return JSON.parse(text) as FactRow;
}
