import { scaledSumText } from '../domain/scaled-sum.ts';
import type { Database } from '../platform/database.ts';
import { inList } from '../platform/sql-text.ts';
import { CRITICALITY } from './night-words.ts';

/** The sums of a run in a currency as they are read; they are completed here. */
export interface TotalsRow {
  readonly run?: string;
  readonly currency?: string;
}

/** What one currency of one run adds up to; sums are texts, since they outgrow numbers. */
type Sums = Required<TotalsRow> & {
  readonly items: number;
  readonly mirrorItems: number;
} & Readonly<Record<(typeof AMOUNTS)[number], string>>;

const AMOUNTS = ['ledger', 'mirror', 'collectible', 'overdue'] as const;

/** What each run added up, beside what the mirror held; exact to the last unit, which SQL's decimals are not. */
export async function tellNightTotals(db: Database, rows: readonly TotalsRow[]): Promise<void> {
  const sums = await loadSums(db, rows);
  const at = ({ run, currency }: TotalsRow) => `${run} ${currency}`;
  const known = new Map(sums.map((sum) => [at(sum), sum]));
  for (const row of rows) {
    const sum = known.get(at(row));
    if (sum) Object.assign(row, inUnits(sum));
  }
}

function inUnits(sum: Sums) {
  const { items, mirrorItems, ledger, mirror } = sum;
  const agrees = items === mirrorItems && ledger === mirror;
  const amounts = AMOUNTS.map((name) => [name, scaledSumText(BigInt(sum[name]))]);
  const criticality = agrees ? CRITICALITY.good : CRITICALITY.bad;
  return { items, mirrorItems, agrees, criticality, ...Object.fromEntries(amounts) };
}

function loadSums(db: Database, rows: readonly TotalsRow[]): Promise<Sums[]> {
  const runs = [...new Set(rows.flatMap(({ run }) => run ?? []))];
  const amounts = AMOUNTS.map((name) => `CAST(SUM(${name}4) AS VARCHAR(40)) AS ${name}`);
  return db.query(
    `SELECT run, currency, CAST(SUM(items) AS BIGINT) AS items,
      CAST(SUM(mirrorItems) AS BIGINT) AS "mirrorItems", ${amounts.join(', ')}
    FROM saldo_worklists_RunTotals WHERE run ${inList(db.dialect)} GROUP BY run, currency`,
    [JSON.stringify(runs)],
  );
}
