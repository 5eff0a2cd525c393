import type cds from '@sap/cds';
import { percentOf } from '../domain/compile-strategy.ts';
import { explain, type Telling } from '../domain/explain.ts';
import { explainRules, type RuleExplanation } from '../domain/explain-rules.ts';
import { explainTreatment } from '../domain/explain-tree.ts';
import type { FactRow } from '../domain/fact-catalogue.ts';
import type { Instant } from '../domain/iso-date.ts';
import { reasonSummary } from '../domain/reason-summary.ts';
import type { StrategyVersion } from '../domain/strategy.ts';
import type { Database } from '../platform/database.ts';
import { notRestricted } from '../privacy/not-restricted.ts';
import { askerOf } from '../requests/asker.ts';
import { refuseForeignSegment } from '../requests/limits.ts';
import { conflict, notFound } from '../requests/refusal.ts';
import { readFactRows, type StoredValuation } from '../runs/fact-rows.ts';
import { loadStrategyVersions } from '../runs/load-strategies.ts';
import { loadTree } from '../runs/load-treatments.ts';
import { loadVersionRow } from './version-kind.ts';

interface PositionKey {
  readonly run: string;
  readonly source: string;
  readonly partner: string;
}

interface PositionRow extends PositionKey {
  readonly segment: string;
  readonly businessDate: string;
  readonly stage: string;
  readonly collectionGroup: string;
  readonly arm: string | null;
  readonly treatment: string | null;
  readonly treatmentTree: string | null;
  readonly treatmentBranch: number | null;
  readonly factRow: string;
}

/**
 * Each rule of the version that judged a position, with its facts, whether it held and its points,
 * as data and in the user's language. From stored facts and the version alone, never the mirror.
 */
export async function explainPosition(request: cds.Request) {
  const { run, source, partner, moment }: PositionKey & { moment?: Instant } = request.data;
  const asker = await askerOf(request);
  const { db, language } = asker;
  const key = { run, source, partner };
  const { factRow, ...position } = await loadPosition(db, key);
  refuseForeignSegment(asker, position.segment);
  const { strategyVersion, facts, heldRules } = await loadValuation(
    db,
    moment ? await factRowAt(db, key, factRow, moment) : factRow,
  );
  const version = (await loadStrategyVersions(db)).get(strategyVersion);
  if (!version) throw notFound('VERSION_UNKNOWN', { id: strategyVersion });
  const row = await loadVersionRow(db, strategyVersion);
  const currencyExponent = await digitsOf(db, source, version.currency);
  const telling = { language, currencyExponent };
  return {
    ...position,
    strategy: version.strategy,
    version: row.version,
    versionID: version.id,
    versionStatus: row.status,
    ...valuationOf(version, heldRules),
    text: reasonSummary(explain(version, facts, heldRules, telling)),
    rules: explainRules(version, facts, heldRules, telling).map(asRow),
    treatmentSteps: await treatmentSteps(db, position, facts, telling),
  };
}

/** The branches that led to the treatment; empty where a segment has no decision tree. */
async function treatmentSteps(
  db: Database,
  { treatmentTree, treatmentBranch }: Pick<PositionRow, 'treatmentTree' | 'treatmentBranch'>,
  facts: FactRow,
  telling: Telling,
) {
  if (treatmentTree === null || treatmentBranch === null) return [];
  const tree = await loadTree(db, treatmentTree);
  if (!tree) return [];
  const steps = explainTreatment(tree, treatmentBranch, facts, telling);
  return steps.map(({ branch, title, words }) => ({ branch, title, text: words }));
}

function valuationOf({ rules, bands, maxValuation }: StrategyVersion, held: readonly number[]) {
  const points = held.reduce((sum, index) => sum + (rules[index]?.points ?? 0), 0);
  const percent = percentOf(points, maxValuation);
  const band = bands
    .filter(({ percentFrom }) => percentFrom <= percent)
    .toSorted((a, b) => b.percentFrom - a.percentFrom)[0];
  return { points, maxValuation, percent, priority: band?.priority ?? null };
}

function asRow({ words, conditions, ...rule }: RuleExplanation) {
  return {
    ...rule,
    text: words,
    conditions: conditions.map(({ words: text, operands, value, ...condition }) => ({
      ...condition,
      operands: JSON.stringify(operands),
      value: value === null ? null : JSON.stringify(value),
      text,
    })),
  };
}

async function loadPosition(
  db: Database,
  { run, source, partner }: PositionKey,
): Promise<PositionRow> {
  const [row] = await db.query<PositionRow>(
    `SELECT run, source, partner, segment, businessDate AS "businessDate", stage,
      collectionGroup AS "collectionGroup", arm, treatment,
      treatmentTree AS "treatmentTree", treatmentBranch AS "treatmentBranch",
      factRow AS "factRow"
    FROM saldo_worklists_Positions position
    WHERE run = ? AND source = ? AND partner = ? AND ${notRestricted('position')}`,
    [run, source, partner],
  );
  if (row) return row;
  throw notFound('POSITION_UNKNOWN', { run, source, partner });
}

/** What the first change after the moment came from; without one, what stands now. */
async function factRowAt(
  db: Database,
  { run, source, partner }: PositionKey,
  factRow: string,
  moment: Instant,
): Promise<string> {
  const [next] = await db.query<{ before: string | null }>(
    `SELECT fromFactRow AS before FROM saldo_worklists_PositionEvents
    WHERE run = ? AND source = ? AND partner = ? AND occurredAt > ? AND fromFactRow IS NOT NULL
    ORDER BY occurredAt LIMIT 1`,
    [run, source, partner, moment],
  );
  return next?.before ?? factRow;
}

async function loadValuation(db: Database, hash: string): Promise<StoredValuation> {
  const stored = (await readFactRows(db, [hash])).get(hash);
  if (stored) return stored;
  throw conflict('FACTS_NOT_KEPT');
}

async function digitsOf(db: Database, source: string, currency: string): Promise<number> {
  const [row] = await db.query<{ digits: number }>(
    `SELECT minorDigits AS digits FROM saldo_ledger_CurrencyScales
    WHERE source = ? AND currency = ?`,
    [source, currency],
  );
  return row?.digits ?? 2;
}
