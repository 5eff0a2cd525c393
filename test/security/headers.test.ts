import { readFileSync } from 'node:fs';
import { BROWSER_HEADERS } from '../../srv/security/send-headers.ts';
import { deployedSqlite } from '../support/deploy.ts';
import { type SaldoServer, startSaldo } from '../support/saldo-server.ts';

describe('what browsers are told', () => {
  let saldo: SaldoServer;

  beforeAll(async () => {
    const url = await deployedSqlite('*');
    saldo = await startSaldo({ kind: 'sqlite', credentials: { url }, users: { ana: ['agent'] } });
  });
  afterAll(() => saldo.stop());

  test.each(['/launchpad/', '/worklist/', '/odata/v4/worklist/Channels', '/health/live'])(
    'stands in every answer, as of %s',
    async (path) => {
      const { headers } = await fetch(`${saldo.url}${path}`);
      for (const [name, value] of Object.entries(BROWSER_HEADERS)) {
        expect([name, headers.get(name)]).toEqual([name, value]);
      }
      expect(headers.get('x-powered-by')).toBeNull();
    },
  );

  test('keeps what is about persons out of caches', async () => {
    for (const path of ['/odata/v4/worklist/Channels', '/files/rejected?load=x']) {
      const { headers } = await fetch(`${saldo.url}${path}`);
      expect([path, headers.get('cache-control')]).toEqual([path, 'no-store']);
    }
  });
});

test('the application router says the same', () => {
  const mta = readFileSync(new URL('../../mta.yaml', import.meta.url), 'utf8');
  const sent = /httpHeaders: '(.*)'/.exec(mta)?.[1]?.replaceAll("''", "'") ?? '[]';
  expect(Object.assign({}, ...JSON.parse(sent))).toEqual(BROWSER_HEADERS);
});
