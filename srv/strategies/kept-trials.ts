import type { Instant, IsoDate } from '../domain/iso-date.ts';
import type { Database } from '../platform/database.ts';
import { withoutRestricted } from '../privacy/without-restricted.ts';
import type { Asker } from '../requests/asker.ts';
import { notFound } from '../requests/refusal.ts';
import type { ToldMove } from '../runs/trial-report.ts';

/** A trial that was kept, in short. */
export interface KeptTrial {
  readonly ID: string;
  readonly triedAt: Instant;
  readonly triedBy: string;
  /** None: everybody was judged. */
  readonly sampleSize: number | null;
  /** Of the portfolio: the first and the last of its segments' days. */
  readonly firstDay: IsoDate;
  readonly lastDay: IsoDate;
  /** Customers judged. */
  readonly customers: number;
  /** Whose priority or treatment would be another, on or off the lists included. */
  readonly changing: number;
  /** Whether what was tried still says what it said then. */
  readonly isCurrent: boolean;
}

interface TrialRow extends Pick<KeptTrial, 'ID' | 'triedAt' | 'triedBy' | 'sampleSize'> {
  readonly content: string;
  readonly report: string;
}

interface Counts {
  readonly customers: number;
  /** Of a trial of a version: all that could have been judged. */
  readonly portfolio?: number;
  readonly changing?: number;
  readonly moving?: number;
  readonly entering?: number;
  readonly leaving?: number;
}

/**
 * The trials kept of a version or tree, the latest first: those that were made in the reader's own
 * segments alone.
 * @param content what it says now: tried-content.ts
 */
export async function keptTrials(
  asker: Pick<Asker, 'db' | 'segments'>,
  tried: string,
  content: string,
): Promise<KeptTrial[]> {
  const rows = await asker.db.query<TrialRow>(`${TRIALS} WHERE tried = ? ORDER BY triedAt DESC`, [
    tried,
  ]);
  const days = await daysOf(asker.db, tried);
  return rows
    .map((row) => ({ row, tried: days.get(row.ID) ?? [] }))
    .filter(({ tried }) => mayRead(asker, tried))
    .map(({ row, tried }) => inShort(row, tried, content));
}

/** All that a trial found, without persons whom nobody may see by now (TRIAL_UNKNOWN). */
export async function keptTrial(asker: Asker, tried: string, trial: string): Promise<object> {
  const [row] = await asker.db.query<TrialRow>(`${TRIALS} WHERE tried = ? AND ID = ?`, [
    tried,
    trial,
  ]);
  const days = (await daysOf(asker.db, tried)).get(trial) ?? [];
  if (!row || !mayRead(asker, days)) throw notFound('TRIAL_UNKNOWN', { id: trial });
  const moves = await asker.db.query<ToldMove>(MOVES, [trial]);
  return {
    ...JSON.parse(row.report),
    largestMoves: await withoutRestricted(asker.db, moves),
  };
}

const TRIALS = `SELECT ID AS "ID", triedAt AS "triedAt", triedBy AS "triedBy", content, report,
  sampleSize AS "sampleSize" FROM saldo_strategies_Trials`;

const MOVES = `SELECT segment, source, partner, currency, amount,
  fromPriority AS "fromPriority", toPriority AS "toPriority",
  percentBefore AS "percentBefore", percentAfter AS "percentAfter",
  reasonsBefore AS "reasonsBefore", reasonsAfter AS "reasonsAfter"
  FROM saldo_strategies_TrialMoves WHERE trial = ? ORDER BY sequence`;

interface Day {
  readonly trial: string;
  readonly segment: string;
  readonly businessDate: IsoDate;
}

async function daysOf(db: Database, tried: string): Promise<Map<string, Day[]>> {
  const rows = await db.query<Day>(
    `SELECT d.trial, d.segment, d.businessDate AS "businessDate"
    FROM saldo_strategies_TrialSegments d
    JOIN saldo_strategies_Trials t ON t.ID = d.trial WHERE t.tried = ? ORDER BY d.businessDate`,
    [tried],
  );
  return Map.groupBy(rows, ({ trial }) => trial);
}

/** Trials in the reader's own segments alone; one that judged nobody anywhere is of no segment. */
export function mayRead(
  { segments }: Pick<Asker, 'segments'>,
  days: readonly Pick<Day, 'segment'>[],
): boolean {
  if (segments === null) return true;
  return days.length > 0 && days.every(({ segment }) => segments.includes(segment));
}

function inShort(row: TrialRow, days: readonly Day[], now: string): KeptTrial {
  const { content, report, ...head } = row;
  const counts = JSON.parse(report) as Counts;
  const {
    customers,
    portfolio = customers,
    changing,
    moving = 0,
    entering = 0,
    leaving = 0,
  } = counts;
  return {
    ...head,
    sampleSize: customers < portfolio ? head.sampleSize : null,
    firstDay: days[0]?.businessDate ?? '',
    lastDay: days.at(-1)?.businessDate ?? '',
    customers,
    changing: changing ?? moving + entering + leaving,
    isCurrent: content === now,
  };
}
