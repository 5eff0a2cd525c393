import type { Language } from '../domain/language.ts';
import { textOf } from '../requests/text-of.ts';
import type { UnfinishedRun } from '../runs/unfinished-runs.ts';

/** As in UI.CriticalityType. */
export const CRITICALITY = { none: 0, bad: 1, poor: 2, good: 3, busy: 5 } as const;

/** What is done for a run without an end, or where it stopped. */
export function doingInWords(run: UnfinishedRun, language: Language): string {
  const values = { done: run.evaluated, all: run.partitions };
  if (!run.isUnderWay) return nightText('NIGHT_STOPPED', language, values);
  if (run.phase === 'evaluate') return nightText('NIGHT_EVALUATING', language, values);
  return nightText(run.phase === 'balance' ? 'NIGHT_BALANCING' : 'NIGHT_PUBLISHING', language);
}

export function nightText(
  code: string,
  language: Language,
  values: Readonly<Record<string, string | number>> = {},
): string {
  return textOf(code, language, values) ?? code;
}
