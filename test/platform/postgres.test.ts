import { openPostgres } from '../../srv/platform/postgres.ts';
import { createDatabase } from '../support/postgres.ts';

describe('a PostgreSQL server that ends a connection', () => {
  test('fails the transaction that used it, and the next one gets a new connection', async () => {
    const database = openPostgres({ ...(await createDatabase()), connections: 1 });
    const ended = database.transaction((tx) =>
      tx.query('SELECT pg_terminate_backend(pg_backend_pid())'),
    );
    await expect(ended).rejects.toMatchObject({ code: 'DATABASE_STATEMENT_FAILED' });
    expect(await database.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await database.close();
  });
});
