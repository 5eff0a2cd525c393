import { isDeepStrictEqual } from 'node:util';
import { openPostgres } from '../../srv/platform/postgres.ts';
import { deployedPostgres, deployedSqlite } from '../support/deploy.ts';
import { eventually } from '../support/eventually.ts';
import { createDatabase } from '../support/postgres.ts';
import { type SaldoServer, startSaldo } from '../support/saldo-server.ts';

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

const UP = { status: 'up', checks: { database: 'up', schema: 'up' } };

describe('A platform that asks how Saldo is', () => {
  test('hears that it lives and is ready, without a sign-in and without an ERP', async () => {
    await whileServing('postgres', await deployedPostgres('*'), async (server) => {
      const live = await server.call(LIVE);
      expect([live.status, live.body]).toEqual([200, { status: 'up' }]);
      await untilTold(server, 200, UP);
    });
  });

  test('hears the same of a server over SQLite', async () => {
    await whileServing('sqlite', { url: await deployedSqlite('*') }, (server) =>
      untilTold(server, 200, UP),
    );
  });

  test('hears that it is not ready over a database of an older version, until that is migrated', async () => {
    const credentials = await deployedPostgres('*');
    const db = openPostgres(credentials);
    await db.execute('ALTER TABLE saldo_worklists_Runs RENAME COLUMN plannedAt TO wasPlannedAt');
    await whileServing('postgres', credentials, async (server) => {
      const checks = { database: 'up', schema: 'down' };
      await untilTold(server, 503, { status: 'down', checks });
      expect((await server.call(LIVE)).status).toBe(200);
      await db.execute('ALTER TABLE saldo_worklists_Runs RENAME COLUMN wasPlannedAt TO plannedAt');
      await untilTold(server, 200, UP);
    });
    await db.close();
  });

  test('hears that it lives and is not ready while its database is away, and not why', async () => {
    const credentials = await deployedPostgres('*');
    const maintenance = openPostgres(await createDatabase());
    await whileServing('postgres', credentials, async (server) => {
      await untilTold(server, 200, UP);
      const { database } = credentials;
      await maintenance.execute(`ALTER DATABASE ${database} WITH ALLOW_CONNECTIONS false`);
      const cutOff = 'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = ?';
      await maintenance.query(cutOff, [database]);
      const checks = { database: 'down', schema: 'unknown' };
      await untilTold(server, 503, { status: 'down', checks });
      expect((await server.call(LIVE)).status).toBe(200);
      await maintenance.execute(`ALTER DATABASE ${database} WITH ALLOW_CONNECTIONS true`);
      await untilTold(server, 200, UP);
    });
    await maintenance.close();
  });
});

/** An answer is kept for a second, and a busy machine may be slower than a check waits. */
async function untilTold(server: SaldoServer, status: number, body: object): Promise<void> {
  await eventually(async () => {
    const answer = await server.call(READY);
    return answer.status === status && isDeepStrictEqual(answer.body, body);
  });
}
