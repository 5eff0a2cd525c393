import { openPostgres } from '../../srv/platform/postgres.ts';
import { deployedPostgres, deployedSqlite } from '../support/deploy.ts';
import { eventually } from '../support/eventually.ts';
import { createDatabase } from '../support/postgres.ts';
import { type Answer, type SaldoServer, startSaldo } from '../support/saldo-server.ts';

const LIVE = '/health/live';
const READY = '/health/ready';

async function whileServing(
  kind: 'sqlite' | 'postgres',
  credentials: object,
  ask: (server: SaldoServer) => Promise<void>,
): Promise<void> {
  const server = await startSaldo({ kind, credentials, users: {} });
  try {
    await ask(server);
  } finally {
    await server.stop();
  }
}

describe('A platform that asks how Saldo is', () => {
  test('hears that it lives and is ready, without a sign-in and without an ERP', async () => {
    await whileServing('postgres', await deployedPostgres('*'), async (server) => {
      const live = await server.call(LIVE);
      expect([live.status, live.body]).toEqual([200, { status: 'up' }]);
      const ready = await server.call(READY);
      expect(ready.status).toBe(200);
      expect(ready.body).toEqual({ status: 'up', checks: { database: 'up', schema: 'up' } });
    });
  });

  test('hears the same of a server over SQLite', async () => {
    await whileServing('sqlite', { url: await deployedSqlite('*') }, async (server) => {
      expect((await server.call(READY)).status).toBe(200);
    });
  });

  test('hears that it is not ready over a database of an older version, until that is migrated', async () => {
    const credentials = await deployedPostgres('*');
    const db = openPostgres(credentials);
    await db.execute('ALTER TABLE saldo_worklists_Runs RENAME COLUMN plannedAt TO wasPlannedAt');
    await whileServing('postgres', credentials, async (server) => {
      const behind = await server.call(READY);
      expect(behind.status).toBe(503);
      expect(behind.body).toEqual({ status: 'down', checks: { database: 'up', schema: 'down' } });
      expect((await server.call(LIVE)).status).toBe(200);
      await db.execute('ALTER TABLE saldo_worklists_Runs RENAME COLUMN wasPlannedAt TO plannedAt');
      expect((await untilAnswers(server, 200)).status).toBe(200);
    });
    await db.close();
  });

  test('hears that it lives and is not ready while its database is away, and not why', async () => {
    const credentials = await deployedPostgres('*');
    const maintenance = openPostgres(await createDatabase());
    await whileServing('postgres', credentials, async (server) => {
      expect((await server.call(READY)).status).toBe(200);
      const { database } = credentials;
      await maintenance.execute(`ALTER DATABASE ${database} WITH ALLOW_CONNECTIONS false`);
      const cutOff = 'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = ?';
      await maintenance.query(cutOff, [database]);
      const gone = await untilAnswers(server, 503);
      expect(gone.body).toEqual({
        status: 'down',
        checks: { database: 'down', schema: 'unknown' },
      });
      expect((await server.call(LIVE)).status).toBe(200);
      await maintenance.execute(`ALTER DATABASE ${database} WITH ALLOW_CONNECTIONS true`);
      expect((await untilAnswers(server, 200)).status).toBe(200);
    });
    await maintenance.close();
  });
});

/** An answer is kept for a second. */
async function untilAnswers(server: SaldoServer, status: number): Promise<Answer> {
  let answer = await server.call(READY);
  await eventually(async () => {
    answer = await server.call(READY);
    return answer.status === status;
  }, 20);
  return answer;
}
