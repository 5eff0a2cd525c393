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
  { name: 'myDay', request: () => ({ path: 'myDay()' }) },
  find('name', ({ name }) => name),
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

function find(by: string, textOf: (customer: Customer) => string): Act {
  const body = (customer: Customer) => ({ text: textOf(customer) });
  return {
    name: `findCustomer by ${by}`,
    request: (customer) => ({ path: 'findCustomer', body: body(customer) }),
  };
}

function read(name: string, what: string): Act {
  return { name, request: ({ path }) => ({ path: `${path}/${what}` }) };
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

function rowsOf(answers: ReadonlyMap<string, Answer>, name: string): Record<string, unknown>[] {
  return answers.get(name)?.body.value ?? [];
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

/** What the agents' days showed. */
interface Observed {
  readonly times: Times;
  /** What was said last of an act that business refused. */
  readonly refusals: Map<string, string>;
}

async function workDays(file: string, agents: readonly string[]): Promise<Times> {
  const users = Object.fromEntries(agents.map((agent) => [agent, ['agent']]));
  const server = await startSaldo({ kind: 'sqlite', credentials: { url: file }, users });
  const times: Times = new Map(ACTS.map(({ name }) => [name, []]));
  const observed = { times, refusals: new Map<string, string>() };
  try {
    await Promise.all(agents.map((agent) => workDay(server, agent, observed)));
  } finally {
    await server.stop();
  }
  for (const [name, measured] of times) {
    if (measured.length === 0)
      throw new Error(`${name} is always refused: ${observed.refusals.get(name)}`);
  }
  return times;
}

async function workDay(server: SaldoServer, agent: string, observed: Observed): Promise<void> {
  for (const customer of await firstOf(server, agent))
    await work(server, agent, customer, observed);
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

/** Each act once; one that business refuses (no amount left, a closed case) is not timed. */
async function work(
  server: SaldoServer,
  agent: string,
  customer: Customer,
  { times, refusals }: Observed,
): Promise<void> {
  const answers = new Map<string, Answer>();
  for (const { name, request } of ACTS) {
    const { path, body } = request(customer, answers);
    const start = performance.now();
    const answer = await server.call(`/odata/v4/worklist/${path}`, { user: agent, body });
    const taken = performance.now() - start;
    if (answer.status >= 500) throw new Error(`${name}: ${answer.status} ${answer.text}`);
    if (answer.status < 400) times.get(name)?.push(taken);
    else refusals.set(name, answer.text);
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
