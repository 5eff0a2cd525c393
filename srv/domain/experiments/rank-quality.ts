/** One contract on a past day: where a strategy ranked it, what was at risk, what became of it. */
export interface RankedExposure {
  /** Higher is worked first. */
  readonly score: number;
  /** Minor units of one currency, not negative. */
  readonly exposure: number;
  /** A self-cure was paid with nobody asking: work on it would have been for nothing. */
  readonly outcome: 'rolled' | 'selfCured' | 'other';
}

/** An equal part of all exposure, in the order of the ranking. */
export interface RankSlice {
  /** Part of the slice's exposure that rolled. */
  readonly rolledShare: number;
  readonly selfCuredShare: number;
  /** Rolled share against that of the whole; null when nothing rolled. */
  readonly lift: number | null;
  /** Part of all rolled exposure that is reached when worked down to here; null as above. */
  readonly gain: number | null;
}

/** Sums in minor units; slices from the best ranked on. */
export interface RankQuality {
  readonly exposure: number;
  readonly rolled: number;
  readonly selfCured: number;
  /**
   * 1 when all that rolled stands before all that did not, 0 by chance, -1 the wrong way round.
   * Self-cures are left out: they can be ranked neither right nor wrong. Null when nothing, or
   * everything, rolled.
   */
  readonly gini: number | null;
  readonly slices: readonly RankSlice[];
}

/**
 * How well a ranking put exposure that later rolled before exposure that did not, by exposure and
 * not by heads. Equal scores are one step: a slice that ends within them takes its part of each,
 * and the Gini coefficient (twice the area under the ROC curve less one; Hanley and McNeil,
 * Radiology 143, 1982) counts a pair of them as half. So the order of the rows changes nothing.
 */
export function rankQuality(rows: readonly RankedExposure[], slices = 10): RankQuality {
  const steps = stepsOf(rows);
  const total = steps.reduce((sum, step) => plus(sum, step), NOTHING);
  return {
    exposure: total.exposure,
    rolled: total.rolled,
    selfCured: total.selfCured,
    gini: gini(steps, total),
    slices: slicesOf(steps, total, slices),
  };
}

interface Sums {
  readonly exposure: number;
  readonly rolled: number;
  readonly selfCured: number;
}

const NOTHING: Sums = { exposure: 0, rolled: 0, selfCured: 0 };

function plus(a: Sums, b: Sums, part = 1): Sums {
  return {
    exposure: a.exposure + b.exposure * part,
    rolled: a.rolled + b.rolled * part,
    selfCured: a.selfCured + b.selfCured * part,
  };
}

/** One step for each score, the highest first. */
function stepsOf(rows: readonly RankedExposure[]): Sums[] {
  const byScore = Map.groupBy(rows, ({ score }) => score);
  const scores = [...byScore.keys()].sort((a, b) => b - a);
  const steps = scores.map((score) => {
    const members = byScore.get(score) ?? [];
    const sum = (of: readonly RankedExposure[]) => of.reduce((s, { exposure }) => s + exposure, 0);
    return {
      exposure: sum(members),
      rolled: sum(members.filter(({ outcome }) => outcome === 'rolled')),
      selfCured: sum(members.filter(({ outcome }) => outcome === 'selfCured')),
    };
  });
  return steps.filter(({ exposure }) => exposure > 0);
}

function gini(steps: readonly Sums[], total: Sums): number | null {
  const stayed = ({ exposure, rolled, selfCured }: Sums) => exposure - rolled - selfCured;
  if (total.rolled === 0 || stayed(total) === 0) return null;
  let above = 0;
  let area = 0;
  for (const step of steps) {
    const below = stayed(total) - above - stayed(step);
    area += (step.rolled / total.rolled) * ((below + stayed(step) / 2) / stayed(total));
    above += stayed(step);
  }
  return 2 * area - 1;
}

function slicesOf(steps: readonly Sums[], total: Sums, count: number): RankSlice[] {
  if (total.exposure === 0) return [];
  let before = NOTHING;
  return Array.from({ length: count }, (_, index) => {
    const upTo = worked(steps, (total.exposure * (index + 1)) / count);
    const slice = plus(upTo, before, -1);
    before = upTo;
    return toSlice(slice, upTo, total);
  });
}

/** What is reached when exposure of this size is worked from the top. */
function worked(steps: readonly Sums[], exposure: number): Sums {
  let reached = NOTHING;
  for (const step of steps) {
    const room = exposure - reached.exposure;
    if (step.exposure > room) return plus(reached, step, Math.max(0, room) / step.exposure);
    reached = plus(reached, step);
  }
  return reached;
}

function toSlice(slice: Sums, upTo: Sums, total: Sums): RankSlice {
  const rolledShare = slice.rolled / slice.exposure;
  const ofAll = total.rolled / total.exposure;
  return {
    rolledShare,
    selfCuredShare: slice.selfCured / slice.exposure,
    lift: total.rolled === 0 ? null : rolledShare / ofAll,
    gain: total.rolled === 0 ? null : upTo.rolled / total.rolled,
  };
}
