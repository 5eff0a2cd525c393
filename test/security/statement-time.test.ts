import { openPostgres } from '../../srv/platform/postgres.ts';
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
  try {
    // Nobody gets at the contacts: as slow as a statement can be.
    await db.transaction(async (tx) => {
      await tx.execute('LOCK TABLE saldo_contacts_contacts IN ACCESS EXCLUSIVE MODE');
      const answer = await saldo.call('/odata/v4/worklist/Contacts', { user: 'ana' });
      expect([answer.status, answer.body.error?.code]).toEqual([503, 'QUERY_TOO_LONG']);
    });
    expect((await saldo.call('/odata/v4/worklist/Contacts', { user: 'ana' })).status).toBe(200);
    expect((await saldo.call('/odata/v4/worklist/MyPositions', { user: 'ana' })).status).toBe(200);
  } finally {
    await saldo.stop();
    await db.close();
  }
});
