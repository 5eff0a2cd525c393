import { RateLimit } from '../../srv/events/rate-limit.ts';
import { deployedSqlite } from '../support/deploy.ts';
import { type SaldoServer, startSaldo } from '../support/saldo-server.ts';

const PER_MINUTE = 30;
const FAILURES = 10;
const PATH = '/odata/v4/worklist/Channels';

test('a window forgets what was before it, and a batch counts as often as it asks', () => {
  let now = 0;
  const limit = new RateLimit(10, () => now);
  expect(limit.take('ana', 10)).toBe(0);
  expect(limit.take('ana')).toBe(60);
  expect(limit.take('ben', 11)).toBe(60);
  now = 60_000;
  expect(limit.take('ana', 5)).toBe(0);
});

describe('requests of one user', () => {
  let saldo: SaldoServer;

  beforeAll(async () => {
    saldo = await startSaldo({
      kind: 'sqlite',
      credentials: { url: await deployedSqlite('*') },
      users: {
        ana: ['agent'],
        ben: ['agent'],
        cleo: ['agent'],
        eva: ['agent'],
        dan: { roles: ['debtor'], person: { source: 'S4', partner: '100' } },
      },
      settings: {
        requestsPerMinute: PER_MINUTE,
        portalRequestsPerMinute: PER_MINUTE / 5,
        failedSignInsPerMinute: FAILURES,
      },
    });
  });
  afterAll(() => saldo.stop());

  test('are refused beyond so many in a minute, and nobody else’s are', async () => {
    const user = 'ana';
    const statuses: number[] = [];
    // A window may end on the way: twice as many must meet the limit.
    for (let sent = 0; sent < 2 * PER_MINUTE + 1; sent++) {
      statuses.push((await saldo.call(PATH, { user })).status);
    }
    expect(new Set(statuses)).toEqual(new Set([200, 429]));
    expect((await saldo.call(PATH, { user: 'ben' })).status).toBe(200);
  });

  test('count one by one in a batch', async () => {
    const request = { method: 'GET', url: 'Channels' };
    const requests = Array.from({ length: 20 }, (_, index) => ({ id: `${index}`, ...request }));
    const send = () =>
      saldo.call('/odata/v4/worklist/$batch', { user: 'cleo', body: { requests }, language: 'es' });
    const answers = [await send(), await send(), await send(), await send()];
    const refused = answers.find(({ status }) => status === 429);
    expect(answers[0]?.status).toBe(200);
    expect(refused?.body.error).toMatchObject({ code: 'REQUESTS_TOO_MANY' });
    expect(refused?.body.error?.message).toMatch(/Inténtelo de nuevo en \d+ segundos/);
  });

  test('of a debtor are refused sooner', async () => {
    const path = '/odata/v4/portal/Items';
    const statuses: number[] = [];
    for (let sent = 0; sent < (2 * PER_MINUTE) / 5 + 1; sent++) {
      statuses.push((await saldo.call(path, { user: 'dan' })).status);
    }
    expect(new Set(statuses)).toEqual(new Set([200, 429]));
  });

  test('are refused to an address from which too many sign-ins failed, and to no other', async () => {
    const send = async (from: string, user?: string) => {
      const headers = { 'x-forwarded-for': from, ...(user && { authorization: basic(user) }) };
      return (await fetch(`${saldo.url}${PATH}`, { headers })).status;
    };
    const statuses: number[] = [];
    for (let sent = 0; sent < 2 * FAILURES + 2; sent++) statuses.push(await send('192.0.2.1'));
    expect(new Set(statuses)).toEqual(new Set([401, 429]));
    expect(await send('192.0.2.1', 'eva')).toBe(429);
    expect(await send('192.0.2.2', 'eva')).toBe(200);
  });
});

function basic(user: string): string {
  return `Basic ${Buffer.from(`${user}:`).toString('base64')}`;
}
