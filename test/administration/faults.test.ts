import { addDays } from '../../srv/domain/iso-date.ts';
import { databaseCoordination } from '../../srv/platform/database-coordination.ts';
import { runsTable } from '../../srv/platform/tables.ts';
import { RUNS, SEGMENT, TODAY } from '../support/portfolio.ts';
import type { Answer } from '../support/saldo-server.ts';
import { type Kind, type WorklistWorld, worklistWorld } from '../support/worklist-world.ts';
import { testNightsAndQueue } from './nights-and-queue.ts';

describe.each<Kind>(['sqlite', 'postgres'])('what an administrator is told on %s', (kind) => {
  let world: WorklistWorld;

  beforeAll(async () => {
    world = await worklistWorld(kind);
    await world.db.upsert(runsTable, [
      { ID: RUNS[SEGMENT], segment: SEGMENT, businessDate: TODAY, status: 'published' },
    ]);
  });
  afterAll(() => world.close());

  const read = (path: string) =>
    world.server.call(`/odata/v4/administration/${path}`, { user: 'cleo' });
  const act = (action: string, body: object = {}) =>
    world.server.call(`/odata/v4/administration/${action}`, { user: 'cleo', body });
  const expectNoInsides = ({ text, body }: Answer) => {
    expect(text).not.toMatch(/SELECT|saldo_|node_modules| at \S+ \(/);
    expect(body.error?.code).toBeTruthy();
    expect(body.error?.message).toBeTruthy();
  };

  test.each(["Operations?$filter=attempts eq 'x'", 'MirrorStates?$select=nope', 'Nope'])(
    'of %s is a code and a text, and the request’s fault',
    async (path) => {
      const answer = await read(path);
      expect(answer.status).toBeLessThan(500);
      expectNoInsides(answer);
    },
  );

  test('of a day that there is not, the same on both databases, is no fault of ours', async () => {
    const { status, text } = await read('Runs?$filter=businessDate eq 2026-02-31');
    expect(status).toBeLessThan(500);
    expect(text).not.toMatch(/SELECT|saldo_/);
  });

  test.each([
    ['2099-02-31', 'ASSERT_DATA_TYPE|DATE_INVALID'],
    [addDays(TODAY, -1), 'NIGHT_TOO_EARLY'],
    ['2099-01-01', 'NIGHT_TOO_LATE'],
  ])('of a night for %s is that it cannot be', async (businessDate, code) => {
    const answer = await act('runNight', { businessDate });
    expect(answer.status).toBe(400);
    expect(answer.body.error?.code).toMatch(new RegExp(code));
    expectNoInsides(answer);
    const runs = await world.db.query('SELECT ID FROM saldo_worklists_Runs');
    expect(runs).toHaveLength(1);
  });

  test('of an ERP that is not configured names what to set', async () => {
    const answer = await act('sendOperations');
    expect(answer.status).toBe(424);
    expect(answer.body.error?.code).toBe('ERP_NOT_CONFIGURED');
    expectNoInsides(answer);
  });

  test('of a night beside another one is that one is under way', async () => {
    const coordination = databaseCoordination(world.db);
    const lease = await coordination.lease('night', 'another process', 60);
    if (!lease) throw new Error('the lease is taken');
    const answer = await act('runNight', { businessDate: TODAY });
    await coordination.release(lease);
    expect(answer.status).toBe(409);
    expect(answer.body.error?.code).toBe('NIGHT_BUSY');
    expectNoInsides(answer);
  });

  describe('of nights, the queue and retention', () => testNightsAndQueue(() => world));

  test('of a table that is missing is no SQL, only where the reason is found', async () => {
    const cascade = kind === 'postgres' ? 'CASCADE' : '';
    await world.db.execute(`DROP TABLE saldo_organization_Segments ${cascade}`);
    const answer = await act('runNight');
    expect(answer.status).toBe(500);
    expect(answer.body.error).toMatchObject({ code: 'INTERNAL_ERROR' });
    expectNoInsides(answer);
  });
});
