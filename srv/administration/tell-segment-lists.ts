import { isBusinessDay } from '../domain/business-calendar.ts';
import type { Instant, IsoDate } from '../domain/iso-date.ts';
import type { Language } from '../domain/language.ts';
import { localTime } from '../domain/local-time.ts';
import type { Database } from '../platform/database.ts';
import type { Asker } from '../requests/asker.ts';
import { loadCalendar } from '../runs/load-workforce.ts';
import { loadSegments, type Segment } from '../runs/segment-setup.ts';
import type { UnfinishedRun } from '../runs/unfinished-runs.ts';
import { unfinishedNow } from './look-at-runs.ts';
import { CRITICALITY, doingInWords, nightText } from './night-words.ts';

/** A segment as it is read, as far as it is completed here. */
export interface SegmentRow {
  readonly segment?: string;
  readonly publishedAt?: Instant | null;
  today?: IsoDate;
  state?: string;
  criticality?: number;
  night?: string;
  nightCriticality?: number;
}

type Reader = Pick<Asker, 'db' | 'now' | 'language'>;

/** Whether the list that people see is today's, what the night does for it, and what went wrong since. */
export async function tellSegmentLists(reader: Reader, rows: readonly SegmentRow[]): Promise<void> {
  const { db, now, language } = reader;
  const segments = new Map((await loadSegments(db)).map((one) => [one.segment, one]));
  const unfinished = await unfinishedNow(db, now);
  const problems = await problemsOf(db);
  for (const row of rows) {
    const segment = segments.get(row.segment ?? '');
    if (!segment) continue;
    const run = unfinished.find((one) => one.segment === row.segment && isLater(one, row));
    const problem = problems.get(segment.segment);
    Object.assign(row, await listOf(reader, segment), nightOf(run, problem, language));
  }
}

/** What was stopped before the list that people see came about is of no interest any more. */
function isLater({ plannedAt }: UnfinishedRun, { publishedAt }: SegmentRow): boolean {
  return !publishedAt || Date.parse(plannedAt) > Date.parse(publishedAt);
}

/** What runs counts before what failed: a night is run again because one has. */
function nightOf(run: UnfinishedRun | undefined, problem: string | undefined, language: Language) {
  const { bad, busy, none } = CRITICALITY;
  if (run?.isUnderWay) return { night: doingInWords(run, language), nightCriticality: busy };
  if (problem) return { night: problem, nightCriticality: bad };
  if (run) return { night: doingInWords(run, language), nightCriticality: bad };
  return { night: nightText('NIGHT_RESTS', language), nightCriticality: none };
}

/** A zone or calendar that cannot be read is told as it is, and hides nothing of other segments. */
async function listOf({ db, now, language }: Reader, segment: Segment) {
  try {
    const today = localTime(now, segment.timeZone).date;
    const isWorked = isBusinessDay(today, await loadCalendar(db, segment.calendar));
    const { code, criticality } = stateOf(segment.businessDate, today, isWorked);
    return { today, state: nightText(code, language), criticality };
  } catch {
    return { state: nightText('LIST_UNTOLD', language), criticality: CRITICALITY.bad };
  }
}

function stateOf(listed: IsoDate | null, today: IsoDate, isWorked: boolean) {
  if (listed === null) return { code: 'LIST_NONE', criticality: CRITICALITY.bad };
  if (listed === today) return { code: 'LIST_TODAY', criticality: CRITICALITY.good };
  if (listed > today) return { code: 'LIST_AHEAD', criticality: CRITICALITY.good };
  return isWorked
    ? { code: 'LIST_OLD', criticality: CRITICALITY.bad }
    : { code: 'LIST_DAY_OFF', criticality: CRITICALITY.none };
}

interface Failed {
  readonly segment: string;
  readonly message: string | null;
  readonly plannedAt: Instant;
}

/** Of each segment, why its latest night failed, where nothing was published since. */
async function problemsOf(db: Database): Promise<Map<string, string>> {
  const rows = await db.query<Failed>(
    `SELECT r.segment, r.message, r.plannedAt AS "plannedAt" FROM saldo_worklists_Runs r
    WHERE r.status = 'failed' AND NOT EXISTS (SELECT 1 FROM saldo_worklists_Runs later
      WHERE later.segment = r.segment AND later.publishedAt > r.plannedAt)
    ORDER BY r.plannedAt`,
  );
  return new Map(rows.map(({ segment, message }) => [segment, message ?? '']));
}
