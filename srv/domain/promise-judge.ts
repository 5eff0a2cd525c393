import type { PromiseStatus } from './promise.ts';
import type { Judgement, JudgementCause } from './promise-judgement.ts';

/** Who judges promises of a category. The other's verdict is shown, and counts for nothing. */
export type PromiseJudge = 'saldo' | 'erp';

/** What FI-CA says of a promise; fulfilment in hundredths of a percent. */
export interface ErpVerdict {
  readonly status: PromiseStatus | null;
  readonly fulfilment: number | null;
}

/** The verdict that counts, and why it was given. */
export interface Verdict {
  readonly status: PromiseStatus;
  /** Hundredths of a percent. */
  readonly fulfilment: number;
  readonly cause: JudgementCause | 'erp';
}

/** Open until FI-CA says otherwise; what was withdrawn there is no verdict. */
const OPEN: PromiseStatus = '0';

/** The judge's verdict: Saldo's own judgement, or what FI-CA says. */
export function verdictThatCounts(judge: PromiseJudge, own: Judgement, erp: ErpVerdict): Verdict {
  const { status, fulfilment, cause } = own;
  if (judge === 'saldo' || cause === 'withdrawn') return { status, fulfilment, cause };
  const isVerdict = erp.status !== null && ['0', '1', '2', '3'].includes(erp.status);
  const theirs = isVerdict ? (erp.status ?? OPEN) : OPEN;
  return { status: theirs, fulfilment: erp.fulfilment ?? 0, cause: 'erp' };
}
