import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { addDays } from '../srv/domain/iso-date.ts';
import { type Answer, type SaldoServer, startSaldo } from '../test/support/saldo-server.ts';
import { DAY } from './evaluate-target.ts';
import { publishLists } from './published-lists.ts';
import { type BenchResult, benchResult } from './result.ts';

export interface AgentsActionsOptions {
  /** Customers of the portfolio; four of five have a position. */
  readonly customers?: number;
}

/** An agent waits for an answer no longer than this, nineteen times of twenty. */
const WANTED_P95 = 500;
const AGENTS = 10;
const CUSTOMERS_EACH = 3;
const IN_A_WEEK = addDays(DAY, 7);

interface Customer {
  readonly path: string;
  readonly name: string;
  readonly partner: string;
}

interface Act {
  readonly name: string;
  /** What is called; without a body it is a read. */
  request(customer: Customer, answers: ReadonlyMap<string, Answer>): Request;
}

interface Request {
  readonly path: string;
  readonly body?: object;
}

/** What an agent does with a customer, in the order of a call. */
const ACTS: readonly Act[] = [
  find('findCustomer by name', ({ name }) => name),
  find('findCustomer by partner', ({ partner }) => partner),
  action('openCustomer', {}),
  read('mayContact', ({ path }) => `${path}/WorklistService.mayContact(channel='phone')`),
  read('items', ({ path }) => `${path}/items?$top=30`),
  read('itemsToPromise', ({ path }) => `${path}/WorklistService.itemsToPromise()`),
  action('promiseToPay', { dates: [{ dueOn: IN_A_WEEK }] }),
  read('promises', ({ path }) => `${path}/promises`),
  action('withdrawPromise', (answers) => ({
    promise: answers.get('promises')?.body.value?.[0]?.ID,
    initiator: 'customer',
    reason: 'CUST',
  })),
  action('proposePlans', { kind: 'annuity', instalmentCount: 6 }),
  action('raiseDispute', (answers) => ({
    items: (answers.get('items')?.body.value ?? []).slice(0, 1).map(itemKey),
    reason: 'AMNT',
  })),
  action('block', { kind: 'contact', reason: 'hardship', validTo: IN_A_WEEK }),
  action('logContact', { channel: 'phone', direction: 'outbound', result: 'REF' }),
  action('resubmit', { dueOn: IN_A_WEEK, reason: 'Calls back' }),
  action('releaseCustomer', {}),
  { name: 'nextCustomer', request: () => ({ path: 'nextCustomer', body: {} }) },
];

function find(name: string, text: (customer: Customer) => string): Act {
  const path = 'findCustomer';
  return { name, request: (customer) => ({ path, body: { text: text(customer) } }) };
}

function read(name: string, path: (customer: Customer) => string): Act {
  return { name, request: (customer) => ({ path: path(customer) }) };
}

function action(
  name: string,
  body: object | ((answers: ReadonlyMap<string, Answer>) => object),
): Act {
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
export async function benchAgentsActions({
  customers = 5_000,
}: AgentsActionsOptions = {}): Promise<BenchResult[]> {
  const folder = await mkdtemp(join(tmpdir(), 'saldo-actions-'));
  try {
    const file = join(folder, 'saldo.db');
    const { positions, agents } = await publishLists(file, customers);
    const times = await workDays(file, agents.slice(0, AGENTS));
    return [...times].map(([name, measured]) =>
      benchResult({
        name: `agent's action: ${name}, p95`,
        value: p95(measured),
        unit: 'ms',
        limit: WANTED_P95,
        rows: positions,
      }),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

type Times = Map<string, number[]>;

async function workDays(file: string, agents: readonly string[]): Promise<Times> {
  const users = Object.fromEntries(agents.map((agent) => [agent, ['agent']]));
  const server = await startSaldo({ kind: 'sqlite', credentials: { url: file }, users });
  const times: Times = new Map(ACTS.map(({ name }) => [name, []]));
  try {
    await Promise.all(agents.map((agent) => workDay(server, agent, times)));
  } finally {
    await server.stop();
  }
  for (const [name, measured] of times) {
    if (measured.length === 0) throw new Error(`${name} was refused for every customer.`);
  }
  return times;
}

async function workDay(server: SaldoServer, agent: string, times: Times): Promise<void> {
  for (const customer of await firstOf(server, agent)) await work(server, agent, customer, times);
}

async function firstOf(server: SaldoServer, agent: string): Promise<Customer[]> {
  const { body } = await server.call(
    `/odata/v4/worklist/MyPositions?$orderby=rank&$top=${CUSTOMERS_EACH}&$select=segment,source,partner,name`,
    { user: agent },
  );
  return (body.value ?? []).map(({ segment, source, partner, name }) => ({
    path: `MyPositions(segment='${segment}',source='${source}',partner='${partner}')`,
    partner: String(partner),
    name: String(name),
  }));
}

/** Each act once; one that business refuses (no amount left, a closed case) is not timed. */
async function work(
  server: SaldoServer,
  agent: string,
  customer: Customer,
  times: Times,
): Promise<void> {
  const answers = new Map<string, Answer>();
  for (const { name, request } of ACTS) {
    const { path, body } = request(customer, answers);
    const start = performance.now();
    const answer = await server.call(`/odata/v4/worklist/${path}`, { user: agent, body });
    const taken = performance.now() - start;
    if (answer.status >= 500) throw new Error(`${name}: ${answer.status} ${answer.text}`);
    if (answer.status >= 400 && process.env.DBG)
      console.log(name, answer.status, answer.text.slice(0, 200));
    if (answer.status < 400) times.get(name)?.push(taken);
    answers.set(name, answer);
  }
}

function p95(times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * 0.95) - 1] ?? 0;
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { customers: { type: 'string', default: '5000' } } });
  const results = await benchAgentsActions({ customers: Number(values.customers) });
  console.table(results.map(({ peers: _, ...figures }) => figures));
}
