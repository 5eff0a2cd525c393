import { randomUUID } from 'node:crypto';
import type { Answer } from '../support/saldo-server.ts';
import {
  type Kind,
  LATE,
  positionOf,
  type StrategiesWorld,
  strategiesWorld,
  TUESDAY,
  versionInForce,
} from './strategies-world.ts';

/** Remo, whose attribute `segment` is DE-BUSINESS. */
const asRemo = { user: 'remo' };

describe.each<Kind>(['sqlite', 'postgres'])('a strategy manager of one segment, on %s', (kind) => {
  let world: StrategiesWorld;
  let change: string;
  let experiment: string;
  let tree: string;

  beforeAll(async () => {
    world = await strategiesWorld(kind);
    const made = await world.call('SettingChanges', {
      body: {
        title: 'Arm',
        segment: 'DE-RETAIL',
        assignments: [{ assignment: randomUUID(), arm: 'Z', strategy: LATE, validFrom: TUESDAY }],
      },
    });
    change = String(made.body.ID);
    const drafted = await world.call('Experiments', { body: design('DE-RETAIL') });
    experiment = String(drafted.body.ID);
    const { body } = await world.call("TreatmentTrees?$filter=segment eq 'DE-RETAIL'");
    tree = String(body.value?.[0]?.ID);
  });
  afterAll(() => world.close());

  const design = (segment: string) => ({
    name: 'Test',
    segment,
    startsOn: TUESDAY,
    enrolUntil: TUESDAY,
    endsOn: '2026-12-24',
    metric: 'cured',
    horizonDays: 10,
    expectedShare: 0.3,
    wishedEffect: 0.1,
    power: 0.8,
    significance: 0.05,
    arms: [{ arm: 'champion', isChampion: true, sharePercent: 50 }],
  });
  const refused = ({ status, body }: Answer) => [status, body.error?.code];

  test.each([
    'Assignments',
    'StageRules',
    'StageConditions',
    'Segments',
    'Groups',
    'TreatmentTrees',
    'Experiments',
    'SettingChanges',
  ])('reads only their segment of %s', async (entity) => {
    const all = (await world.call(entity)).body.value ?? [];
    expect(all.some(({ segment }) => segment === 'DE-RETAIL')).toBe(true);
    const mine = (await world.call(entity, asRemo)).body.value ?? [];
    expect(mine.filter(({ segment }) => segment !== 'DE-BUSINESS')).toEqual([]);
  });

  test('adds up only what is of their segment, and of none what is of nobody', async () => {
    const sum = async (user: string) => {
      const path = 'Experiments?$apply=aggregate(looks with sum as looks)';
      const { status, body } = await world.call(path, { user });
      return [status, body.value?.[0]?.looks ?? null];
    };
    expect(await sum('sara')).toEqual([200, 3]);
    expect(await sum('remo')).toEqual([200, null]);
    expect(await sum('nils')).toEqual([200, null]);
    const { status, body } = await world.call('TreatmentBranches', { user: 'nils' });
    expect([status, body.value]).toEqual([200, []]);
  });

  test('reads no part of what belongs to another segment', async () => {
    const ofTree = `$filter=tree eq ${tree}`;
    const reads = [
      `TreatmentBranches?${ofTree}`,
      `TreatmentBranchTexts?${ofTree}`,
      `TreatmentConditions?${ofTree}`,
      `ExperimentArms?$filter=experiment eq ${experiment}`,
      `AssignmentChanges?$filter=change eq ${change}`,
    ];
    for (const path of reads) {
      expect([path, (await world.call(path)).body.value?.length]).not.toEqual([path, 0]);
      expect([path, (await world.call(path, asRemo)).body.value]).toEqual([path, []]);
    }
    for (const path of [`TreatmentTrees(${tree})`, `TreatmentTrees(${tree})/branches`]) {
      const { body, status } = await world.call(path, asRemo);
      expect([path, body.value ?? []]).toEqual([path, []]);
      expect([200, 404]).toContain(status);
    }
  });

  test('writes nothing into another segment, nor for the whole bank', async () => {
    const bank = { reason: 'fraud', validFrom: TUESDAY, precedence: 1, treatment: 'exclude' };
    const writes: [string, object][] = [
      ['Experiments', design('DE-RETAIL')],
      ['TreatmentTrees', { segment: 'DE-RETAIL', currency: 'EUR' }],
      ['SettingChanges', { title: 'Mine', segment: 'DE-RETAIL' }],
      ['SettingChanges', { title: 'All', exclusionTreatments: [bank] }],
      ['ExperimentArms', { experiment, arm: 'more', sharePercent: 1 }],
      [
        'AssignmentChanges',
        { change, assignment: randomUUID(), strategy: LATE, validFrom: TUESDAY },
      ],
    ];
    for (const [path, body] of writes) {
      const answer = await world.call(path, { ...asRemo, body });
      expect([path, ...refused(answer)]).toEqual([path, 403, 'SEGMENT_FOREIGN']);
    }
    const mine = await world.call('Experiments', { ...asRemo, body: design('DE-BUSINESS') });
    expect(mine.status).toBe(201);
    const moved = await world.call(`Experiments(${mine.body.ID})`, {
      ...asRemo,
      method: 'PATCH',
      body: { segment: 'DE-RETAIL' },
    });
    expect(refused(moved)).toEqual([403, 'SEGMENT_FOREIGN']);
  });

  test('decides nothing of another segment', async () => {
    const row = `Experiments(${experiment})`;
    const acts: Answer[] = [
      await world.actOn(row, 'propose', {}, asRemo),
      await world.actOn(row, 'takeLook', {}, asRemo),
      await world.actOn(row, 'end', { reason: 'x' }, asRemo),
      await world.actOn(`SettingChanges(${change})`, 'propose', {}, asRemo),
      await world.actOn(`TreatmentTrees(${tree})`, 'copyAsDraft', {}, asRemo),
      await world.actOn(`TreatmentTrees(${tree})`, 'retire', {}, asRemo),
      await world.actOn(`TreatmentTrees(${tree})`, 'tryTree', {}, asRemo),
      await world.call(`${row}/StrategiesService.results()`, asRemo),
      await world.call(`${row}/StrategiesService.plan()`, asRemo),
      await world.call(`TreatmentTrees(${tree})/StrategiesService.check()`, asRemo),
    ];
    for (const { status } of acts) expect([403, 404]).toContain(status);
    const version = await versionInForce(world.db, LATE);
    const retired = await world.act(version, 'retire', { reason: 'x' }, asRemo);
    expect(refused(retired)).toEqual([403, 'SEGMENT_FOREIGN']);
  });

  test('asks about customers of their segment only', async () => {
    const { run, source, partner } = await positionOf(world.db, '100');
    const position = `run=${run},source='${source}',partner='${partner}'`;
    const which = "whichStrategy(segment='DE-RETAIL',stage='late')";
    const version = await versionInForce(world.db, LATE);
    const backtest = { segment: 'DE-RETAIL', validFrom: '2026-11-01', validTo: '2026-11-20' };
    const answers = [
      await world.call(`explain(${position})`, asRemo),
      await world.call(which, asRemo),
      await world.act(version, 'backtest', { ...backtest, horizonDays: 5 }, asRemo),
    ];
    for (const answer of answers) expect(refused(answer)).toEqual([403, 'SEGMENT_FOREIGN']);
    const tried = await world.act(version, 'tryVersion', {}, asRemo);
    expect(tried.status).toBe(409);
    expect(tried.body.error?.code).toBe('STRATEGY_NOT_ASSIGNED');
  });
});
