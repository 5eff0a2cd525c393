import { randomUUID } from 'node:crypto';
import type { Database } from '../platform/database.ts';
import { inList } from '../platform/sql-text.ts';
import { trialMovesTable, trialSegmentsTable, trialsTable } from '../platform/tables.ts';
import type { Asker } from '../requests/asker.ts';
import type { ToldMove, TriedDay } from '../runs/trial-report.ts';

/** What is kept of a trial, of a version or of a tree; persons stand in rows of their own. */
export interface FoundByTrial {
  /** Id of what was tried. */
  readonly tried: string;
  readonly sampleSize: number | null;
  readonly report: {
    readonly content: string;
    readonly days: readonly TriedDay[];
    readonly largestMoves?: readonly ToldMove[];
  };
}

/** So many trials of a version or tree are kept for each person who tries. */
const KEPT_EACH = 3;

/** Keeps what a trial found, so that who decides sees the very one that was proposed on. */
export async function keepTrial(
  { db, user, now }: Asker,
  { tried, sampleSize, report }: FoundByTrial,
): Promise<void> {
  const { largestMoves = [], ...rest } = report;
  const ID = randomUUID();
  await db.insert(trialsTable, [
    {
      ID,
      tried,
      content: report.content,
      triedAt: now,
      triedBy: user,
      sampleSize,
      report: JSON.stringify(rest),
    },
  ]);
  await db.insert(
    trialSegmentsTable,
    report.days.map((day) => ({ trial: ID, ...day })),
  );
  await db.insert(
    trialMovesTable,
    largestMoves.map((move, at) => ({ trial: ID, sequence: at + 1, ...move })),
  );
  await forgetEarlier(db, tried, user);
}

async function forgetEarlier(db: Database, tried: string, user: string): Promise<void> {
  const rows = await db.query<{ id: string }>(
    `SELECT ID AS id FROM saldo_strategies_Trials WHERE tried = ? AND triedBy = ?
    ORDER BY triedAt DESC, ID`,
    [tried, user],
  );
  const earlier = JSON.stringify(rows.slice(KEPT_EACH).map(({ id }) => id));
  for (const part of ['TrialMoves', 'TrialSegments']) {
    await db.execute(`DELETE FROM saldo_strategies_${part} WHERE trial ${inList(db.dialect)}`, [
      earlier,
    ]);
  }
  await db.execute(`DELETE FROM saldo_strategies_Trials WHERE ID ${inList(db.dialect)}`, [earlier]);
}
