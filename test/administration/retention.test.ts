import type { Database } from '../../srv/platform/database.ts';
import { openSqlite } from '../../srv/platform/sqlite.ts';
import { loadRetention } from '../../srv/runs/retention.ts';
import { deployedSqlite } from '../support/deploy.ts';
import { type SaldoServer, startSaldo } from '../support/saldo-server.ts';

const FAR = '2999-01-01';
const change = { kind: 'worklists', days: 200, monthEndDays: 900, validFrom: FAR, reason: 'Law' };

describe('how long rows are kept', () => {
  let db: Database;
  let server: SaldoServer;

  beforeAll(async () => {
    const url = await deployedSqlite('*');
    db = openSqlite(url);
    const users = { cleo: ['administrator'] };
    server = await startSaldo({ kind: 'sqlite', credentials: { url }, users });
  });
  afterAll(async () => {
    await server.stop();
    await db.close();
  });

  const set = (body: object) =>
    server.call('/odata/v4/administration/setRetention', { user: 'cleo', body });

  test('is said from a day on, with who said so and why', async () => {
    expect((await set(change)).status).toBe(204);
    expect((await loadRetention(db, FAR)).worklists).toEqual({ days: 200, monthEndDays: 900 });
    expect((await loadRetention(db, '2998-12-31')).worklists.days).not.toBe(200);
    const { body } = await server.call('/odata/v4/administration/RetentionPeriods', {
      user: 'cleo',
    });
    expect(body.value).toMatchObject([{ ...change, changedBy: 'cleo' }]);
    const events = await db.query(
      "SELECT actor, reason FROM saldo_audit_Events WHERE decision = 'retention-set'",
    );
    expect(events).toEqual([{ actor: 'cleo', reason: 'Law' }]);
  });

  test.each([
    ['what is forgotten tonight', { validFrom: '2020-01-01' }, 'RETENTION_TOO_EARLY'],
    ['month ends shorter than other days', { monthEndDays: 100 }, 'MONTH_END_SHORTER'],
    ['a kind that there is not', { kind: 'audit' }, undefined],
    ['a day or two', { days: 1 }, undefined],
    ['no reason', { reason: '' }, undefined],
  ])('is not said for %s', async (_, wrong, code) => {
    const { status, body } = await set({ ...change, ...wrong });
    expect(status).toBe(400);
    if (code) expect(body.error?.code).toBe(code);
  });
});
