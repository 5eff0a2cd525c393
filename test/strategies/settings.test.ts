import { randomUUID } from 'node:crypto';
import { changeSettings } from './change-settings.ts';
import { testSettingLists } from './setting-lists.ts';
import {
  type Kind,
  LATE,
  type StrategiesWorld,
  strategiesWorld,
  TUESDAY,
} from './strategies-world.ts';

const IN_USE = '2026-11-23';
const SEGMENT = 'DE-RETAIL';

describe.each<Kind>(['sqlite', 'postgres'])('what the next night reads, on %s', (kind) => {
  let world: StrategiesWorld;

  beforeAll(async () => {
    world = await strategiesWorld(kind);
  });
  afterAll(() => world.close());

  const stage = (validFrom: string, operands: string) => {
    const question = { fact: 'oldestDaysOverdue', operator: 'above', negated: false, operands };
    return { validFrom, sequence: 1, stage: 'late', conditions: [{ sequence: 1, ...question }] };
  };
  const stages = (...stageRules: object[]) => ({ segment: SEGMENT, stageRules });
  const draft = async (change: object, user = 'sara') => {
    const { status, body } = await world.call('SettingChanges', {
      body: { title: 'Later', ...change },
      user,
    });
    expect([status, body.error]).toEqual([201, undefined]);
    return `SettingChanges(${body.ID})`;
  };
  const storedStages = (validFrom: string) =>
    world.db.query<{ stage: string; operands: string }>(
      `SELECT r.stage, c.operands FROM saldo_strategies_StageRules r
      JOIN saldo_strategies_StageConditions c
        ON c.segment = r.segment AND c.validFrom = r.validFrom AND c.rule = r.sequence
      WHERE r.segment = ? AND r.validFrom = ?`,
      [SEGMENT, validFrom],
    );
  const storedAssignments = (condition: string) =>
    world.db.query<{ ID: string; stage: string; validFrom: string; validTo: string | null }>(
      `SELECT ID AS "ID", stage, validFrom AS "validFrom", validTo AS "validTo"
      FROM saldo_strategies_StrategyAssignments
      WHERE segment = '${SEGMENT}' AND ${condition} ORDER BY ID`,
    );

  test('is not written directly', async () => {
    for (const path of ['Assignments', 'StageRules', 'StageConditions', 'ExclusionTreatments']) {
      expect((await world.call(path, { body: {} })).status).toBe(405);
    }
  });

  test('changes by one who proposes and another who puts it into force', async () => {
    const change = await draft(stages(stage(TUESDAY, '[60]')));
    expect((await world.actOn(change, 'propose')).body).toMatchObject({ status: 'proposed' });
    expect(await storedStages(TUESDAY)).toEqual([]);
    const own = await world.actOn(change, 'activate');
    expect([own.status, own.body.error?.code]).toEqual([403, 'FOUR_EYES']);
    expect(await storedStages(TUESDAY)).toEqual([]);
    const other = await world.actOn(change, 'activate', {}, { user: 'tomas' });
    expect(other.body).toMatchObject({
      status: 'active',
      proposedBy: 'sara',
      activatedBy: 'tomas',
    });
    expect(await storedStages(TUESDAY)).toEqual([{ stage: 'late', operands: '[60]' }]);
    const events = await world.db.query<{ decision: string; actor: string }>(
      `SELECT decision, actor FROM saldo_audit_Events WHERE objectKey = ? ORDER BY decision`,
      [String(other.body.ID)],
    );
    expect(events).toEqual([
      { decision: 'setting-activated', actor: 'tomas' },
      { decision: 'setting-proposed', actor: 'sara' },
    ]);
  });

  test('replaces the stages of a day as a whole', async () => {
    await changeSettings(
      world,
      stages(stage('2026-12-01', '[60]'), { ...stage('2026-12-01', '[5]'), sequence: 2 }),
    );
    expect(await storedStages('2026-12-01')).toHaveLength(2);
    const again = await changeSettings(world, stages(stage('2026-12-01', '[30]')));
    expect(again.status).toBe(200);
    expect(await storedStages('2026-12-01')).toEqual([{ stage: 'late', operands: '[30]' }]);
  });

  test('is sent back with a reason, and changed as a draft only', async () => {
    const change = await draft(stages(stage(TUESDAY, '[61]')));
    await world.actOn(change, 'propose');
    const edit = { method: 'PATCH', body: { title: 'Other' } };
    const refused = await world.call(change, edit);
    expect([refused.status, refused.body.error?.code]).toEqual([409, 'SETTING_NOT_DRAFT']);
    const back = await world.actOn(change, 'sendBack', { reason: 'days' }, { user: 'tomas' });
    expect(back.body).toMatchObject({ status: 'draft', proposedBy: null });
    expect((await world.call(change, edit)).body).toMatchObject({ title: 'Other' });
    expect((await world.call(change, { method: 'DELETE' })).status).toBe(204);
  });

  test('refuses a stage condition that a night could not read', async () => {
    const body = { title: 'Later', ...stages(stage(TUESDAY, '[')) };
    const { status, body: answer } = await world.call('SettingChanges', { body });
    expect([status, answer.error?.code]).toEqual([400, 'OPERANDS_INVALID']);
  });

  test.each([
    ['SETTING_EMPTY', { segment: SEGMENT }],
    ['SETTING_SCOPE', { stageRules: [stage(TUESDAY, '[60]')] }],
    [
      'SETTING_SCOPE',
      {
        segment: SEGMENT,
        exclusionTreatments: [
          { reason: 'fraud', validFrom: TUESDAY, precedence: 1, treatment: 'exclude' },
        ],
      },
    ],
    ['SETTING_NAME_UNKNOWN', stages({ ...stage(TUESDAY, '[60]'), stage: 'lat' })],
    [
      'SETTING_NAME_UNKNOWN',
      {
        segment: SEGMENT,
        assignments: [
          {
            assignment: randomUUID(),
            collectionGroup: 'CO-RETAIL-EARLY', // of another segment
            strategy: LATE,
            validFrom: TUESDAY,
          },
        ],
      },
    ],
    ['IN_USE', stages(stage(IN_USE, '[60]'))],
    [
      'IN_USE',
      {
        exclusionTreatments: [
          { reason: 'lawyer', validFrom: IN_USE, precedence: 1, treatment: 'exclude' },
        ],
      },
    ],
  ])('is refused with %s, and stays a draft', async (code, change) => {
    const row = await draft(change);
    const { status, body } = await world.actOn(row, 'propose');
    expect([status, body.error?.code]).toEqual([409, code]);
    expect((await world.call(row)).body).toMatchObject({ status: 'draft' });
  });

  test('may treat an exclusion otherwise from a later day', async () => {
    const treatment = { reason: 'fraud', validFrom: TUESDAY, precedence: 1, treatment: 'exclude' };
    const { status } = await changeSettings(world, { exclusionTreatments: [treatment] });
    expect(status).toBe(200);
    const rows = await world.db.query(
      `SELECT precedence FROM saldo_strategies_ExclusionTreatments
      WHERE reason = 'fraud' AND validFrom = ?`,
      [TUESDAY],
    );
    expect(rows).toEqual([{ precedence: 1 }]);
  });

  test('lets an assignment in use end, not become another', async () => {
    const [used] = await storedAssignments("stage = 'late' AND arm IS NULL");
    const kept = { assignment: used?.ID, stage: 'late', validFrom: used?.validFrom };
    const other = await draft({
      segment: SEGMENT,
      assignments: [{ ...kept, strategy: 'EARLY-EUR' }],
    });
    expect((await world.actOn(other, 'propose')).body.error?.code).toBe('IN_USE');
    const assignments = [
      { ...kept, strategy: LATE, validTo: IN_USE },
      { assignment: randomUUID(), stage: 'late', strategy: 'EARLY-EUR', validFrom: TUESDAY },
    ];
    expect((await changeSettings(world, { segment: SEGMENT, assignments })).status).toBe(200);
    const rows = await storedAssignments("stage = 'late' AND arm IS NULL");
    expect(rows.map(({ validTo }) => validTo).sort()).toEqual([IN_USE, null]);
  });

  test('is removed or not, never neither', async () => {
    const row = {
      assignment: randomUUID(),
      stage: 'late',
      strategy: LATE,
      validFrom: '2031-01-01',
    };
    const none = await world.call('SettingChanges', {
      body: { title: 'Later', segment: SEGMENT, assignments: [{ ...row, isRemoved: null }] },
    });
    expect(none.status).toBe(400);
    const change = await draft({ segment: SEGMENT, assignments: [row] });
    const id = /\((.*)\)/.exec(change)?.[1];
    const path = `AssignmentChanges(change=${id},assignment=${row.assignment})`;
    const cleared = await world.call(path, { method: 'PATCH', body: { isRemoved: null } });
    expect(cleared.status).toBe(400);
    expect((await world.call(path)).body).toMatchObject({ isRemoved: false });
  });

  test('takes no assignment over from another segment', async () => {
    const [foreign] = await world.db.query<{ ID: string }>(
      `SELECT ID AS "ID" FROM saldo_strategies_StrategyAssignments WHERE segment = 'DE-BUSINESS'`,
    );
    const assignments = [{ assignment: foreign?.ID, strategy: LATE, validFrom: TUESDAY, arm: 'X' }];
    const { body } = await changeSettings(world, { segment: SEGMENT, assignments });
    expect(body.error?.code).toBe('SETTING_SCOPE');
  });

  test('gets no version past its actions, from a strategy either', async () => {
    const version = {
      strategy: LATE,
      version: 50,
      status: 'active',
      currency: 'EUR',
      maxValuation: 1,
    };
    await world.call(`Strategies('${LATE}')`, {
      method: 'PATCH',
      body: { name: 'Late', versions: [version] },
    });
    await world.call('Strategies', {
      body: { strategy: 'DEEP', name: 'Deep', versions: [version] },
    });
    const created = await world.call(`Strategies('${LATE}')/versions`, { body: version });
    expect(created.body).toMatchObject({ status: 'draft', version: 2 });
    const rows = await world.db.query<{ status: string; version: number }>(
      `SELECT status, version FROM saldo_strategies_StrategyVersions
      WHERE strategy = ? ORDER BY version`,
      [LATE],
    );
    expect(rows).toEqual([
      { status: 'active', version: 1 },
      { status: 'draft', version: 2 },
    ]);
  });

  test('tells a currency whose decimals nobody knows', async () => {
    const version = await world.draftOf(LATE);
    await world.call(`Versions(${version})`, { method: 'PATCH', body: { currency: 'XYZ' } });
    const { body } = await world.call(`Versions(${version})/StrategiesService.check()`);
    expect(body.value).toContainEqual(
      expect.objectContaining({ code: 'VERSION_CURRENCY_UNKNOWN', severity: 'error' }),
    );
  });

  describe('stages', () => {
    const day = '2031-03-01';
    const sentences = async (row: string) => {
      const { body } = await world.call(`${row}/stageRules?$orderby=sequence&$select=sentence`);
      return (body.value ?? []).map(({ sentence }) => String(sentence));
    };
    const toEdit = async (row: string, sequence: number | null) =>
      (
        await world.call(
          `${row}/StrategiesService.stageToEdit(validFrom=${day},sequence=${sequence})`,
        )
      ).body;
    const older = [
      { fact: 'oldestDaysOverdue', operator: 'above', negated: false, values: ['120'] },
    ];

    test('are drafted as they stand, changed one by one, and come into force as a whole', async () => {
      const drafted = await world.call('draftStages', {
        body: { segment: SEGMENT, validFrom: day, title: 'Legal earlier' },
      });
      const row = `SettingChanges(${drafted.body.ID})`;
      const stood = await sentences(row);
      expect(stood.length).toBeGreaterThan(0);
      const { known } = await toEdit(row, null);
      const stage = { validFrom: day, known, stage: 'late', conditions: older };
      expect((await world.actOn(row, 'saveStage', stage)).status).toBe(200);
      const added = await sentences(row);
      expect(added.at(-1)).toContain('120');
      const stale = await world.actOn(row, 'saveStage', stage);
      expect([stale.status, stale.body.error?.code]).toEqual([409, 'STAGES_CHANGED']);
      const last = { validFrom: day, sequence: added.length };
      const now = await toEdit(row, added.length);
      expect(now).toMatchObject({ treatment: 'late', conditions: older });
      await world.actOn(row, 'moveStage', { ...last, known: now.known, up: true });
      expect((await sentences(row)).at(-2)).toContain('120');
      const moved = await toEdit(row, added.length);
      await world.actOn(row, 'removeStage', { ...last, known: moved.known });
      expect(await sentences(row)).toEqual([...stood.slice(0, -1), added.at(-1)]);
      await world.actOn(row, 'propose');
      expect((await world.actOn(row, 'activate', {}, { user: 'tomas' })).status).toBe(200);
      expect((await storedStages(day)).at(-1)).toMatchObject({ stage: 'late', operands: '[120]' });
    });

    test('are refused where a night could not ask them, and to who has another segment', async () => {
      const body = { segment: SEGMENT, validFrom: '2031-04-01', title: 'Other' };
      expect((await world.call('draftStages', { body, user: 'remo' })).status).toBe(403);
      expect((await world.call('draftStages', { body, user: 'sue' })).status).toBe(403);
      const { body: drafted } = await world.call('draftStages', { body });
      const row = `SettingChanges(${drafted.ID})`;
      const wrong = [{ ...older[0], values: ['soon'] }];
      const { status, body: answer } = await world.actOn(row, 'saveStage', {
        validFrom: '2031-04-01',
        stage: 'late',
        conditions: wrong,
      });
      expect([status, answer.error?.target]).toEqual([400, 'conditions/0/values']);
    });
  });

  describe('the lists of the bank', () => testSettingLists(() => world));
});
