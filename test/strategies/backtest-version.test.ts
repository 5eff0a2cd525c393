import { addDays } from '../../srv/domain/iso-date.ts';
import { MONDAY } from '../support/small-bank.ts';
import {
  type Kind,
  LATE,
  night,
  type StrategiesWorld,
  strategiesWorld,
  versionInForce,
} from './strategies-world.ts';

const LATER = addDays(MONDAY, 21);
const REQUEST = { segment: 'DE-RETAIL', validFrom: MONDAY, validTo: LATER, horizonDays: 20 };

describe.each<Kind>(['sqlite', 'postgres'])('a backtest of a version, on %s', (kind) => {
  let world: StrategiesWorld;
  let version: string;

  beforeAll(async () => {
    world = await strategiesWorld(kind);
    version = await versionInForce(world.db, LATE);
    await world.db.execute(
      "UPDATE saldo_ledger_Items SET clearingStatus = '9' WHERE partner = '106'",
    );
    await night(world.db, LATER);
  });
  afterAll(() => world.close());

  test('tells how it ranked, in amounts, self-cures apart, and claims no uplift', async () => {
    const { status, body } = await world.act(version, 'backtest', REQUEST, { user: 'carl' });
    expect([status, body.error]).toEqual([200, undefined]);
    expect(body).toMatchObject({
      strategy: LATE,
      currency: 'EUR',
      contracts: 5,
      // 1,000 not yet billed, and 80 that were open.
      selfCured: '1080.00',
      uplift: null,
      upliftCode: 'UPLIFT_NOT_RANDOM',
    });
    expect(body.upliftText).toContain('challenger');
    expect(body.days).toMatchObject([{ day: MONDAY, until: LATER }]);
    expect(body.slices).toHaveLength(10);
  });

  test('replays a draft as well, and a sample of customers', async () => {
    const draft = await world.draftOf(LATE);
    const { body } = await world.act(draft, 'backtest', { ...REQUEST, sampleSize: 2 });
    expect(body).toMatchObject({ version: draft, sampleSize: 2 });
    expect(Number(body.contracts)).toBeLessThan(5);
  });

  test('replays one stage alone, such as the one the version is for', async () => {
    const { body } = await world.act(version, 'backtest', { ...REQUEST, stage: 'late' });
    expect(body).toMatchObject({ stage: 'late', contracts: 4 });
  });

  test.each([
    [409, 'BACKTEST_NO_DAYS', { horizonDays: 60 }],
    [404, 'BACKTEST_UNKNOWN', { segment: 'NONE' }],
    [400, 'HORIZON_INVALID', { horizonDays: 0 }],
    [400, 'SAMPLE_INVALID', { sampleSize: 0 }],
    [400, 'VALID_TO_TOO_EARLY', { validTo: addDays(MONDAY, -1) }],
  ])('is refused with %i %s', async (status, code, columns) => {
    const answer = await world.act(version, 'backtest', { ...REQUEST, ...columns });
    expect([answer.status, answer.body.error?.code]).toEqual([status, code]);
  });
});
