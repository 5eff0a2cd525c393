import { randomUUID } from 'node:crypto';
import { appendEvents } from '../audit/append-event.ts';
import { SaldoError } from '../domain/errors.ts';
import type { Instant, IsoDate } from '../domain/iso-date.ts';
import { formatDecimal } from '../domain/money.ts';
import type { PromiseStatus } from '../domain/promise.ts';
import { type Judgement, judgePromise } from '../domain/promise-judgement.ts';
import type { Database } from '../platform/database.ts';
import { promisesTable, promiseVerdictsTable } from '../platform/tables.ts';
import type { CustomerScope } from './customer-scope.ts';
import { loadPromisePolicies, type PromisePolicy, policyValidOn } from './promise-policies.ts';
import { type PromiseToJudge, readPromisesToJudge } from './promises-to-judge.ts';
import { type Rejection, rejectionOf } from './rejections.ts';

/** As of when promises are judged, and of which segment (all when left out). */
export interface JudgingDay {
  readonly today: IsoDate;
  readonly now: Instant;
  readonly segment?: string;
}

/** A verdict that differs from the one before. */
export interface VerdictChange {
  readonly promise: string;
  readonly source: string;
  readonly partner: string;
  readonly from: PromiseStatus;
  readonly to: PromiseStatus;
  /** Hundredths of a percent. */
  readonly fulfilment: number;
  readonly cause: Judgement['cause'];
}

export interface JudgementReport {
  readonly judged: number;
  readonly changed: readonly VerdictChange[];
  /** Promises that could not be judged, each with an error that names what to do. */
  readonly rejected: readonly { readonly promise: string; readonly error: SaldoError }[];
}

/** What could not be judged, as it is listed for who can put it right. */
export function rejectedPromises({ rejected }: JudgementReport): Rejection[] {
  return rejected.map(({ promise, error }) => rejectionOf(error, 'Promise', promise));
}

interface Verdict {
  readonly promise: PromiseToJudge;
  readonly policy: PromisePolicy;
  readonly judgement: Judgement;
}

/**
 * Judges the promises of the customers in scope from the ledger as it is. A verdict is added to
 * the history only when status or fulfilment changed, so judging twice changes nothing. Runs in
 * one transaction; writes are bulk.
 */
export function judgePromises(
  db: Database,
  scope: CustomerScope,
  day: JudgingDay,
): Promise<JudgementReport> {
  return db.transaction(async (tx) => {
    const promises = await readPromisesToJudge(tx, scope, day.segment ?? null);
    const policies = await loadPromisePolicies(tx);
    const rejected: { promise: string; error: SaldoError }[] = [];
    const verdicts: Verdict[] = [];
    for (const promise of promises) {
      const policy = policyValidOn(policies, promise.category, promise.promisedOn);
      if (!policy) rejected.push({ promise: promise.id, error: policyMissing(promise) });
      else verdicts.push(verdictOn(promise, policy, day.today));
    }
    const changed = verdicts.filter(isNews);
    await record(tx, verdicts.filter(needsUpdate), changed, day);
    return { judged: verdicts.length, changed: changed.map(toChange), rejected };
  });
}

function verdictOn(promise: PromiseToJudge, policy: PromisePolicy, today: IsoDate): Verdict {
  return { promise, policy, judgement: judgePromise(promise, promise.payments, policy, today) };
}

function isNews({ promise, judgement }: Verdict): boolean {
  return promise.status !== judgement.status || promise.fulfilment !== judgement.fulfilment;
}

function needsUpdate(verdict: Verdict): boolean {
  return isNews(verdict) || verdict.promise.nextCheckOn !== verdict.judgement.nextCheckOn;
}

async function record(
  tx: Database,
  updates: readonly Verdict[],
  changed: readonly Verdict[],
  day: JudgingDay,
): Promise<void> {
  await tx.upsert(
    promisesTable,
    updates.map(({ promise, judgement }) => ({
      ID: promise.id,
      status: judgement.status,
      fulfilmentPercent: formatDecimal(judgement.fulfilment, 2),
      nextCheckOn: judgement.nextCheckOn,
      judgedAt: day.now,
    })),
    { columns: ['ID', 'status', 'fulfilmentPercent', 'nextCheckOn', 'judgedAt'] },
  );
  await tx.insert(
    promiseVerdictsTable,
    changed.map(({ promise, judgement }) => ({
      ID: randomUUID(),
      promise: promise.id,
      judgedAt: day.now,
      businessDate: day.today,
      status: judgement.status,
      fulfilmentPercent: formatDecimal(judgement.fulfilment, 2),
      paidAmount: formatDecimal(judgement.paidAmount, 4),
      cause: judgement.cause,
    })),
  );
  await appendEvents(
    tx,
    changed.map((verdict) => auditEvent(verdict, day)),
  );
}

function auditEvent({ promise, policy, judgement }: Verdict, day: JudgingDay) {
  return {
    occurredAt: day.now,
    actor: 'system',
    decision: 'promise-judged',
    objectType: 'promise',
    objectKey: promise.id,
    source: promise.source,
    partner: promise.partner,
    reason: judgement.cause,
    ruleVersion: `${policy.category}@${policy.validFrom}`,
    details: { from: promise.status, to: judgement.status, fulfilment: judgement.fulfilment },
  };
}

function toChange({ promise, judgement }: Verdict): VerdictChange {
  return {
    promise: promise.id,
    source: promise.source,
    partner: promise.partner,
    from: promise.status,
    to: judgement.status,
    fulfilment: judgement.fulfilment,
    cause: judgement.cause,
  };
}

function policyMissing({ id, category, promisedOn }: PromiseToJudge): SaldoError {
  return new SaldoError(
    'PROMISE_POLICY_MISSING',
    `Promise ${id} has category ${category}, which has no policy valid on ${promisedOn}; add one.`,
    { promise: id, category, date: promisedOn },
  );
}
