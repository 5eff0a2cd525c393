import type cds from '@sap/cds';
import type { CurvePoint } from '../runs/preview-balance.ts';
import { askPortfolio } from '../strategies/ask-portfolio.ts';
import { conflict } from '../worklist/refusal.ts';
import { limitsOf, refuseForeignSegment, refusePartOfSegment } from './supervisor.ts';

interface PreviewInput {
  readonly segment: string;
  readonly maxImbalance: string | number;
  readonly maxMoves?: number | null;
}

/** A preview balances a whole segment several times, so each process does one at a time. */
let isRunning = false;

/** What balancing would do with a supervisor's knobs (PREVIEW_RUNNING, SEGMENT_NOT_PUBLISHED). */
export async function previewForSupervisor(request: cds.Request) {
  const { segment, maxImbalance, maxMoves } = request.data as PreviewInput;
  const limits = limitsOf(request.user);
  refuseForeignSegment(limits, segment);
  refusePartOfSegment(limits, segment);
  if (isRunning) throw conflict('PREVIEW_RUNNING');
  isRunning = true;
  try {
    const knobs = {
      maxImbalance: Number(maxImbalance),
      maxMoves: maxMoves ?? Number.POSITIVE_INFINITY,
    };
    const { run, chosen, curve, moves } = await askPortfolio('balance', { segment, knobs });
    return {
      run,
      chosen: answerPoint(chosen),
      curve: curve.map(answerPoint),
      moves: moves.map(({ from, to, ...move }) => ({ ...move, fromAgent: from, toAgent: to })),
    };
  } finally {
    isRunning = false;
  }
}

/** No limit is none in JSON; four decimals are a hundredth of a percent. */
function answerPoint({ maxMoves, moves, imbalance }: CurvePoint) {
  return {
    maxMoves: Number.isFinite(maxMoves) ? maxMoves : null,
    moves,
    imbalance: imbalance.toFixed(4),
  };
}
