import { openSqlite } from '../../srv/platform/sqlite.ts';
import { deployedSqlite } from '../support/deploy.ts';

const insert = `INSERT INTO saldo_platform_Leases (name, holder, fencingToken, expiresAt)
  VALUES (?, 'night', 1, '2026-03-02T08:00:00.000Z')`;
const names = 'SELECT name FROM saldo_platform_Leases ORDER BY name';

test('a file that cannot be opened is named', () => {
  const open = () => openSqlite('/nowhere/saldo.sqlite');
  expect(open).toThrow(
    expect.objectContaining({
      code: 'DATABASE_STATEMENT_FAILED',
      details: { statement: 'open /nowhere/saldo.sqlite' },
    }),
  );
});

describe('two openings of one SQLite file', () => {
  test('wait for each other to write', async () => {
    const file = await deployedSqlite();
    const [mirror, night] = [openSqlite(file), openSqlite(file)];
    const slow = mirror.transaction(async (tx) => {
      await tx.execute(insert, ['mirror']);
      await new Promise((done) => setTimeout(done, 60));
    });
    await Promise.all([slow, night.execute(insert, ['night'])]);
    expect(await night.query(names)).toEqual([{ name: 'mirror' }, { name: 'night' }]);
    await Promise.all([mirror.close(), night.close()]);
  });

  test('give up with a clear error when the other does not end', async () => {
    const file = await deployedSqlite();
    const [mirror, night] = [openSqlite(file), openSqlite(file, { busyTimeout: 50 })];
    await mirror.transaction(async (tx) => {
      await tx.execute(insert, ['mirror']);
      await expect(night.execute(insert, ['night'])).rejects.toMatchObject({
        code: 'DATABASE_BUSY',
      });
    });
    await Promise.all([mirror.close(), night.close()]);
  });

  test('let one that is read-only see the commits of the other, and write nothing', async () => {
    const file = await deployedSqlite();
    const [mirror, evaluation] = [openSqlite(file), openSqlite(file, { readOnly: true })];
    await mirror.execute(insert, ['mirror']);
    expect(await evaluation.query(names)).toEqual([{ name: 'mirror' }]);
    await expect(evaluation.execute(insert, ['evaluation'])).rejects.toMatchObject({
      code: 'DATABASE_READ_ONLY',
      details: { file },
    });
    await Promise.all([mirror.close(), evaluation.close()]);
  });
});
