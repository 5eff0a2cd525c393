import { parseDecimal } from '../domain/money.ts';
import {
  checkPromise,
  type PromiseProposal,
  type ScheduleProblem,
} from '../domain/promise-schedule.ts';
import { allOf, badRequest, conflict, type Refusal } from '../requests/refusal.ts';
import type { CurrencyTable } from '../runs/load-rates.ts';
import {
  loadPromisePolicies,
  type PromisePolicy,
  policyValidOn,
} from '../runs/promise-policies.ts';
import type { Notice } from './notice.ts';
import { loadPromisableItems } from './promisable-items.ts';
import { type PromiseInput, proposalOf } from './promise-proposal.ts';
import { promisedAlone } from './promised-alone.ts';
import { recordPromise } from './record-promise.ts';
import { loadSegmentCurrencies, type SegmentCurrency } from './segment-currencies.ts';
import type { Visit } from './visit.ts';
import { lockWaitingPromises, replaceWaitingPromises } from './waiting-promises.ts';

/**
 * Takes a promise of a customer whom the agent holds, as the bank's policy allows, in the place of
 * an open one where one is named. Above the specialist's limit it waits for a second pair of eyes
 * first (PROMISE_WAITS). All that is wrong is told at once (PROMISE_…), and then nothing is written.
 */
export async function givePromise(
  visit: Visit,
  input: PromiseInput,
  replaces: string | null,
): Promise<Notice | null> {
  await lockWaitingPromises(visit);
  const { db, position } = visit;
  const currencies = await loadSegmentCurrencies(db, position.segment, position.businessDate);
  const onOffer = await loadPromisableItems(db, position, currencies, replaces);
  const proposal = proposalOf(input, position, onOffer, currencies);
  const policy = await policyOf(visit);
  const check = (approvalAbove: number | null) =>
    checkPromise(proposal, onOffer, { ...policy, approvalAbove }, position.businessDate);
  const { problems } = check(null);
  if (problems.length > 0) throw allOf(problems.map(refusalIn(proposal)));
  const { total, needsApproval } = check(
    await approvalLimit(visit, proposal, currencies, replaces),
  );
  const digits = currencies.minorDigits(position.source, proposal.currency);
  const note = input.note ?? '';
  const [waiting = null] = await replaceWaitingPromises(visit, proposal.items);
  const how = { total, needsApproval, digits, note, replaces, predecessor: replaces ?? waiting };
  await recordPromise(visit, { proposal, policy, ...how });
  return needsApproval ? { code: 'PROMISE_WAITS', args: {} } : null;
}

async function policyOf({ db, position }: Visit): Promise<PromisePolicy> {
  const policies = await loadPromisePolicies(db);
  const policy = policyValidOn(policies, null, position.businessDate);
  if (!policy) throw conflict('PROMISE_POLICY_MISSING', { date: position.businessDate });
  return policy;
}

/**
 * The specialist's limit is in the segment's currency; a promise in another one is compared by the
 * day's rate. What they took of the customer before by themselves and is still open counts too, so
 * that nobody gets around it in parts. The limit as it applies to the proposal's own currency: null
 * when it is not reached.
 */
async function approvalLimit(
  visit: Visit,
  { items, currency }: PromiseProposal,
  currencies: CurrencyTable & SegmentCurrency,
  replaces: string | null,
): Promise<number | null> {
  const { position } = visit;
  const promiseLimit = visit.promiseLimit ?? (await specialistsLimit(visit));
  if (!promiseLimit || items.length === 0 || currency === '') return null;
  const digits = currencies.minorDigits(position.source, currencies.currency);
  const before = visit.promiseLimit ? 0 : await promisedAlone(visit, currencies, replaces);
  const limit = parseDecimal(promiseLimit, digits) - before;
  if (currency === currencies.currency) return limit;
  const total = items.reduce((sum, { amount }) => sum + amount, 0);
  return currencies.inSegmentCurrency(position.source, total, currency) > limit ? 0 : null;
}

async function specialistsLimit({ db, agent }: Visit): Promise<string | null> {
  const [row] = await db.query<{ promiseLimit: string | null }>(
    `SELECT promiseLimit AS "promiseLimit" FROM saldo_organization_Specialists WHERE agent = ?`,
    [agent],
  );
  return row?.promiseLimit ?? null;
}

/** A problem as the client gets it: the code's text, and the parameter that it is about. */
export function refusalIn({
  items,
  dates,
}: PromiseProposal): (problem: ScheduleProblem) => Refusal {
  return ({ code, target }) => {
    if (target === null) return badRequest(code, code === 'PROMISE_NO_ITEMS' ? 'items' : 'dates');
    const args = { value: target };
    const item = items.findIndex((candidate) => candidate.item === target);
    if (item >= 0) return badRequest(code, `items[${item}]`, args);
    return badRequest(code, `dates[${dates.findIndex(({ dueOn }) => dueOn === target)}]`, args);
  };
}
