import type { PositionsRow } from '../platform/tables.ts';
import type { Evaluation } from './evaluate-customer.ts';
import { type EvaluatedColumns, morningPosition, positionColumns } from './position-rows.ts';
import type { SegmentSetup } from './segment-setup.ts';

/** What an event did to a position, for its history. */
export interface PositionChange {
  readonly row: PositionsRow;
  readonly from: PositionsRow | undefined;
}

/**
 * The position after an event, or null when nothing changed. The morning's figures stay; a
 * position closes itself when nothing is left to do and opens again when something is (a returned
 * debit, a reset clearing). What an agent has completed stays completed while it remains.
 */
export function revaluedPosition(
  run: string,
  existing: PositionsRow | undefined,
  evaluation: Evaluation | undefined,
  setup: SegmentSetup,
  change: { readonly cause: string; readonly now: string },
): PositionChange | null {
  const decision = evaluation?.decision;
  if (!evaluation || decision?.kind !== 'position') {
    const owesNothing = !evaluation;
    return existing && existing.status !== 'closed' ? closed(existing, change, owesNothing) : null;
  }
  const { row: columns } = positionColumns(evaluation, decision.position, setup);
  if (!existing) return { from: undefined, row: entered(run, columns, change) };
  const state = existing.status === 'closed' ? REOPENED : {};
  const row = { ...existing, ...columns, ...changedAt(change), ...state };
  return differs(existing, row) ? { from: existing, row } : null;
}

const REOPENED = { status: 'open', closedBy: null };

function closed(
  existing: PositionsRow,
  change: { readonly cause: string; readonly now: string },
  owesNothing: boolean,
): PositionChange {
  const row: PositionsRow = {
    ...existing,
    ...changedAt(change),
    status: 'closed',
    closedBy: change.cause,
    overdueAmount: '0',
    toCollectAmount: '0',
    promisedAmount: '0',
    daysPastDue: 0,
    overdueItems: 0,
    ...(owesNothing ? { openAmount: '0', disputedAmount: '0' } : {}),
  };
  return { from: existing, row };
}

/** Came in during the day: the morning knew nothing of it. */
function entered(
  run: string,
  columns: EvaluatedColumns,
  change: { readonly now: string },
): PositionsRow {
  return {
    ...morningPosition(run, columns),
    ...changedAt(change),
    morningPriority: null,
    morningPercent: null,
    morningOverdueAmount: '0',
    morningToCollectAmount: '0',
  };
}

function changedAt({ now }: { readonly now: string }) {
  return { changedAt: now, changedBy: 'system' };
}

const COMPARED = [
  'status',
  'factRow',
  'percent',
  'priority',
  'keptOff',
  'treatment',
  'isQuarantined',
  'lastContactOn',
  'promiseState',
  'resubmissionOn',
] as const satisfies readonly (keyof PositionsRow)[];

/** Facts have a content hash, so amounts and days need not be compared one by one. */
function differs(before: PositionsRow, after: PositionsRow): boolean {
  return COMPARED.some((column) => before[column] !== after[column]);
}
