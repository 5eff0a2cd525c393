import type { IsoDate } from './iso-date.ts';
import type { JudgedPromise, JudgementPolicy, PromisePayment, PromiseStatus } from './promise.ts';
import { type Fulfilment, measureFulfilment } from './promise-fulfilment.ts';

export type {
  JudgedPromise,
  JudgementPolicy,
  PromiseDate,
  PromisedItem,
  PromisePayment,
  PromiseStatus,
} from './promise.ts';

const WITHDRAWN: ReadonlySet<PromiseStatus> = new Set(['4', '5', '6']);

export type JudgementCause =
  | 'withdrawn'
  | 'paid-in-full'
  | 'period-over'
  | 'out-of-reach'
  | 'not-due'
  | 'awaiting-rest';

export interface Judgement {
  readonly status: PromiseStatus;
  /** Hundredths of a percent, rounded down: 9999 is 99.99 %. */
  readonly fulfilment: number;
  /** Money that counts, capped by what was promised on each item, minor units. */
  readonly paidAmount: number;
  readonly cause: JudgementCause;
  /** The first day on which time alone could change the verdict; null when it is final. */
  readonly nextCheckOn: IsoDate | null;
}

/**
 * Judges a promise from the ledger as of today; nothing of an earlier verdict is used, so a reset
 * clearing undoes what it undid. Money fills the earliest date still open. A promise is decided
 * as soon as all is paid, and not fulfilled as soon as its threshold is out of reach.
 */
export function judgePromise(
  promise: JudgedPromise,
  payments: readonly PromisePayment[],
  policy: JudgementPolicy,
  today: IsoDate,
): Judgement {
  const found = measureFulfilment(promise, payments, policy, today);
  const { reached: fulfilment, paidAmount } = found;
  return { ...verdict(promise.status, found, policy), fulfilment, paidAmount };
}

function verdict(
  given: PromiseStatus,
  found: Fulfilment,
  policy: JudgementPolicy,
): Pick<Judgement, 'status' | 'cause' | 'nextCheckOn'> {
  const { reached, attainable, isPaid, nextCheckOn } = found;
  if (WITHDRAWN.has(given)) return final(given, 'withdrawn');
  if (isPaid) return final(statusOf(reached, policy), 'paid-in-full');
  if (nextCheckOn === null) return final(statusOf(reached, policy), 'period-over');
  if (attainable < policy.varianceFrom) return final('3', 'out-of-reach');
  return { status: '0', cause: reached > 0 ? 'awaiting-rest' : 'not-due', nextCheckOn };
}

function final(status: PromiseStatus, cause: JudgementCause) {
  return { status, cause, nextCheckOn: null };
}

function statusOf(fulfilment: number, policy: JudgementPolicy): PromiseStatus {
  if (fulfilment >= policy.keptFrom) return '1';
  return fulfilment >= policy.varianceFrom ? '2' : '3';
}
