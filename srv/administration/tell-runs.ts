import { durationWords } from '../domain/duration-words.ts';
import type { Instant } from '../domain/iso-date.ts';
import type { Language } from '../domain/language.ts';
import type { UnfinishedRun } from '../runs/unfinished-runs.ts';
import { CRITICALITY, doingInWords, nightText } from './night-words.ts';

/** A run as it is read, as far as it is completed here. */
export interface RunRow {
  readonly ID?: string;
  readonly status?: string;
  readonly plannedAt?: Instant | null;
  readonly publishedAt?: Instant | null;
  readonly failedAt?: Instant | null;
  readonly isSeen?: boolean;
  state?: string;
  criticality?: number;
  took?: string | null;
}

/** What the words are made from. */
export const RUN_FACTS = ['ID', 'status', 'plannedAt', 'publishedAt', 'failedAt', 'isSeen'];

/** How each run went, how far it is, and how long it took. */
export function tellRuns(
  rows: readonly RunRow[],
  unfinished: readonly UnfinishedRun[],
  language: Language,
): void {
  const open = new Map(unfinished.map((run) => [run.run, run]));
  for (const row of rows) {
    Object.assign(row, stateOf(row, open.get(row.ID ?? ''), language));
    row.took = tookOf(row, language);
  }
}

function stateOf(
  { status, isSeen }: RunRow,
  open: UnfinishedRun | undefined,
  language: Language,
): Pick<RunRow, 'state' | 'criticality'> {
  const { good, bad, busy } = CRITICALITY;
  if (open) {
    return { state: doingInWords(open, language), criticality: open.isUnderWay ? busy : bad };
  }
  if (status === 'failed')
    return { state: nightText('NIGHT_HAS_FAILED', language), criticality: bad };
  const code = isSeen ? 'NIGHT_IN_VIEW' : 'NIGHT_PUBLISHED';
  return { state: nightText(code, language), criticality: good };
}

function tookOf({ plannedAt, publishedAt, failedAt }: RunRow, language: Language): string | null {
  const endedAt = publishedAt ?? failedAt;
  if (!plannedAt || !endedAt) return null;
  return durationWords((Date.parse(endedAt) - Date.parse(plannedAt)) / 1000, language);
}
