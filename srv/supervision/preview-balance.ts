import type cds from '@sap/cds';
import type { Database } from '../platform/database.ts';
import { limitsOf, refuseForeignSegment, refusePartOfSegment } from '../requests/limits.ts';
import { myDatabase } from '../requests/my-database.ts';
import { type CustomerKey, keyOf } from '../runs/customer-scope.ts';
import type { CurvePoint, PreviewedMove } from '../runs/preview-balance.ts';
import { askPortfolio } from '../strategies/ask-portfolio.ts';
import { oneAtATime } from '../strategies/one-at-a-time.ts';
import { namesOf } from './names-of.ts';

interface PreviewInput {
  readonly segment: string;
  readonly maxImbalance: string | number;
  readonly maxMoves?: number | null;
}

/** A preview balances a whole segment several times. */
const onePreview = oneAtATime('PREVIEW_RUNNING');

/**
 * What balancing would do with a supervisor's knobs (PREVIEW_RUNNING, SEGMENT_NOT_PUBLISHED,
 * SEGMENT_SHARED for supervisors of some groups only).
 */
export async function previewForSupervisor(request: cds.Request) {
  const { segment, maxImbalance, maxMoves } = request.data as PreviewInput;
  const limits = limitsOf(request.user);
  refuseForeignSegment(limits, segment);
  refusePartOfSegment(limits, segment);
  const knobs = {
    maxImbalance: Number(maxImbalance),
    maxMoves: maxMoves ?? Number.POSITIVE_INFINITY,
  };
  const preview = await onePreview(() => askPortfolio('balance', { segment, knobs }));
  const { run, chosen, curve } = preview;
  const db = await myDatabase(request);
  const moves = await withoutRestricted(db, preview.moves);
  const names = await namesOf(db, moves);
  return {
    run,
    chosen: answerPoint(chosen),
    curve: curve.map(answerPoint),
    moves: moves.map(({ from, to, ...move }) => ({
      ...move,
      customerName: names.customer(move),
      fromAgent: from,
      fromName: names.agent(from),
      toAgent: to,
      toName: names.agent(to),
    })),
  };
}

/** They change hands with the others, but nobody is told. */
async function withoutRestricted(
  db: Database,
  moves: readonly PreviewedMove[],
): Promise<readonly PreviewedMove[]> {
  const restricted = await db.query<CustomerKey>(
    'SELECT source, partner FROM saldo_privacy_Restrictions',
  );
  const hidden = new Set(restricted.map(keyOf));
  return moves.filter((move) => !hidden.has(keyOf(move)));
}

/** No limit is none in JSON; four decimals are a hundredth of a percent. */
function answerPoint({ maxMoves, moves, imbalance }: CurvePoint) {
  return {
    maxMoves: Number.isFinite(maxMoves) ? maxMoves : null,
    moves,
    imbalance: imbalance.toFixed(4),
  };
}
