import type { Shares } from './shared-resource.ts';

/** What evaluating a customer takes while so many processes evaluate at once on one machine. */
export interface Together {
  readonly workers: number;
  readonly customerSeconds: number;
}

/**
 * How fast each of so many workers gets on beside the others, from what was measured: between two
 * measured numbers what all do together goes in a line, and beyond the last one it grows no more,
 * since the processors are used up by then.
 */
export function measuredShares(measured: readonly Together[]): Shares {
  const sorted = measured.toSorted((a, b) => a.workers - b.workers);
  const [alone] = sorted;
  if (alone?.workers !== 1) throw new Error('What one worker takes alone was not measured.');
  const points = sorted.map(({ workers, customerSeconds }) => {
    return { workers, speed: (workers * alone.customerSeconds) / customerSeconds };
  });
  return (users) => speedOf(users, points) / users;
}

interface Point {
  readonly workers: number;
  /** Of all together, where one alone has 1. */
  readonly speed: number;
}

function speedOf(users: number, points: readonly Point[]): number {
  const above = points.findIndex(({ workers }) => workers >= users);
  const [from, to] = [points[above - 1], points[above]];
  if (!to) return points.at(-1)?.speed ?? 1;
  if (!from) return to.speed;
  const way = (users - from.workers) / (to.workers - from.workers);
  return from.speed + way * (to.speed - from.speed);
}
