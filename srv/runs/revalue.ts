import { randomUUID } from 'node:crypto';
import { SaldoError } from '../domain/errors.ts';
import type { Instant } from '../domain/iso-date.ts';
import type { Database } from '../platform/database.ts';
import { type PositionsRow, positionEventsTable, positionsTable } from '../platform/tables.ts';
import { tellingCauses } from './change-cause.ts';
import {
  type CustomerKey,
  type CustomerScope,
  listedBySource,
  scopeCondition,
} from './customer-scope.ts';
import { type Evaluation, evaluateCustomer } from './evaluate-customer.ts';
import { writeFactRows } from './fact-rows.ts';
import { judgePromises, type VerdictChange } from './judge-promises.ts';
import { enterLists, rerankLists } from './list-order.ts';
import { positionColumns } from './position-rows.ts';
import { type PublishedSegment, publishedSegments } from './published-segments.ts';
import { type Lookback, readCustomers } from './read-customers.ts';
import { type Rejection, rejectionOf, writeRejections } from './rejections.ts';
import { type PositionChange, revaluedPosition } from './revalued-position.ts';
import { loadSegmentSetup, type SegmentSetup } from './segment-setup.ts';

export interface RevaluationReport {
  readonly customers: number;
  readonly positionsChanged: number;
  readonly positionsClosed: number;
  readonly verdicts: readonly VerdictChange[];
  readonly rejected: number;
}

export interface RevaluationOptions {
  readonly now: Instant;
  readonly lookback: Lookback;
  /** Only this customer, as after an agent's own action; everybody changed when left out. */
  readonly customer?: CustomerKey;
}

/**
 * Looks again at the customers that changed since they were evaluated: judges their promises, then
 * evaluates them with the code of the night and moves, closes or opens their positions. One
 * transaction claims the marks and writes the result, so a crash loses no mark and a second
 * caller finds nothing left to do.
 */
export function revalueChanged(
  db: Database,
  options: RevaluationOptions,
): Promise<RevaluationReport> {
  return db.transaction(async (tx) => {
    const changed = await claimChanges(tx, options);
    if (changed.length === 0) return NOTHING;
    const causes = tellingCauses(changed);
    const reports = [];
    for (const segment of await publishedSegments(tx)) {
      for (const scope of listedBySource(changed)) {
        reports.push(await revalueSegment(tx, segment, scope, causes, options));
      }
    }
    return { customers: causes.size, ...sumOf(reports) };
  });
}

const NO_CHANGES = { positionsChanged: 0, positionsClosed: 0, verdicts: [], rejected: 0 };
const NOTHING: RevaluationReport = { customers: 0, ...NO_CHANGES };

/** Marks what is pending as this transaction's; a customer's latest cause comes last. */
async function claimChanges(
  tx: Database,
  { now, customer }: RevaluationOptions,
): Promise<(CustomerKey & { cause: string })[]> {
  const pending =
    'UPDATE saldo_mirror_ChangedCustomers SET processedAt = ? WHERE processedAt IS NULL';
  if (customer) {
    const { source, partner } = customer;
    await tx.execute(`${pending} AND source = ? AND partner = ?`, [now, source, partner]);
  } else {
    await tx.execute(pending, [now]);
  }
  return tx.query<CustomerKey & { cause: string }>(
    `SELECT source, partner, cause FROM saldo_mirror_ChangedCustomers
    WHERE processedAt = ? ORDER BY ID`,
    [now],
  );
}

type SegmentReport = Omit<RevaluationReport, 'customers'>;

