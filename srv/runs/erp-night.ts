import type { SolveLp } from '../domain/balance/linear-program.ts';
import type { Instant, IsoDate } from '../domain/iso-date.ts';
import type { ErpConnection } from '../erp/connection.ts';
import { checkControlTotals } from '../erp/mirror/control-totals.ts';
import { measureFreshness } from '../erp/mirror/freshness.ts';
import { mirrorFull, type ObjectReport } from '../erp/mirror/mirror.ts';
import { sendOperations } from '../erp/write-back/send-operations.ts';
import type { Database } from '../platform/database.ts';
import type { ErpNightSummary } from './erp-night-summary.ts';
import { summaryOf } from './erp-night-summary.ts';
import { type NightProgress, runNight } from './night.ts';
import type { Lookback } from './read-customers.ts';
import { stopwatch } from './stopwatch.ts';

export interface ErpNightOptions {
  readonly source: string;
  readonly clock: () => Instant;
  /** Zone of the ERP's change stamps (UTC). */
  readonly timeZone?: string;
  /** The day the lists are for; else the next business day of each segment. */
  readonly businessDate?: IsoDate;
  readonly solve: SolveLp;
  readonly partitionSize: number;
  readonly lookback: Lookback;
  /** Operations sent at most in one go. */
  readonly sendLimit: number;
  readonly onMirror?: (report: ObjectReport) => void;
  readonly onNight?: (progress: NightProgress) => void;
  /** Called when the mirror is full and nothing is evaluated yet. */
  readonly afterMirror?: () => Promise<void>;
}

/**
 * A whole night against one ERP: reads everything, compares the control totals, makes and publishes
 * every segment's lists, and sends what is pending. A total that does not agree stops nothing (its
 * accounts are in quarantine); the summary says so. ERP_UNREACHABLE is thrown.
 */
export async function runErpNight(
  db: Database,
  erp: ErpConnection,
  options: ErpNightOptions,
): Promise<ErpNightSummary> {
  const { source, clock, timeZone, onMirror, onNight, sendLimit } = options;
  const watch = stopwatch();
  const mirror = await mirrorFull(db, erp, { source, timeZone, now: clock, progress: onMirror });
  await options.afterMirror?.();
  watch.lap('mirror');
  const totals = await checkControlTotals(db, erp, { source, timeZone, now: clock });
  watch.lap('totals');
  const nights = await runNight(db, { ...options, onProgress: onNight });
  watch.lap('night');
  await measureFreshness(db, source, clock());
  const sent = await sendOperations(db, erp, { source, now: clock, limit: sendLimit });
  watch.lap('writeBack');
  return summaryOf(db, { mirror, totals, nights, sent, seconds: watch.seconds() });
}
