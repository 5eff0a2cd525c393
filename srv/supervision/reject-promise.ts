import { settlePromise } from './settle-promise.ts';
import type { Supervisor } from './supervisor.ts';
import { takeForDecision, type WaitingPromise } from './waiting-promise.ts';

/** Refuses a waiting promise, with the reason that its agent reads. */
export async function rejectPromise(
  decider: Supervisor,
  id: string,
  { reason }: { readonly reason: string },
): Promise<WaitingPromise> {
  const promise = await takeForDecision(decider, id);
  await settlePromise(decider, promise, { approval: 'rejected', reason, operation: null });
  return promise;
}