async function revalueSegment(
  tx: Database,
  { segment, run, today }: PublishedSegment,
  scope: CustomerScope,
  causes: ReadonlyMap<string, string>,
  { now, lookback }: RevaluationOptions,
): Promise<SegmentReport> {
  const judged = await judgePromises(tx, scope, { today, now, segment: segment.segment });
  const records = await readCustomers(tx, scope, segment.segment, today, lookback);
  const existing = await positionsInScope(tx, run, scope);
  const verdicts = judged.changed;
  if (records.length === 0 && existing.size === 0) return { ...NO_CHANGES, verdicts };
  const setup = await loadSegmentSetup(tx, segment, today);
  const rejections: Rejection[] = [];
  const evaluations = new Map<string, Evaluation>();
  for (const record of records) {
    const key = `${record.source}/${record.partner}`;
    try {
      evaluations.set(key, evaluateCustomer(record, setup));
    } catch (error) {
      if (!(error instanceof SaldoError)) throw error;
      rejections.push(rejectionOf(error, 'Partner', key));
      existing.delete(key); // what cannot be judged keeps the position it has
    }
  }
  const changes = [...new Set([...existing.keys(), ...evaluations.keys()])].map((key) => {
    const cause = causes.get(key) ?? 'change';
    return revaluedPosition(run, existing.get(key), evaluations.get(key), setup, { cause, now });
  });
  const made = changes.filter((change) => change !== null);
  await writeChanges(tx, made, evaluations, setup, causes, now);
  await writeRejections(tx, rejections, 'revalue', run, now);
  await enterLists(tx, run, made, setup, scope);
  if (made.length > 0) await rerankLists(tx, run, scope);
  return {
    positionsChanged: made.length,
    positionsClosed: made.filter(({ row }) => row.status === 'closed').length,
    verdicts,
    rejected: rejections.length,
  };
}

async function positionsInScope(
  tx: Database,
  run: string,
  scope: CustomerScope,
): Promise<Map<string, PositionsRow>> {
  const { sql, params } = scopeCondition(scope, 'p', tx.dialect);
  const rows = await tx.query<PositionsRow>(
    `SELECT ${POSITION_COLUMNS} FROM saldo_worklists_Positions p WHERE p.run = ? AND ${sql}`,
    [run, ...params],
  );
  return new Map(rows.map((row) => [`${row.source}/${row.partner}`, row]));
}

const POSITION_COLUMNS = positionsTable.columns
  .map(({ name }) => `p.${name} AS "${name}"`)
  .join(', ');

async function writeChanges(
  tx: Database,
  changes: readonly PositionChange[],
  evaluations: ReadonlyMap<string, Evaluation>,
  setup: SegmentSetup,
  causes: ReadonlyMap<string, string>,
  now: Instant,
): Promise<void> {
  const factRows = new Map(
    changes.flatMap(({ row }) => {
      const evaluation = evaluations.get(`${row.source}/${row.partner}`);
      if (evaluation?.decision.kind !== 'position') return [];
      const { factRow } = positionColumns(evaluation, evaluation.decision.position, setup);
      return [[factRow.hash, factRow] as const];
    }),
  );
  await tx.upsert(
    positionsTable,
    changes.map(({ row }) => row),
  );
  await writeFactRows(tx, [...factRows.values()]);
  await tx.insert(
    positionEventsTable,
    changes.map((change) => eventRow(change, causes, now)),
  );
}

function eventRow(
  { row, from }: PositionChange,
  causes: ReadonlyMap<string, string>,
  now: Instant,
) {
  return {
    ID: randomUUID(),
    run: row.run,
    source: row.source,
    partner: row.partner,
    occurredAt: now,
    cause: causes.get(`${row.source}/${row.partner}`) ?? 'change',
    fromStatus: from?.status ?? null,
    toStatus: row.status,
    fromPercent: from?.percent ?? null,
    toPercent: row.percent,
    fromFactRow: from && from.status !== 'closed' ? from.factRow : null,
    toFactRow: row.status === 'closed' ? null : row.factRow,
  };
}

function sumOf(reports: readonly SegmentReport[]): SegmentReport {
  const total = (of: (report: SegmentReport) => number) =>
    reports.reduce((sum, report) => sum + of(report), 0);
  return {
    positionsChanged: total((report) => report.positionsChanged),
    positionsClosed: total((report) => report.positionsClosed),
    verdicts: reports.flatMap(({ verdicts }) => verdicts),
    rejected: total((report) => report.rejected),
  };
}
