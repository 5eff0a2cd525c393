import { exposed, type Possibility } from '../access/exposed.ts';
import { deployedPostgres, deployedSqlite } from '../support/deploy.ts';
import { type SaldoServer, startSaldo } from '../support/saldo-server.ts';
import { budget } from './budget.ts';

/** What tells how we are built: statements, tables, places in code, files, what the driver says. */
const INSIDE =
  /SELECT |INSERT |UPDATE |saldo_|Service_|\bat (async )?[\w.<>]+ \(|\/(work|home|node_modules|srv|usr)\/|\.(ts|js):\d+|SQLITE|sqlite|postgres|constraint|syntax error|relation "|column "/;

const reads = [
  '?$filter=nope eq 1',
  '?$filter=nope/any(x:x/y eq 1)',
  '?$orderby=nope',
  '?$apply=groupby((nope),aggregate($count as n))',
  '?$apply=aggregate(nope with sum as x)',
  '?$apply=filter(',
  '?$expand=nope($levels=max)',
  '?$search="',
  '?$top=-1',
  '?$top=99999999999999999999',
  '?$skiptoken=nope',
  '?$compute=nope mul 2 as x&$select=x',
  "(nope='x')",
  "('x')/nope",
  '/$value',
  '/$nope',
];
const bodies: unknown[] = ['{"x":', [], null, { nope: 1 }, { ID: {} }, { ID: '45-99' }];

/** A few, in turn; all with `npm run test:security`. */
function some<One>(all: readonly One[], turn: number): readonly One[] {
  if (budget().isFull) return all;
  return [0, 1, 2].map((step) => all[(3 * turn + step) % all.length] as One);
}

const roles = ['agent', 'supervisor', 'strategy-manager', 'administrator', 'integration'];

describe.each(['sqlite', 'postgres'] as const)('in production, on %s', (kind) => {
  let saldo: SaldoServer;
  let possibilities: readonly Possibility[];

  beforeAll(async () => {
    possibilities = await exposed();
    saldo = await startSaldo({
      kind,
      credentials:
        kind === 'sqlite' ? { url: await deployedSqlite('*') } : await deployedPostgres('*'),
      users: { all: roles },
      env: { NODE_ENV: 'production' },
      settings: { requestsPerMinute: 1_000_000 },
    });
  });
  afterAll(() => saldo.stop());

  /** What is wrong with the answer; empty when nothing is. */
  const faultOf = async (path: string, body?: unknown, method?: string): Promise<string> => {
    const options = { user: 'all', ...(body !== undefined && { body }), ...(method && { method }) };
    const { status, text } = await saldo.call(path, options);
    const isClosed = status < 500 && !INSIDE.test(text);
    return isClosed ? '' : `${method ?? 'GET'} ${path} ${JSON.stringify(body)}: ${status} ${text}`;
  };

  test('no faulty read is our fault, or tells how we are built', async () => {
    const sets = possibilities.filter(({ verb }) => verb === 'READ').map(({ path }) => path);
    const faults: string[] = [];
    for (const [index, set] of sets.entries()) {
      for (const read of some(reads, index)) faults.push(await faultOf(`${set}${read}`));
    }
    expect(faults.filter(Boolean)).toEqual([]);
  });

  test('no faulty write or call is our fault, or tells how we are built', async () => {
    const faults: string[] = [];
    for (const [index, { verb, path, method }] of possibilities.entries()) {
      if (verb === 'READ' || ERP_NEEDED.test(path)) continue;
      if (method === 'GET') faults.push(await faultOf(path));
      else for (const body of some(bodies, index)) faults.push(await faultOf(path, body, method));
    }
    expect(faults.filter(Boolean)).toEqual([]);
  });
});

/** They reach out for an ERP, which is not there, and say so. */
const ERP_NEEDED =
  /administration\/(mirrorNow|reconcileKeys|sendOperations|retryChangeEvents|(run|start)Night)/;
