import type { Reason } from '../../srv/domain/explain.ts';
import { reasonSummary } from '../../srv/domain/reason-summary.ts';

function reason(words: string, points: number): Reason {
  const statements = [{ fact: 'oldestDaysOverdue', value: 36, words }] as const;
  return { rule: `${words}${points}`, points, title: words, statements, words };
}

describe('reasons in one line', () => {
  test('rules that stack on the same facts are told once, with the sum of their points', () => {
    const summary = reasonSummary([
      reason('Promise broken', 20),
      reason('Overdue for 36 days', 15),
      reason('Overdue for 36 days', 10),
    ]);
    expect(summary).toBe('Overdue for 36 days (+25) · Promise broken (+20)');
  });

  test('points taken away keep their sign and their place by weight', () => {
    const summary = reasonSummary([reason('Called lately', -12), reason('Due soon', 5)]);
    expect(summary).toBe('Called lately (−12) · Due soon (+5)');
  });

  test('without a reason nothing is said', () => {
    expect(reasonSummary([])).toBe('');
  });
});
