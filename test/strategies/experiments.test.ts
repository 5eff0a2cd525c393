import { randomUUID } from 'node:crypto';
import { addDays } from '../../srv/domain/iso-date.ts';
import type { Answer } from '../support/saldo-server.ts';
import { changeSettings } from './change-settings.ts';
import {
  type Kind,
  MORNING,
  night,
  type StrategiesWorld,
  strategiesWorld,
  TUESDAY,
  versionInForce,
} from './strategies-world.ts';

const END = addDays(TUESDAY, 2);

/** Of seven who may enter, four are enough: an effect of five standard deviations. */
const DESIGN = {
  name: 'Late rules for all',
  segment: 'DE-RETAIL',
  startsOn: TUESDAY,
  enrolUntil: TUESDAY,
  endsOn: END,
  metric: 'recovered',
  horizonDays: 2,
  deviation: 400,
  wishedEffect: 2000,
  power: 0.8,
  significance: 0.05,
  looks: 1,
  arms: [
    { arm: 'champion', isChampion: true, sharePercent: 50 },
    { arm: 'challenger', isChampion: false, strategy: 'EARLY-EUR', sharePercent: 50 },
  ],
};

describe.each<Kind>(['sqlite', 'postgres'])('a test of strategies, on %s', (kind) => {
  let world: StrategiesWorld;

  beforeAll(async () => {
    // A test is planned from today on.
    world = await strategiesWorld(kind, MORNING);
  });
  afterAll(() => world.close());

  const draft = async (columns: object = {}): Promise<string> => {
    const { status, body } = await world.call('Experiments', { body: { ...DESIGN, ...columns } });
    expect([status, body.error]).toEqual([201, undefined]);
    return `Experiments(${body.ID})`;
  };
  const ask = async (row: string, what: string) =>
    (await world.call(`${row}/StrategiesService.${what}()`)).body;
  const assignedToArm = (validFrom: string) =>
    world.db.query<{ id: string; validTo: string }>(
      `SELECT ID AS id, validTo AS "validTo" FROM saldo_strategies_StrategyAssignments
      WHERE arm = 'challenger' AND validFrom = ?`,
      [validFrom],
    );
  const refused = ({ status, body }: Answer) => [status, body.error?.code];

  test('is drafted with its arms, and tells the sample it needs', async () => {
    const row = await draft();
    const { body } = await world.call(`${row}?$expand=arms`);
    expect(body).toMatchObject({ status: 'draft', createdBy: 'sara', looks: 1, sampleSize: null });
    expect(body.arms).toHaveLength(2);
    expect(await ask(row, 'plan')).toMatchObject({
      firstDay: TUESDAY,
      expected: 7,
      needed: 4,
      isEnough: true,
      code: null,
    });
  });

  test('is refused with the number that would do when too few could enter', async () => {
    const row = await draft({ wishedEffect: 200 });
    const plan = await ask(row, 'plan');
    expect(plan).toMatchObject({ expected: 7, needed: 128, isEnough: false });
    expect(Number(plan.shownEffect)).toBeGreaterThan(200);
    const answer = await world.actOn(row, 'propose', {}, { language: 'es' });
    expect(refused(answer)).toEqual([409, 'EXPERIMENT_UNDERPOWERED']);
    expect(answer.body.error?.message).toContain('128');
    expect((await world.call(row)).body).toMatchObject({ status: 'draft' });
  });

  test('says in words what is wrong with its design', async () => {
    const row = await draft({ endsOn: addDays(TUESDAY, 1) });
    const plan = await ask(row, 'plan');
    expect(plan).toMatchObject({ isEnough: false, code: 'EXPERIMENT_INVALID' });
    expect(plan.text).toContain('last horizon');
    const answer = await world.actOn(row, 'propose');
    expect(refused(answer)).toEqual([409, 'EXPERIMENT_INVALID']);
    expect(answer.body.error?.message).toContain('last horizon');
  });

  test.each([
    ['EXPERIMENT_LATE', { startsOn: '2026-11-23' }],
    ['EXPERIMENT_STAGE', { stage: 'lat' }],
    ['EXPERIMENT_STRATEGY', { arms: [DESIGN.arms[0], { ...DESIGN.arms[1], strategy: 'NONE' }] }],
  ])('is refused with %s', async (code, columns) => {
    expect(refused(await world.actOn(await draft(columns), 'propose'))).toEqual([409, code]);
  });

  test('is only changed as a draft, and nobody writes how it went', async () => {
    const row = await draft({ status: 'running', sampleSize: 1 });
    expect((await world.call(row)).body).toMatchObject({ status: 'draft', sampleSize: null });
    await world.actOn(row, 'propose');
    const id = /\((.*)\)/.exec(row)?.[1];
    const arm = `ExperimentArms(experiment=${id},arm='champion')`;
    for (const path of [row, arm]) {
      const change = path === row ? { name: 'Other' } : { sharePercent: 10 };
      const answer = await world.call(path, { method: 'PATCH', body: change });
      expect(refused(answer)).toEqual([409, 'EXPERIMENT_NOT_DRAFT']);
      expect(refused(await world.call(path, { method: 'DELETE' }))).toEqual([
        409,
        'EXPERIMENT_NOT_DRAFT',
      ]);
    }
    const look = { experiment: id, number: 1, verdict: 'stop' };
    expect((await world.call('ExperimentLooks', { body: look })).status).toBe(405);
    const back = await world.actOn(row, 'sendBack', { reason: 'arms' }, { user: 'tomas' });
    expect(back.body).toMatchObject({ status: 'draft', proposedBy: null });
    expect((await world.call(row, { method: 'DELETE' })).status).toBe(204);
  });

  test('is proposed by one, started by another, and judged by the night', async () => {
    const ID = '7c0d4c7e-3b1a-4a55-9d8e-000000000003'; // deals each arm at least two groups
    const row = await draft({ ID });
    expect((await world.actOn(row, 'propose')).body).toMatchObject({ status: 'proposed' });
    expect(refused(await world.actOn(row, 'activate'))).toEqual([403, 'FOUR_EYES']);
    const started = await world.actOn(row, 'activate', {}, { user: 'tomas' });
    expect(started.body).toMatchObject({ status: 'running', startedBy: 'tomas', sampleSize: 4 });
    const { body } = await world.call(`${row}/arms`);
    expect(body.value).toMatchObject([
      { arm: 'challenger', sampleSize: 2, strategyVersion: expect.any(String) },
      { arm: 'champion', sampleSize: 2, strategyVersion: null },
    ]);
    const overlapping = await world.actOn(await draft(), 'propose');
    expect(refused(overlapping)).toEqual([409, 'EXPERIMENT_OVERLAPS']);

    await night(world.db, TUESDAY);
    expect(refused(await world.actOn(row, 'takeLook', {}, { user: 'sue' }))[0]).toBe(403);
    const early = (await world.actOn(row, 'takeLook')).body;
    expect(early).toMatchObject({ information: 0, isLookDue: false, looks: [] });
    expect(early.comparisons).toContainEqual(
      expect.objectContaining({ isShown: false, code: 'UPLIFT_TOO_EARLY' }),
    );

    await night(world.db, END);
    const results = await ask(row, 'results');
    expect(results).toMatchObject({ asOf: END, currency: 'EUR', verdict: 'stop' });
    expect(results.looks).toMatchObject([{ number: 1, takenOn: END, verdict: 'stop' }]);
    const deciding = (results.comparisons as Record<string, unknown>[])[1];
    expect(deciding).toMatchObject({
      metric: 'recovered',
      unit: 'EUR',
      isDeciding: true,
      isShown: false,
      code: 'UPLIFT_NOT_SHOWN',
    });
    const { body: looks } = await world.call(`${row}/taken`);
    expect(looks.value).toMatchObject([{ number: 1, verdict: 'stop' }]);

    const ended = await world.actOn(row, 'end', { reason: 'no difference' });
    expect(ended.body).toMatchObject({ status: 'finished', endReason: 'no difference' });
    expect(refused(await world.actOn(row, 'end', { reason: 'again' }))).toEqual([
      409,
      'EXPERIMENT_STATUS',
    ]);
  });

  test('keeps its arms for the day of the published lists when it is ended early', async () => {
    const startsOn = addDays(END, 1);
    const dates = { startsOn, enrolUntil: startsOn, endsOn: addDays(startsOn, 9) };
    const row = await draft(dates);
    await world.actOn(row, 'propose');
    await world.actOn(row, 'activate', {}, { user: 'tomas' });
    await night(world.db, startsOn);
    const version = await world.draftOf('EARLY-EUR');
    const proposed = await world.act(version, 'propose', { validFrom: addDays(startsOn, 3) });
    expect(refused(proposed)).toEqual([409, 'STRATEGY_IN_TEST']);
    const compared = await versionInForce(world.db, 'EARLY-EUR');
    expect(refused(await world.act(compared, 'retire', { reason: 'old' }))).toEqual([
      409,
      'STRATEGY_IN_TEST',
    ]);
    expect((await world.call(`Versions(${compared})`)).body).toMatchObject({ status: 'active' });
    const [own] = await assignedToArm(startsOn);
    const arm = { arm: 'challenger', strategy: 'EARLY-EUR', validFrom: startsOn };
    const late = { ...arm, stage: 'late', validFrom: addDays(startsOn, 2) };
    for (const change of [
      { assignment: own?.id, ...arm, validTo: addDays(startsOn, 2) },
      { assignment: own?.id, ...arm, isRemoved: true },
      { assignment: randomUUID(), ...late },
      { assignment: randomUUID(), ...late, arm: 'champion' },
    ]) {
      const answer = await changeSettings(world, { segment: 'DE-RETAIL', assignments: [change] });
      expect([refused(answer), change]).toEqual([
        [409, 'isRemoved' in change ? 'IN_USE' : 'ARM_IN_TEST'],
        change,
      ]);
    }
    const ended = await world.actOn(row, 'end', { reason: 'complaints' });
    expect(ended.body).toMatchObject({ status: 'stopped', armsUntil: startsOn, endedBy: 'sara' });
    expect(await assignedToArm(startsOn)).toEqual([{ id: own?.id, validTo: startsOn }]);
  });

  test('is not started beside an assignment that would tie with an arm', async () => {
    const startsOn = addDays(END, 40);
    const dates = { startsOn, enrolUntil: startsOn, endsOn: addDays(startsOn, 9) };
    const row = await draft(dates);
    await world.actOn(row, 'propose');
    const assignments = [
      { assignment: randomUUID(), arm: 'challenger', strategy: 'EARLY-EUR', validFrom: startsOn },
    ];
    const changed = await changeSettings(world, { segment: 'DE-RETAIL', assignments });
    expect(changed.status).toBe(200);
    const started = await world.actOn(row, 'activate', {}, { user: 'tomas' });
    expect(refused(started)).toEqual([409, 'ASSIGNMENT_AMBIGUOUS']);
    expect((await world.call(row)).body).toMatchObject({ status: 'proposed' });
  });

  test('leaves nothing assigned when it is ended before it began', async () => {
    const startsOn = addDays(END, 20);
    const dates = { startsOn, enrolUntil: startsOn, endsOn: addDays(startsOn, 9) };
    const row = await draft(dates);
    await world.actOn(row, 'propose');
    await world.actOn(row, 'activate', {}, { user: 'tomas' });
    await world.actOn(row, 'end', { reason: 'no budget' });
    const rows = await world.db.query(
      'SELECT ID FROM saldo_strategies_StrategyAssignments WHERE validFrom = ?',
      [startsOn],
    );
    expect(rows).toEqual([]);
  });

  test('that does not exist is told so', async () => {
    const row = `Experiments(${randomUUID()})`;
    for (const action of ['propose', 'activate', 'takeLook']) {
      expect(refused(await world.actOn(row, action))).toEqual([404, 'EXPERIMENT_MISSING']);
    }
  });

  test('is read by supervisors, who neither draft nor end it', async () => {
    const row = await draft();
    expect((await world.call(row, { user: 'sue' })).status).toBe(200);
    expect((await world.call('Experiments', { user: 'sue', body: DESIGN })).status).toBe(403);
    expect((await world.actOn(row, 'end', { reason: 'x' }, { user: 'carl' })).status).toBe(403);
  });
});
