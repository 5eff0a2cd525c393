import type { SolveLp } from '../domain/balance/linear-program.ts';
import type { MoveReason, Ownership, OwnershipKnobs } from '../domain/balance/ownership-types.ts';
import { planOwnership } from '../domain/balance/plan-ownership.ts';
import { SaldoError } from '../domain/errors.ts';
import type { Database } from '../platform/database.ts';
import { type BalanceInput, loadBalance } from './load-balance.ts';
import { loadCalendar } from './load-workforce.ts';
import { publishedSegments } from './published-segments.ts';
import { loadSegmentSetup } from './segment-setup.ts';

/** What so many allowed moves would buy. */
export interface CurvePoint {
  /** Infinity for no limit. */
  readonly maxMoves: number;
  /** Customers moved for balance; those who have to move anyway are not counted. */
  readonly moves: number;
  /** How far the fullest agent lies above the bound in the worst dimension: 0.05 is five percent. */
  readonly imbalance: number;
}

export interface PreviewedMove {
  readonly source: string;
  readonly partner: string;
  readonly from: string;
  readonly to: string;
  readonly reason: MoveReason;
}

export interface BalancePreview {
  readonly run: string;
  /** The outcome with the knobs asked for. */
  readonly chosen: CurvePoint;
  /** Who would change hands then, and why. */
  readonly moves: readonly PreviewedMove[];
  /** The same imbalance allowed, with more and more moves allowed. */
  readonly curve: readonly CurvePoint[];
}

/** What is asked for. */
export interface PreviewRequest {
  readonly segment: string;
  readonly knobs: OwnershipKnobs;
}

const CURVE = [0, 50, 200, Number.POSITIVE_INFINITY];

/**
 * What balancing a segment's published positions anew would do with a supervisor's choice of
 * imbalance allowed against moves allowed. Nothing is written.
 * @throws SaldoError SEGMENT_NOT_PUBLISHED when the segment has no published run
 */
export async function previewBalance(
  db: Database,
  segment: string,
  knobs: OwnershipKnobs,
  solve: SolveLp,
): Promise<BalancePreview> {
  const { run, input } = await loadPublished(db, segment);
  const plan = (other: OwnershipKnobs) => planOwnership({ ...input.problem, knobs: other }, solve);
  const ownership = plan(knobs);
  return {
    run,
    chosen: pointOf(ownership, knobs.maxMoves),
    moves: movesOf(ownership, input),
    curve: CURVE.map((maxMoves) => pointOf(plan({ ...knobs, maxMoves }), maxMoves)),
  };
}

async function loadPublished(db: Database, segment: string) {
  const published = (await publishedSegments(db)).find((one) => one.segment.segment === segment);
  if (!published) {
    throw new SaldoError(
      'SEGMENT_NOT_PUBLISHED',
      `Segment ${segment} has no published worklist to balance; run the night first.`,
      { segment },
    );
  }
  const setup = await loadSegmentSetup(db, published.segment, published.today);
  const calendar = await loadCalendar(db, published.segment.calendar);
  return { run: published.run, input: await loadBalance(db, published.run, setup, calendar) };
}

function pointOf({ moves, certificates }: Ownership, maxMoves: number): CurvePoint {
  const gaps = certificates.flatMap(({ dimensions }) => dimensions.map(({ gap }) => gap));
  return {
    maxMoves,
    moves: moves.filter(({ reason }) => reason === 'balance').length,
    imbalance: Math.max(0, ...gaps),
  };
}

function movesOf({ moves }: Ownership, { positions, workforce }: BalanceInput): PreviewedMove[] {
  const nameOf = (agent: number) => workforce.agents[agent]?.agent ?? '';
  return moves.flatMap(({ customer, from, to, reason }) => {
    const position = positions[customer];
    if (!position) return [];
    const { source, partner } = position;
    return [{ source, partner, from: nameOf(from), to: nameOf(to), reason }];
  });
}
