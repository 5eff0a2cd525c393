import { formatDecimal } from '../domain/money.ts';
import { checkPromise } from '../domain/promise-schedule.ts';
import { requestPromise, requestReplacement } from '../erp/write-back/requests/promises.ts';
import type { Decider } from '../requests/decider.ts';
import { allOf, conflict } from '../requests/refusal.ts';
import { loadPromisePolicies, policyValidOn } from '../runs/promise-policies.ts';
import { refusalIn } from '../worklist/give-promise.ts';
import { loadPromisableItems } from '../worklist/promisable-items.ts';
import { settlePromise } from './settle-promise.ts';
import type { Supervisor } from './supervisor.ts';
import { takeForDecision, type WaitingPromise } from './waiting-promise.ts';

/**
 * Lets a waiting promise go to the ERP, in the same transaction. It is checked again as it was when
 * proposed: meanwhile its items may have been paid or promised, and its dates may be past (PROMISE_…).
 */
export async function approvePromise(
  decider: Supervisor,
  id: string,
  { reason }: { readonly reason?: string | null },
): Promise<WaitingPromise> {
  const promise = await takeForDecision(decider, id);
  await checkAgain(decider, promise);
  const { db, user, now } = decider;
  const { source, segment, replaces } = promise;
  const requester = { source, segment, user, now };
  const operation = replaces
    ? await requestReplacement(db, { ...payloadOf(promise), replaces }, requester)
    : await requestPromise(db, payloadOf(promise), requester);
  const decision = { approval: 'approved', reason: reason ?? '', operation } as const;
  await settlePromise(decider, promise, decision);
  return promise;
}

async function checkAgain({ db }: Decider, promise: WaitingPromise): Promise<void> {
  const { category, businessDate: today, currencies } = promise;
  const policy = policyValidOn(await loadPromisePolicies(db), category, today);
  if (!policy) throw conflict('PROMISE_POLICY_MISSING', { date: today });
  const onOffer = await loadPromisableItems(db, promise, currencies, promise.replaces);
  const allowed = { ...policy, approvalAbove: null };
  const { problems } = checkPromise(promise, onOffer, allowed, today);
  if (problems.length > 0) throw allOf(problems.map(refusalIn(promise)));
}

function payloadOf({ id, partner, category, currency, digits, dates, items }: WaitingPromise) {
  const decimal = (amount: number) => formatDecimal(amount, digits);
  return {
    promiseId: id,
    partner,
    category,
    currency,
    amount: decimal(items.reduce((sum, { amount }) => sum + amount, 0)),
    dates: dates.map(({ dueOn, amount }) => ({ dueOn, amount: decimal(amount) })),
    items: items.map(({ item: key, amount }) => {
      const [, document = '', repetition = '', item = '', subitem = ''] = key.split('/');
      return { document, repetition, item, subitem, amount: decimal(amount) };
    }),
  };
}
