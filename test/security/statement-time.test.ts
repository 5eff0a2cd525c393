import { openPostgres } from '../../srv/platform/postgres.ts';
import { tellSafely } from '../../srv/requests/faults.ts';
import { deployedPostgres } from '../support/deploy.ts';
import { addToLists, loadPortfolio, SEGMENT } from '../support/portfolio.ts';
import { startSaldo } from '../support/saldo-server.ts';

test('a statement of a request that takes too long is ended on PostgreSQL, and the server lives', async () => {
  const credentials = await deployedPostgres('*');
  const db = openPostgres(credentials);
  await loadPortfolio(db);
  await addToLists(db, [{ partner: '100', agents: { [SEGMENT]: 'ana' } }]);
  const saldo = await startSaldo({
    kind: 'postgres',
    credentials,
    users: { ana: ['agent'] },
    settings: { statementSeconds: 0.5 },
  });
  const path = '/odata/v4/worklist/Contacts';
  try {
    // Nobody gets at the contacts: as slow as a statement can be.
    await db.transaction(async (tx) => {
      await tx.execute('LOCK TABLE saldo_contacts_contacts IN ACCESS EXCLUSIVE MODE');
      const answer = await saldo.call(path, { user: 'ana' });
      expect([answer.status, answer.body.error?.code]).toEqual([503, 'QUERY_TOO_LONG']);
      // Ten at a time have a connection: the last ones wait for three others, longer than CAP's pool would by itself.
      const crowd = Array.from({ length: 35 }, () => saldo.call(path, { user: 'ana' }));
      const codes = (await Promise.all(crowd)).map(({ body }) => body.error?.code);
      expect(new Set(codes)).toEqual(new Set(['QUERY_TOO_LONG']));
    });
    expect((await saldo.call(path, { user: 'ana' })).status).toBe(200);
    expect((await saldo.call('/odata/v4/worklist/MyPositions', { user: 'ana' })).status).toBe(200);
  } finally {
    await saldo.stop();
    await db.close();
  }
});

test.each(['ResourceRequest timed out', 'Pool resource could not be acquired within 10s'])(
  'who waited too long for a connection (%s) may try again',
  (message) => {
    const fault = new Error(message);
    tellSafely(fault);
    expect(fault).toMatchObject({ status: 503, code: 'SERVER_BUSY', message: 'SERVER_BUSY' });
  },
);
