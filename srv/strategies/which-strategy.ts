import type cds from '@sap/cds';
import { SaldoError } from '../domain/errors.ts';
import { type IsoDate, isIsoDate } from '../domain/iso-date.ts';
import {
  rankAssignments,
  type StrategyAssignment,
  strategyFinder,
} from '../domain/strategy-assignment.ts';
import { isValidOn } from '../domain/validity.ts';
import type { Database } from '../platform/database.ts';
import { askerOf } from '../requests/asker.ts';
import { refuseForeignSegment } from '../requests/limits.ts';
import { badRequest, notFound } from '../requests/refusal.ts';
import { textOf } from '../requests/text-of.ts';
import { segmentDays } from '../runs/bank-days.ts';
import { activeStrategies, loadStrategyVersions } from '../runs/load-strategies.ts';

interface AssignmentRow extends StrategyAssignment {
  readonly ID: string;
}

interface Question {
  readonly segment: string;
  readonly stage: string;
  readonly collectionGroup?: string | null;
  readonly arm?: string | null;
  readonly day?: IsoDate | null;
}

/**
 * The version that customers of a segment, stage, group and arm get on a day, and every assignment
 * that matches them, the one that applies first. Where none applies the code says why.
 */
export async function whichStrategy(request: cds.Request) {
  const { segment, stage, collectionGroup = null, arm = null, day }: Question = request.data;
  const asker = await askerOf(request);
  const { db, language } = asker;
  refuseForeignSegment(asker, segment);
  const today = await dayOf(db, segment, day ?? null, request.timestamp);
  const query = { segment, stage, collectionGroup, arm };
  const rows = (await loadRows(db, segment)).filter((row) => isValidOn(row, today));
  const choice = await choose(db, rows, query, today);
  const isChosen = choice.code === null;
  const assignments = rankAssignments(rows, query).map(({ segment: _, ...row }, index) => {
    return { ...row, applies: isChosen && index === 0 };
  });
  const text = choice.code && (textOf(choice.code, language, query as never) ?? choice.code);
  return { day: today, ...choice, text, assignments };
}

async function choose(
  db: Database,
  rows: readonly AssignmentRow[],
  query: Parameters<ReturnType<typeof strategyFinder>>[0],
  today: IsoDate,
) {
  const versions = activeStrategies((await loadStrategyVersions(db)).values());
  try {
    const { id, strategy } = strategyFinder(rows, versions, today)(query);
    return { code: null, strategy, versionID: id, version: await numberOf(db, id) };
  } catch (error) {
    if (!(error instanceof SaldoError)) throw error;
    return { code: error.code, strategy: null, versionID: null, version: null };
  }
}

async function dayOf(
  db: Database,
  segment: string,
  day: IsoDate | null,
  now: Date,
): Promise<IsoDate> {
  if (day !== null && !isIsoDate(day)) throw badRequest('DATE_INVALID', 'day', { value: day });
  const [row] = await db.query<{ businessDate: IsoDate | null }>(
    'SELECT businessDate AS "businessDate" FROM saldo_organization_Segments WHERE segment = ?',
    [segment],
  );
  if (!row) throw notFound('SEGMENT_MISSING', { segment });
  return day ?? row.businessDate ?? (await segmentDays(db, now.toISOString()))(segment);
}

function loadRows(db: Database, segment: string): Promise<AssignmentRow[]> {
  return db.query<AssignmentRow>(
    `SELECT ID AS "ID", segment, stage, collectionGroup AS "collectionGroup", arm, strategy,
      validFrom AS "validFrom", validTo AS "validTo"
    FROM saldo_strategies_StrategyAssignments WHERE segment = ? ORDER BY ID`,
    [segment],
  );
}

async function numberOf(db: Database, id: string): Promise<number | null> {
  const [row] = await db.query<{ version: number }>(
    'SELECT version FROM saldo_strategies_StrategyVersions WHERE ID = ?',
    [id],
  );
  return row?.version ?? null;
}
