import { appendEvent } from '../audit/append-event.ts';
import { addDays, type Instant, type IsoDate } from '../domain/iso-date.ts';
import type { PromiseJudge } from '../domain/promise-judge.ts';
import type { Database } from '../platform/database.ts';
import { dunningSendersTable } from '../platform/tables.ts';
import { badRequest } from '../requests/refusal.ts';

/** Who says so, and when; today is the first day on which anything may change. */
export interface Administrator {
  readonly user: string;
  readonly now: Instant;
}

export interface DunningSenderInput {
  readonly source: string;
  readonly procedure: string;
  readonly validFrom: IsoDate;
  readonly sender: PromiseJudge;
}

/** From a day on, another sender for the letters of a dunning procedure. DECIDER_IN_PAST. */
export async function setDunningSender(
  db: Database,
  { source, procedure, validFrom, sender }: DunningSenderInput,
  administrator: Administrator,
): Promise<void> {
  checkDay(validFrom, administrator);
  const whose = [source, procedure];
  await db.execute(
    `UPDATE saldo_agreements_DunningSenders SET validTo = ?
      WHERE source = ? AND "procedure" = ? AND validFrom < ? AND (validTo IS NULL OR validTo >= ?)`,
    [addDays(validFrom, -1), ...whose, validFrom, validFrom],
  );
  const [next] = await db.query<{ validFrom: IsoDate | null }>(
    `SELECT MIN(validFrom) AS "validFrom" FROM saldo_agreements_DunningSenders
      WHERE source = ? AND "procedure" = ? AND validFrom > ?`,
    [...whose, validFrom],
  );
  const validTo = next?.validFrom ? addDays(next.validFrom, -1) : null;
  await db.upsert(dunningSendersTable, [{ source, procedure, validFrom, validTo, sender }]);
  const what = { validFrom, sender };
  await auditDecider(db, administrator, 'dunning-sender-set', `${source}/${procedure}`, what);
}

/** DECIDER_IN_PAST for days before today. */
export function checkDay(validFrom: IsoDate, { now }: Administrator): void {
  const today = now.slice(0, 10);
  if (validFrom < today) throw badRequest('DECIDER_IN_PAST', 'validFrom', { date: today });
}

/** Says in the audit trail who decides what from now on. */
export function auditDecider(
  db: Database,
  { user, now }: Administrator,
  decision: string,
  objectKey: string,
  details: Readonly<Record<string, string>>,
): Promise<void> {
  const about = { objectType: 'setting', objectKey, source: '', partner: '' };
  return appendEvent(db, { occurredAt: now, actor: user, decision, ...about, details });
}
