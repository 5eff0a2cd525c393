import type { Language } from '../domain/language.ts';
import { type TimelineEntry, timelineWords } from '../domain/timeline-words.ts';
import type { Database } from '../platform/database.ts';
import { type ActionEvent, actionTeller } from './action-words.ts';
import { timelineNames } from './timeline-names.ts';

/** A row of a customer's timeline. */
export interface TimelineRow extends Partial<TimelineEntry> {
  readonly kind: string;
  text?: string | null;
  whoName?: string | null;
}

/** Tells what happened and who did it: a few queries, whatever the number of rows. */
export async function tellTimeline(
  db: Database,
  rows: readonly TimelineRow[],
  language: Language,
): Promise<void> {
  if (rows.length === 0) return;
  const agents = rows.flatMap(({ who, about, ref }) => [who, ref === 'owner' ? about : null]);
  const nameOf = await timelineNames(db, [...new Set(agents.filter(isGiven))], language);
  const toldOf = await actionTeller(db, rows.flatMap(actionOf), language);
  for (const row of rows) {
    const [action] = actionOf(row);
    const told = action && toldOf(action);
    row.text = told ?? timelineWords({ ...EMPTY, ...row }, nameOf, language);
    row.whoName = row.who ? (nameOf('agent', row.who) ?? row.who) : null;
  }
}

/** What somebody did that changed no figure; else nothing. */
function actionOf({ ref, code, about, note }: TimelineRow): ActionEvent[] {
  return ref === 'action' && code && about ? [{ cause: code, about, note: note ?? null }] : [];
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
