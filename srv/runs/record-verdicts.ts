import { randomUUID } from 'node:crypto';
import { appendEvents } from '../audit/append-event.ts';
import type { Instant, IsoDate } from '../domain/iso-date.ts';
import { formatDecimal } from '../domain/money.ts';
import type { Verdict } from '../domain/promise-judge.ts';
import type { Judgement } from '../domain/promise-judgement.ts';
import { requestVerdicts } from '../erp/write-back/requests/promises.ts';
import type { Database } from '../platform/database.ts';
import { promisesTable, promiseVerdictsTable } from '../platform/tables.ts';
import type { PromisePolicy } from './promise-policies.ts';
import type { PromiseToJudge } from './promises-to-judge.ts';

/** A promise with Saldo's judgement of it, and the verdict of its judge. */
export interface JudgedNow {
  readonly promise: PromiseToJudge;
  readonly policy: PromisePolicy;
  readonly own: Judgement;
  readonly verdict: Verdict;
}

interface Day {
  readonly today: IsoDate;
  readonly now: Instant;
}

/** The verdict that counts is not the one before. */
export function isNews({ promise, verdict }: JudgedNow): boolean {
  return promise.status !== verdict.status || promise.fulfilment !== verdict.fulfilment;
}

/**
 * Keeps both verdicts on each promise; those that count and are new go into the history and the
 * audit trail, and those of Saldo to the ERP. Writes are bulk, in the caller's transaction.
 */
export async function recordVerdicts(
  tx: Database,
  judged: readonly JudgedNow[],
  day: Day,
): Promise<void> {
  await keepVerdicts(tx, judged.filter(needsUpdate), day.now);
  const news = judged.filter(isNews).map((judgement) => ({ ...judgement, id: randomUUID() }));
  await tx.insert(
    promiseVerdictsTable,
    news.map((judgement) => historyRow(judgement, day)),
  );
  await appendEvents(
    tx,
    news.map((judgement) => auditEvent(judgement, day)),
  );
  await tellErp(tx, news, day.now);
}

type News = JudgedNow & { readonly id: string };

function needsUpdate(judged: JudgedNow): boolean {
  const { promise, policy, own } = judged;
  return (
    isNews(judged) ||
    promise.nextCheckOn !== own.nextCheckOn ||
    promise.judge !== policy.judge ||
    promise.ownStatus !== own.status ||
    promise.ownFulfilment !== own.fulfilment
  );
}

async function keepVerdicts(
  tx: Database,
  judged: readonly JudgedNow[],
  now: Instant,
): Promise<void> {
  const rows = judged.map((one) => {
    const { promise, policy, own, verdict } = one;
    // A verdict is as old as its news: looking again does not make a promise broken today.
    const judgedAt = isNews(one) ? now : (promise.judgedAt ?? now);
    return {
      ID: promise.id,
      status: verdict.status,
      fulfilmentPercent: formatDecimal(verdict.fulfilment, 2),
      judge: policy.judge,
      ownStatus: own.status,
      ownFulfilmentPercent: formatDecimal(own.fulfilment, 2),
      nextCheckOn: own.nextCheckOn,
      judgedAt,
    };
  });
  await tx.upsert(promisesTable, rows, {
    columns: [
      'ID',
      'status',
      'fulfilmentPercent',
      'judge',
      'ownStatus',
      'ownFulfilmentPercent',
      'nextCheckOn',
      'judgedAt',
    ],
  });
}

function historyRow({ id, promise, own, verdict }: News, day: Day) {
  return {
    ID: id,
    promise: promise.id,
    judgedAt: day.now,
    businessDate: day.today,
    status: verdict.status,
    fulfilmentPercent: formatDecimal(verdict.fulfilment, 2),
    paidAmount: formatDecimal(own.paidAmount, 4),
    cause: verdict.cause,
  };
}

function auditEvent({ promise, policy, own, verdict }: News, day: Day) {
  const { status: to, fulfilment } = verdict;
  return {
    occurredAt: day.now,
    actor: policy.judge === 'erp' ? 'erp' : 'system',
    decision: 'promise-judged',
    objectType: 'promise',
    objectKey: promise.id,
    source: promise.source,
    partner: promise.partner,
    reason: verdict.cause,
    ruleVersion: `${policy.category}@${policy.validFrom}`,
    details: { from: promise.status, to, fulfilment, ownStatus: own.status },
  };
}

/** A promise that stays open is no verdict for the ERP, whatever was paid of it. */
async function tellErp(tx: Database, news: readonly News[], now: Instant): Promise<void> {
  const told = news.filter(
    ({ policy, promise, verdict }) =>
      policy.judge === 'saldo' && (verdict.status !== '0' || promise.status !== '0'),
  );
  for (const [source, some] of Map.groupBy(told, ({ promise }) => promise.source)) {
    const verdicts = some.map(({ id, promise, verdict }) => ({
      promise: promise.id,
      partner: promise.partner,
      segment: promise.segment,
      verdict: id,
      status: verdict.status,
      fulfilmentPercent: formatDecimal(verdict.fulfilment, 2),
    }));
    await requestVerdicts(tx, verdicts, { source, user: 'system', now });
  }
}
