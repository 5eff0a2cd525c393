import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { addDays } from '../srv/domain/iso-date.ts';
import { type SaldoServer, startSaldo } from '../test/support/saldo-server.ts';
import { type Act, type Answers, AnswerTimes, rowsOf } from './answer-times.ts';
import { DAY } from './evaluate-target.ts';
import { type ListsWanted, listsIn } from './published-lists.ts';
import type { BenchResult } from './result.ts';

const AGENTS = 10;
const CUSTOMERS_EACH = 3;
const IN_A_WEEK = addDays(DAY, 7);

interface Customer {
  readonly path: string;
  readonly name: string;
  readonly partner: string;
}

/** What an agent does with a customer, in the order of a call. */
const ACTS: readonly Act<Customer>[] = [
  { name: 'myDay', request: () => ({ path: 'myDay()' }) },
  find('name', ({ name }) => name),
  find('one word of the name', ({ name }) => name.split(' ')[1] ?? name),
  find('partner', ({ partner }) => partner),
  action('openCustomer', {}),
  read('glance', 'WorklistService.glance()'),
  read('mayContact', "WorklistService.mayContact(channel='phone')"),
  read('items', 'items?$top=30'),
  read('timeline', 'timeline?$top=30'),
  read('itemsToPromise', 'WorklistService.itemsToPromise()'),
  action('promiseToPay', { dates: [{ dueOn: IN_A_WEEK }] }),
  read('promises', "promises?$filter=status eq '0'"),
  action('withdrawPromise', (answers) => ({
    promise: rowsOf(answers, 'promises')[0]?.ID,
    initiator: 'customer',
    reason: 'CUST',
  })),
  action('proposePlans', { kind: 'annuity', instalmentCount: 6 }),
  action('raiseDispute', (answers) => ({
    items: rowsOf(answers, 'items').slice(0, 1).map(itemKey),
    reason: 'AMNT',
  })),
  action('block', { kind: 'contact', reason: 'hardship', validTo: IN_A_WEEK }),
  action('logContact', { channel: 'phone', direction: 'outbound', result: 'REF' }),
  action('moveInList', { place: 'top', reason: 'Calls back at noon' }),
  action('resubmit', { dueOn: IN_A_WEEK, reason: 'Calls back' }),
  action('releaseCustomer', {}),
  { name: 'nextCustomer', request: () => ({ path: 'nextCustomer', body: {} }) },
];

function find(by: string, textOf: (customer: Customer) => string): Act<Customer> {
  const body = (customer: Customer) => ({ text: textOf(customer) });
  return {
    name: `findCustomer by ${by}`,
    request: (customer) => ({ path: 'findCustomer', body: body(customer) }),
  };
}

function read(name: string, what: string): Act<Customer> {
  return { name, request: ({ path }) => ({ path: `${path}/${what}` }) };
}

function action(name: string, body: object | ((answers: Answers) => object)): Act<Customer> {
  return {
    name,
    request: ({ path }, answers) => ({
      path: `${path}/WorklistService.${name}`,
      body: typeof body === 'function' ? body(answers) : body,
    }),
  };
}

function itemKey({ document, repetition, item, subitem }: Record<string, unknown>): object {
  return { document, repetition, item, subitem };
}

/**
 * How long an agent waits for what they do with a customer, over HTTP from a process of its own on a
 * SQLite file after a night, several agents at once.
 */
export async function benchAgentsActions(wanted: ListsWanted = {}): Promise<BenchResult[]> {
  const folder = await mkdtemp(join(tmpdir(), 'saldo-actions-'));
  try {
    const file = join(folder, 'saldo.db');
    const { positions, agents } = await listsIn(file, wanted);
    const times = await workDays(file, agents.slice(0, AGENTS));
    return times.results("agent's action", positions);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function workDays(file: string, agents: readonly string[]): Promise<AnswerTimes> {
  const users = Object.fromEntries(agents.map((agent) => [agent, ['agent']]));
  const server = await startSaldo({ kind: 'sqlite', credentials: { url: file }, users });
  const times = new AnswerTimes(ACTS);
  try {
    await Promise.all(agents.map((agent) => workDay(server, agent, times)));
  } finally {
    await server.stop();
  }
  return times;
}

async function workDay(server: SaldoServer, user: string, times: AnswerTimes): Promise<void> {
  for (const customer of await firstOf(server, user))
    await times.take({ server, service: 'worklist', user }, ACTS, customer);
}

async function firstOf(server: SaldoServer, agent: string): Promise<Customer[]> {
  const { status, body, text } = await server.call(
    `/odata/v4/worklist/MyPositions?$orderby=rank&$top=${CUSTOMERS_EACH}&$select=segment,source,partner,name`,
    { user: agent },
  );
  if (status !== 200) throw new Error(`The list of ${agent}: ${status} ${text}`);
  return (body.value ?? []).map(({ segment, source, partner, name }) => ({
    path: `MyPositions(segment='${segment}',source='${source}',partner='${partner}')`,
    partner: String(partner),
    name: String(name),
  }));
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: { customers: { type: 'string', default: '5000' }, database: { type: 'string' } },
  });
  const { customers, database } = values;
  const results = await benchAgentsActions({ customers: Number(customers), database });
  console.table(results.map(({ peers: _, ...figures }) => figures));
}
