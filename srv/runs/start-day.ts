import type { Instant } from '../domain/iso-date.ts';
import type { Database } from '../platform/database.ts';
import { judgeDay } from './judge-day.ts';
import { markDueResubmissions } from './mark-due-resubmissions.ts';
import type { Lookback } from './read-customers.ts';
import { revalueChanged } from './revalue.ts';

export interface StartedDay {
  /** Promises whose verdict changed. */
  readonly verdicts: number;
  /** Customers to be taken up again today. */
  readonly resubmissions: number;
}

/** What a new day brings even where no night made lists for it: broken promises, resubmissions. */
export async function startDay(
  db: Database,
  { clock, lookback }: { readonly clock: () => Instant; readonly lookback: Lookback },
): Promise<StartedDay> {
  const verdicts = await judgeDay(db, clock);
  const resubmissions = await markDueResubmissions(db, clock);
  await revalueChanged(db, { now: clock(), clock, lookback });
  return { verdicts, resubmissions };
}
