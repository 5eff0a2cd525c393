import type { Reason } from './explain.ts';

/**
 * Reasons in one line, strongest first. Rules that stack on the same facts are told once with the
 * sum of their points: "Overdue for 36 days (+25)", not twice "Overdue for 36 days".
 */
export function reasonSummary(reasons: readonly Reason[]): string {
  const points = new Map<string, number>();
  for (const reason of reasons) {
    const said = saidBy(reason);
    points.set(said, (points.get(said) ?? 0) + reason.points);
  }
  return [...points]
    .sort(([, a], [, b]) => Math.abs(b) - Math.abs(a))
    .map(([said, sum]) => `${said} (${signedPoints(sum)})`)
    .join(' · ');
}

/** What a reason says: its facts in words, or its title when it asks nothing. */
export function saidBy({ statements, title }: Pick<Reason, 'statements' | 'title'>): string {
  return statements.map(({ words }) => words).join(', ') || title;
}

/** Points with their sign, a real minus. */
export function signedPoints(points: number): string {
  return points < 0 ? `\u2212${-points}` : `+${points}`;
}
