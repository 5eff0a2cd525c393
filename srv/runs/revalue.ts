import { SaldoError } from '../domain/errors.ts';
import type { Instant } from '../domain/iso-date.ts';
import type { Database } from '../platform/database.ts';
import { letOthersIn } from '../platform/let-others-in.ts';
import { withSavepoint } from '../platform/savepoint.ts';
import { isDatabaseFault } from '../platform/statement-error.ts';
import { tellingCauses } from './change-cause.ts';
import {
  type CustomerKey,
  type CustomerScope,
  keyOf,
  listedBySource,
  scopeCondition,
} from './customer-scope.ts';
import {
  evaluateAgain,
  lockPositions,
  NO_CHANGES,
  type PositionChanges,
} from './evaluate-again.ts';
import { judgePromises, rejectedPromises, type VerdictChange } from './judge-promises.ts';
import { lockLists } from './list-order.ts';
import {
  claimPending,
  type NextMark,
  nextPending,
  settle,
  type WalkedMark,
} from './pending-changes.ts';
import { CUSTOMERS } from './plan-run.ts';
import {
  keepPublishedRuns,
  type PublishedSegment,
  publishedSegments,
} from './published-segments.ts';
import { type Lookback, readCustomers } from './read-customers.ts';
import { rejectionOf, writeRejections } from './rejections.ts';

export interface RevaluationReport extends PositionChanges {
  readonly customers: number;
  readonly verdicts: readonly VerdictChange[];
}

export interface RevaluationOptions {
  readonly now: Instant;
  /** Tells when the work was done; `now` when left out. */
  readonly clock?: () => Instant;
  readonly lookback: Lookback;
  /** Only this customer, as after an agent's own action; everybody changed when left out. */
  readonly customer?: CustomerKey;
  /** How many marks, and so customers at most, one transaction deals with (2,000). */
  readonly batch?: number;
}

const BATCH = 2_000;

/**
 * Looks again at the customers that changed since they were evaluated: judges their promises, then
 * evaluates them with the code of the night and moves, closes or opens their positions. The oldest
 * changes come first, some customers at a time, each time in one transaction that claims the marks
 * and writes the result: a month end that touches everybody takes the memory of one batch, a crash
 * loses no mark and the work of one batch, and a second caller finds nothing left to do. A segment
 * that cannot be evaluated is listed as rejected, and its customers stay marked; the others are done.
 */
export async function revalueChanged(
  db: Database,
  options: RevaluationOptions,
): Promise<RevaluationReport> {
  const { customer, batch = BATCH } = options;
  if (customer) return revalueCustomers(db, [customer], options);
  let report = NOTHING;
  let walked: WalkedMark | null = null;
  for (;;) {
    const marks: NextMark[] = await nextPending(db, walked, batch);
    if (marks.length === 0) return report;
    report = added(report, await revalueCustomers(db, marks, options));
    walked = marks.at(-1) ?? null;
    await letOthersIn();
  }
}

function revalueCustomers(
  db: Database,
  customers: readonly CustomerKey[],
  options: RevaluationOptions,
): Promise<RevaluationReport> {
  return db.transaction(async (tx) => {
    await keepPublishedRuns(tx);
    const marks = await claimPending(tx, customers);
    if (marks.length === 0) return NOTHING;
    const causes = tellingCauses(marks);
    const reports = [];
    const scopes = listedBySource(marks);
    for (const segment of await publishedSegments(tx)) {
      if (scopes.length > 1) await lockAll(tx, segment, scopes);
      for (const scope of scopes) {
        reports.push(await revalueSegment(tx, segment, scope, causes, options));
      }
    }
    const { unsettled, ...report } = sumOf(reports);
    const done = marks.filter((mark) => !unsettled.has(keyOf(mark)));
    await settle(tx, done, options.clock?.() ?? options.now);
    return { customers: causes.size, ...report };
  });
}

function added(a: RevaluationReport, b: RevaluationReport): RevaluationReport {
  return {
    customers: a.customers + b.customers,
    positionsChanged: a.positionsChanged + b.positionsChanged,
    positionsClosed: a.positionsClosed + b.positionsClosed,
    verdicts: [...a.verdicts, ...b.verdicts],
    rejected: a.rejected + b.rejected,
  };
}

/** All positions of a segment before any of its lists, and those in one order, whatever the scope. */
async function lockAll(
  tx: Database,
  { run }: PublishedSegment,
  scopes: readonly CustomerScope[],
): Promise<void> {
  for (const scope of scopes) await lockPositions(tx, run, scope);
  await lockLists(tx, run, scopes, []);
}

const NOTHING: RevaluationReport = { customers: 0, ...NO_CHANGES, verdicts: [] };

interface SegmentReport extends Omit<RevaluationReport, 'customers'> {
  /** Customers whose marks have to wait. */
  readonly unsettled: ReadonlySet<string>;
}

/** The positions are locked before anything is read, so that no agent's action is written over. */
async function revalueSegment(
  tx: Database,
  published: PublishedSegment,
  scope: CustomerScope,
  causes: ReadonlyMap<string, string>,
  options: RevaluationOptions,
): Promise<SegmentReport> {
  const { segment, run, today } = published;
  const { now } = options;
  const existing = await lockPositions(tx, run, scope);
  const judged = await judgePromises(tx, scope, { today, now, segment: segment.segment });
  await writeRejections(tx, rejectedPromises(judged), 'promises', run, now);
  const rest = { verdicts: judged.changed, unsettled: new Set<string>() };
  try {
    const records = await readCustomers(tx, scope, segment.segment, today, options.lookback);
    if (records.length === 0 && existing.size === 0) return { ...rest, ...NO_CHANGES };
    const changes = await withSavepoint(tx, () =>
      evaluateAgain(tx, published, scope, { records, existing }, { now, causes }),
    );
    return { ...rest, ...changes };
  } catch (error) {
    if (!(error instanceof SaldoError) || isDatabaseFault(error)) throw error;
    const rejection = rejectionOf(error, 'Segment', segment.segment);
    await writeRejections(tx, [rejection], 'revalue', run, now);
    const unsettled = await customersOf(tx, published, scope);
    return { ...rest, ...NO_CHANGES, rejected: unsettled.size, unsettled };
  }
}

/** Who of the scope is known in a segment, as `keyOf`: by a position, or by what they owe. */
async function customersOf(
  tx: Database,
  { segment, run }: PublishedSegment,
  scope: CustomerScope,
): Promise<Set<string>> {
  const { sql, params } = scopeCondition(scope, 'k', tx.dialect);
  const rows = await tx.query<CustomerKey>(
    `SELECT k.source, k.partner FROM saldo_worklists_Positions k WHERE k.run = ? AND ${sql}
    UNION SELECT k.source, k.partner FROM (${CUSTOMERS}) k WHERE ${sql}`,
    [run, ...params, segment.segment, ...params],
  );
  return new Set(rows.map(keyOf));
}

function sumOf(reports: readonly SegmentReport[]): SegmentReport {
  const total = (of: (report: SegmentReport) => number) =>
    reports.reduce((sum, report) => sum + of(report), 0);
  return {
    positionsChanged: total((report) => report.positionsChanged),
    positionsClosed: total((report) => report.positionsClosed),
    verdicts: reports.flatMap(({ verdicts }) => verdicts),
    rejected: total((report) => report.rejected),
    unsettled: new Set(reports.flatMap(({ unsettled }) => [...unsettled])),
  };
}
