import { appendEvent } from '../audit/append-event.ts';
import { addDays, type Instant, type IsoDate } from '../domain/iso-date.ts';
import type { PromiseJudge } from '../domain/promise-judge.ts';
import type { Database } from '../platform/database.ts';
import {
  dunningSendersTable,
  type PromisePoliciesRow,
  promisePoliciesTable,
} from '../platform/tables.ts';
import { badRequest, conflict } from '../requests/refusal.ts';

/** Who says so, and when; today is the first day on which anything may change. */
export interface Administrator {
  readonly user: string;
  readonly now: Instant;
}

export interface PromiseJudgeInput {
  readonly category: string;
  readonly validFrom: IsoDate;
  readonly judge: PromiseJudge;
}

/**
 * From a day on, another judge for promises of a category: a version of its policy of its own, so
 * that promises given before keep theirs. PROMISE_POLICY_MISSING, DECIDER_IN_PAST.
 */
export async function setPromiseJudge(
  db: Database,
  { category, validFrom, judge }: PromiseJudgeInput,
  administrator: Administrator,
): Promise<void> {
  checkDay(validFrom, administrator);
  const [policy] = await db.query<PromisePoliciesRow>(
    `SELECT category, validFrom AS "validFrom", validTo AS "validTo",
        toleranceDays AS "toleranceDays", reductionPerDay AS "reductionPerDay",
        keptFromPercent AS "keptFromPercent", varianceFromPercent AS "varianceFromPercent",
        maximumDates AS "maximumDates", maximumDays AS "maximumDays"
      FROM saldo_agreements_PromisePolicies
      WHERE category = ? AND validFrom <= ? AND (validTo IS NULL OR validTo >= ?)
      ORDER BY validFrom DESC LIMIT 1`,
    [category, validFrom, validFrom],
  );
  if (!policy) throw conflict('PROMISE_POLICY_MISSING', { date: validFrom });
  await db.execute(
    `UPDATE saldo_agreements_PromisePolicies SET validTo = ?
      WHERE category = ? AND validFrom = ? AND validFrom < ?`,
    [addDays(validFrom, -1), category, policy.validFrom, validFrom],
  );
  await db.upsert(promisePoliciesTable, [{ ...policy, validFrom, judge }]);
  await auditDecider(db, administrator, 'promise-judge-set', category, { validFrom, judge });
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
