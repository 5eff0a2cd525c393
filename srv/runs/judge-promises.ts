import { SaldoError } from '../domain/errors.ts';
import type { Instant, IsoDate } from '../domain/iso-date.ts';
import type { PromiseStatus } from '../domain/promise.ts';
import { type Verdict, verdictThatCounts } from '../domain/promise-judge.ts';
import { judgePromise } from '../domain/promise-judgement.ts';
import type { Database } from '../platform/database.ts';
import type { CustomerScope } from './customer-scope.ts';
import { loadPromisePolicies, type PromisePolicy, policyValidOn } from './promise-policies.ts';
import { type PromiseToJudge, readPromisesToJudge } from './promises-to-judge.ts';
import { isNews, type JudgedNow, recordVerdicts } from './record-verdicts.ts';
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
  readonly cause: Verdict['cause'];
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

/**
 * Judges the promises of the customers in scope from the ledger as it is. Where the ERP is the
 * judge, its verdict counts, and Saldo's stands beside it. A verdict is added to the history only
 * when status or fulfilment changed, so judging twice changes nothing. Runs in one transaction.
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
    const judged: JudgedNow[] = [];
    for (const promise of promises) {
      const policy = policyValidOn(policies, promise.category, promise.promisedOn);
      if (!policy) rejected.push({ promise: promise.id, error: policyMissing(promise) });
      else judged.push(judge(promise, policy, day.today));
    }
    await recordVerdicts(tx, judged, day);
    return { judged: judged.length, changed: judged.filter(isNews).map(toChange), rejected };
  });
}

function judge(promise: PromiseToJudge, policy: PromisePolicy, today: IsoDate): JudgedNow {
  const own = judgePromise(promise, promise.payments, policy, today);
  const erp = { status: promise.erpStatus, fulfilment: promise.erpFulfilment };
  return { promise, policy, own, verdict: verdictThatCounts(policy.judge, own, erp) };
}

function toChange({ promise, verdict }: JudgedNow): VerdictChange {
  return {
    promise: promise.id,
    source: promise.source,
    partner: promise.partner,
    from: promise.status,
    to: verdict.status,
    fulfilment: verdict.fulfilment,
    cause: verdict.cause,
  };
}

function policyMissing({ id, category, promisedOn }: PromiseToJudge): SaldoError {
  return new SaldoError(
    'PROMISE_POLICY_MISSING',
    `Promise ${id} has category ${category}, which has no policy valid on ${promisedOn}; add one.`,
    { promise: id, category, date: promisedOn },
  );
}
