import type { Instant, IsoDate } from '../domain/iso-date.ts';
import type { Database } from '../platform/database.ts';
import { judgePromises, rejectedPromises } from './judge-promises.ts';
import { writeRejections } from './rejections.ts';

export interface JudgeSegmentOptions {
  readonly segment: string;
  /** The night's run, under which rejected promises are listed. */
  readonly run: string;
  readonly today: IsoDate;
  readonly now: Instant;
}

/**
 * Promises that time alone decides are judged before a night evaluates: its facts know the
 * verdicts. Returns how many changed.
 */
export async function judgeSegment(db: Database, options: JudgeSegmentOptions): Promise<number> {
  const { segment, run, today, now } = options;
  const ranges = await db.query<{ source: string; from: string; to: string }>(
    `SELECT source, MIN(partner) AS "from", MAX(partner) AS "to"
    FROM saldo_agreements_Promises WHERE segment = ? GROUP BY source ORDER BY source`,
    [segment],
  );
  let verdicts = 0;
  for (const range of ranges) {
    const report = await judgePromises(db, { kind: 'range', ...range }, { today, now, segment });
    await writeRejections(db, rejectedPromises(report), 'promises', run, now);
    verdicts += report.changed.length;
  }
  return verdicts;
}
