import type { Language } from '../domain/language.ts';
import { type TimelineEntry, timelineWords } from '../domain/timeline-words.ts';
import type { Database } from '../platform/database.ts';
import { timelineNames } from './timeline-names.ts';

/** A row of a customer's timeline. */
export interface TimelineRow extends Partial<TimelineEntry> {
  readonly kind: string;
  text?: string | null;
  whoName?: string | null;
}

/** Tells what happened and who did it: two queries, whatever the number of rows. */
export async function tellTimeline(
  db: Database,
  rows: readonly TimelineRow[],
  language: Language,
): Promise<void> {
  if (rows.length === 0) return;
  const agents = rows.flatMap(({ who, about, ref }) => [who, ref === 'owner' ? about : null]);
  const nameOf = await timelineNames(db, [...new Set(agents.filter(isGiven))], language);
  for (const row of rows) {
    row.text = timelineWords({ ...EMPTY, ...row }, nameOf, language);
    row.whoName = row.who ? (nameOf('agent', row.who) ?? row.who) : null;
  }
}

const EMPTY = {
  code: null,
  about: null,
  ref: null,
  figure: null,
  untilOn: null,
  who: null,
  note: null,
};

function isGiven(agent: string | null | undefined): agent is string {
  return Boolean(agent);
}
