import { appendEvent } from '../audit/append-event.ts';
import type { Instant, IsoDate } from '../domain/iso-date.ts';
import type { Database } from '../platform/database.ts';
import { retentionPeriodsTable } from '../platform/tables.ts';
import { badRequest } from '../requests/refusal.ts';
import { bankDays } from '../runs/bank-days.ts';
import type { RetentionKind } from '../runs/retention.ts';

/** Who says so, and when. */
export interface Administrator {
  readonly user: string;
  readonly now: Instant;
}

export interface RetentionInput {
  readonly kind: RetentionKind;
  readonly days: number;
  readonly monthEndDays?: number | null;
  readonly validFrom: IsoDate;
  readonly reason: string;
}

/**
 * Says how long rows of a kind are kept. From tomorrow at the earliest: what a night has forgotten
 * nobody brings back (RETENTION_TOO_EARLY, MONTH_END_SHORTER).
 */
export async function setRetention(
  db: Database,
  { kind, days, monthEndDays = null, validFrom, reason }: RetentionInput,
  { user, now }: Administrator,
): Promise<void> {
  const { latest: today } = await bankDays(db, now);
  if (validFrom <= today) throw badRequest('RETENTION_TOO_EARLY', 'validFrom', { today });
  if (monthEndDays !== null && monthEndDays < days) {
    throw badRequest('MONTH_END_SHORTER', 'monthEndDays', { days, monthEndDays });
  }
  const periods = { days, monthEndDays, validFrom };
  await db.upsert(retentionPeriodsTable, [
    { kind, ...periods, validTo: null, reason, changedBy: user, changedAt: now },
  ]);
  await appendEvent(db, {
    occurredAt: now,
    actor: user,
    decision: 'retention-set',
    objectType: 'setting',
    objectKey: kind,
    source: '',
    partner: '',
    reason,
    details: periods,
  });
}
