import { addDays } from '../../srv/domain/iso-date.ts';
import { addEvidence } from './add-evidence.ts';
import {
  act,
  type Item,
  type Morning,
  pathOf,
  positionsOf,
  promiseAll,
  proposedItems,
  read,
} from './as-agent.ts';
import { type Deed, doAll } from './deeds.ts';
import { askDemo } from './demo-api.ts';
import { steerErp } from './steer-erp.ts';

/** More instalments than agents may agree on alone (bank/plan-policies.json). */
const LONG_PLAN = 18;

/**
 * What people did before somebody looks, so that every workplace has something to do: a promise above an
 * agent's limit and a long plan wait for approval, the ERP refuses a promise over what was just paid
 * there, a supervisor refuses another promise, two agents meet at one customer, a write-off is proposed, and the
 * latest dispute has its evidence. In words, one line each.
 */
export function workFirstMorning(morning: Morning): Promise<string[]> {
  const deeds: readonly Deed[] = [
    promiseAboveLimit,
    refusedPromise,
    customerOfTwo,
    longPlan,
    promiseOverPaid,
    proposedWriteOff,
    disputeWithEvidence,
  ];
  return doAll(deeds, morning);
}

/** The largest debt of a small business: more than its agents may agree on alone, where the bank is large enough. */
async function promiseAboveLimit(morning: Morning): Promise<string | null> {
  const promised = await promiseWaiting(morning, 0);
  return promised && `a promise of ${promised.customer} waits for approval`;
}

/** The second largest: the agent sees on the customer's page who refused, and why. */
async function refusedPromise(morning: Morning): Promise<string | null> {
  const promised = await promiseWaiting(morning, 1);
  if (!promised) return null;
  const path = `supervision/PromisesToApprove(${promised.ID})/SupervisionService.refuse`;
  const body = { reason: 'Ask for a first payment this week' };
  await askDemo(morning.saldo, { user: 'monica.leon', path, body });
  return `a promise of ${promised.customer} is refused by Mónica León`;
}

/** A promise over one of the largest debts, if it has to be approved. */
async function promiseWaiting(morning: Morning, place: number) {
  const agent = 'claudia.richter';
  const order = `$orderby=toCollectAmount desc&$top=1&$skip=${place}`;
  const [customer] = await positionsOf(morning, agent, order);
  if (!customer) return null;
  await promiseAll(morning, agent, customer);
  const { value } = await read<{ value: readonly { ID: string }[] }>(
    morning,
    agent,
    `${pathOf(customer)}/promises?$filter=approval eq 'waiting'`,
  );
  const [promise] = value;
  return promise ? { ID: promise.ID, customer: customer.name } : null;
}

/** A customer of two segments, whom one agent has open while they are on the list of the other. */
async function customerOfTwo(morning: Morning): Promise<string | null> {
  const theirs = await positionsOf(morning, 'jonas.brandt', '$orderby=rank');
  const partners = new Set(theirs.map(({ partner }) => partner));
  const mine = await positionsOf(morning, 'stefan.vogt', '$orderby=rank');
  const both = mine.find(({ partner }) => partners.has(partner));
  if (!both) return null;
  await act(morning, 'stefan.vogt', both, 'openCustomer', {});
  return `Stefan Vogt has ${both.name} open, who is on the list of Jonas Brandt too`;
}

/** The largest debt but one of which whole items are free: a plan takes none that is promised in part. */
async function longPlan(morning: Morning): Promise<string | null> {
  const agent = 'anna.keller';
  const [, ...others] = await positionsOf(morning, agent, '$orderby=toCollectAmount desc&$top=10');
  for (const customer of others) {
    const items = await proposedItems(morning, agent, customer);
    const whole = items.filter(({ amount, collectible }) => Number(amount) === Number(collectible));
    if (whole.length === 0) continue;
    const terms = { kind: 'annuity', instalmentCount: LONG_PLAN };
    await act(morning, agent, customer, 'acceptPlan', terms);
    return `a plan of ${customer.name} in ${LONG_PLAN} instalments waits for approval`;
  }
  return null;
}

/** The customer pays in a branch while the agent writes the promise down: the ERP takes no such promise. */
async function promiseOverPaid(morning: Morning): Promise<string | null> {
  const agent = 'lukas.weber';
  const [customer] = await positionsOf(morning, agent, '$orderby=rank desc&$top=1');
  if (!customer) return null;
  const proposed = await proposedItems(morning, agent, customer);
  if (proposed.length === 0) return null;
  await payInErp(morning, proposed);
  await promiseAll(morning, agent, customer);
  return `the ERP refuses a promise of ${customer.name}, who had just paid`;
}

async function proposedWriteOff(morning: Morning): Promise<string | null> {
  const agent = 'stefan.vogt';
  const [customer] = await positionsOf(morning, agent, '$orderby=rank desc&$top=1');
  if (!customer) return null;
  const open = "items?$filter=clearingStatus eq '' and amount gt 60&$orderby=amount&$top=1";
  const { value } = await read<{ value: readonly Item[] }>(
    morning,
    agent,
    `${pathOf(customer)}/${open}`,
  );
  const [item] = value;
  if (!item) return null;
  const { document, repetition, item: number, subitem } = item;
  const items = [{ document, repetition, item: number, subitem }];
  await act(morning, agent, customer, 'proposeWriteOff', {
    items,
    reason: '01',
    note: 'Costs more than it brings',
  });
  return `a write-off of ${customer.name} waits for approval`;
}

/** The case that is late the longest: what the customer sent, and what a department is asked. */
async function disputeWithEvidence({ saldo, businessDate }: Morning): Promise<string | null> {
  const user = 'emma.sander';
  const late = "disputes/Cases?$filter=status eq 'open'&$orderby=escalationLevel desc,dueOn&$top=1";
  const { value } = await askDemo<{ value: readonly { ID: string; customerName: string }[] }>(
    saldo,
    { user, path: late },
  );
  const [dispute] = value;
  if (!dispute) return null;
  const path = `disputes/Cases(${dispute.ID})`;
  await askDemo(saldo, { user, path: `${path}/DisputesService.takeCase`, body: {} });
  const task = {
    department: 'BRANCH',
    task: 'Was this paid in cash?',
    dueOn: addDays(businessDate, 2),
  };
  await askDemo(saldo, { user, path: `${path}/DisputesService.askDepartment`, body: task });
  await addEvidence(saldo, user, path);
  return `the dispute of ${dispute.customerName} is late and has its evidence`;
}

/** Saldo hears of it with the next reading only. */
async function payInErp({ erp }: Morning, items: readonly Item[]): Promise<void> {
  await steerErp(erp, 'pay', {
    currency: items[0]?.currency,
    items: items.map(({ document, repetition, item, subitem }) => ({
      CADocumentNumber: document,
      CARepetitionItemNumber: repetition,
      CABPItemNumber: item,
      CASubItemNumber: subitem,
    })),
  });
}
