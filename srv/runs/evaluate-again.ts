import { randomUUID } from 'node:crypto';
import { SaldoError } from '../domain/errors.ts';
import type { Instant } from '../domain/iso-date.ts';
import type { Database } from '../platform/database.ts';
import { type PositionsRow, positionEventsTable, positionsTable } from '../platform/tables.ts';
import type { CustomerRecord } from './customer-record.ts';
import { type CustomerScope, keyOf, scopeCondition } from './customer-scope.ts';
import { enterLists } from './enter-lists.ts';
import { type Evaluation, evaluateCustomer } from './evaluate-customer.ts';
import { writeFactRows } from './fact-rows.ts';
import { rerankLists } from './list-order.ts';
import { positionColumns } from './position-rows.ts';
import type { PublishedSegment } from './published-segments.ts';
import { type Rejection, rejectionOf, writeRejections } from './rejections.ts';
import { type PositionChange, revaluedPosition } from './revalued-position.ts';
import { loadSegmentSetup, type SegmentSetup } from './segment-setup.ts';

/** What became of positions. */
export interface PositionChanges {
  readonly positionsChanged: number;
  readonly positionsClosed: number;
  readonly rejected: number;
}

export const NO_CHANGES: PositionChanges = { positionsChanged: 0, positionsClosed: 0, rejected: 0 };

/** What is known of customers: what they owe now, and the positions they have, by `keyOf`. */
export interface KnownCustomers {
  readonly records: readonly CustomerRecord[];
  readonly existing: ReadonlyMap<string, PositionsRow>;
}

export interface EventOptions {
  readonly now: Instant;
  /** What happened to each customer, by `keyOf`. */
  readonly causes: ReadonlyMap<string, string>;
}

/**
 * Evaluates customers in scope with the code of the night, and moves, closes or opens the positions
 * they have (locked by `lockPositions`). A customer who cannot be judged is rejected by name and
 * keeps theirs; a segment that cannot be set up fails as a whole (POLICY_MISSING, …).
 */
export async function evaluateAgain(
  tx: Database,
  { segment, run, today }: PublishedSegment,
  scope: CustomerScope,
  known: KnownCustomers,
  { now, causes }: EventOptions,
): Promise<PositionChanges> {
  const setup = await loadSegmentSetup(tx, segment, today);
  const { existing, evaluations, rejections } = judge(known, setup);
  const changes = [...new Set([...existing.keys(), ...evaluations.keys()])].map((key) => {
    const cause = causes.get(key) ?? 'change';
    return revaluedPosition(run, existing.get(key), evaluations.get(key), setup, { cause, now });
  });
  const made = changes.filter((change) => change !== null);
  await writeChanges(tx, made, evaluations, setup, causes, now);
  await writeRejections(tx, rejections, 'revalue', run, now);
  if (made.length > 0) {
    const lists = await enterLists(tx, run, made, setup, scope);
    await rerankLists(tx, run, lists);
  }
  return {
    positionsChanged: made.length,
    positionsClosed: made.filter(({ row }) => row.status === 'closed').length,
    rejected: rejections.length,
  };
}

/** Evaluations by customer; what cannot be judged keeps the position it has. */
function judge({ records, existing }: KnownCustomers, setup: SegmentSetup) {
  const judgeable = new Map(existing);
  const rejections: Rejection[] = [];
  const evaluations = new Map<string, Evaluation>();
  for (const record of records) {
    const key = keyOf(record);
    try {
      evaluations.set(key, evaluateCustomer(record, setup));
    } catch (error) {
      if (!(error instanceof SaldoError)) throw error;
      rejections.push(rejectionOf(error, 'Partner', key));
      judgeable.delete(key);
    }
  }
  return { existing: judgeable, evaluations, rejections };
}

/** The customers' positions; an agent who is at one of them comes first, and the others wait. */
export async function lockPositions(
  tx: Database,
  run: string,
  scope: CustomerScope,
): Promise<Map<string, PositionsRow>> {
  const { sql, params } = scopeCondition(scope, 'p', tx.dialect);
  const lock = tx.dialect === 'postgres' ? 'ORDER BY p.source, p.partner FOR UPDATE' : '';
  const rows = await tx.query<PositionsRow>(
    `SELECT ${POSITION_COLUMNS} FROM saldo_worklists_Positions p
    WHERE p.run = ? AND ${sql} ${lock}`,
    [run, ...params],
  );
  return new Map(rows.map((row) => [keyOf(row), row]));
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
      const evaluation = evaluations.get(keyOf(row));
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
    cause: causes.get(keyOf(row)) ?? 'change',
    fromStatus: from?.status ?? null,
    toStatus: row.status,
    fromPercent: from?.percent ?? null,
    toPercent: row.percent,
    fromFactRow: from && from.status !== 'closed' ? from.factRow : null,
    toFactRow: row.status === 'closed' ? null : row.factRow,
  };
}
