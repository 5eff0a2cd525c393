import { readFileSync } from 'node:fs';
import { deployedSqlite } from '../support/deploy.ts';
import { type SaldoServer, startSaldo } from '../support/saldo-server.ts';
import { exposed, type Possibility } from './exposed.ts';

/** Who may do what, decided by people: one line for each entity and action, roles by verb. */
const [head = '', ...lines] = readFileSync(new URL('./matrix.csv', import.meta.url), 'utf8')
  .trim()
  .split('\n');
const columns = head.split(';');
const table = new Map(lines.map((line) => [nameOf(line), rolesByVerb(line)]));
const roles = [
  'agent',
  'supervisor',
  'strategy-manager',
  'controller',
  'dispute-clerk',
  'administrator',
  'integration',
  'compliance',
  'debtor',
  'event-sender',
];
const DEBTOR = { source: 'S4', partner: '100' };
const possibilities = await exposed();

describe('of all that is exposed', () => {
  let saldo: SaldoServer;

  beforeAll(async () => {
    const url = await deployedSqlite('*');
    const users = Object.fromEntries(roles.map((role) => [role, [role]]));
    saldo = await startSaldo({
      kind: 'sqlite',
      credentials: { url },
      users: { ...users, debtor: { roles: ['debtor'], person: DEBTOR }, nobody: [] },
      settings: {
        failedSignInsPerMinute: 1_000_000,
        requestsPerMinute: 1_000_000,
        portalRequestsPerMinute: 1_000_000,
      },
      // Thousands of refusals, each with its trace.
      env: { CDS_LOG_LEVELS_ODATA: 'silent' },
    });
  });
  afterAll(() => saldo.stop());

  const statusFor = async ({ path, method }: Possibility, user?: string): Promise<number> => {
    const body = method === 'POST' || method === 'PATCH' ? { body: {} } : {};
    return (await saldo.call(path, { method, ...body, ...(user && { user }) })).status;
  };

  test('each has a line in test/access/matrix.csv, and no line is left over', () => {
    const names = new Set(possibilities.map(({ service, target }) => `${service};${target}`));
    expect([...table.keys()].sort()).toEqual([...names].sort());
  });

  test.each(possibilities.map((one) => [`${one.service} ${one.target} ${one.verb}`, one] as const))(
    '%s is open to the roles of its line only',
    async (_, possibility) => {
      const allowed = table.get(`${possibility.service};${possibility.target}`)?.[possibility.verb];
      expect(allowed).toBeDefined();
      const asked = [...roles, 'nobody'];
      const [anonymous, ...statuses] = await Promise.all([
        statusFor(possibility),
        ...asked.map((user) => statusFor(possibility, user)),
      ]);
      expect(anonymous).toBe(401);
      for (const [index, user] of asked.entries()) {
        const what = `${statuses[index]} for ${user}`;
        if (allowed?.includes(user)) expect(what).not.toMatch(/^(401|403|405|5)/);
        else expect(what).toMatch(/^(403|405)/);
      }
    },
  );
});

function nameOf(line: string): string {
  return line.split(';').slice(0, 2).join(';');
}

/** '-' is nobody; what a thing cannot do is left empty. */
function rolesByVerb(line: string): Record<string, string[]> {
  const cells = line.split(';').map((roles, index) => [columns[index], roles] as const);
  const given = cells.slice(2).filter(([, roles]) => roles !== '');
  return Object.fromEntries(given.map(([verb, roles]) => [verb, roles.split(' ')]));
}
