import { randomUUID } from 'node:crypto';
import { runsTable } from '../../srv/platform/tables.ts';
import {
  type Kind,
  LATE,
  type StrategiesWorld,
  strategiesWorld,
  TUESDAY,
  versionInForce,
} from './strategies-world.ts';

const propose = { validFrom: TUESDAY };

describe.each<Kind>(['sqlite', 'postgres'])('the life of a strategy version, on %s', (kind) => {
  let world: StrategiesWorld;
  let active: string;

  beforeAll(async () => {
    world = await strategiesWorld(kind);
    active = await versionInForce(world.db, LATE);
  });
  afterAll(() => world.close());

  const contentOf = async (version: string) => {
    const path = `Versions(${version})?$expand=rules($expand=conditions,texts),bands`;
    const { body } = await world.call(path);
    return body as { version: number; rules: Record<string, unknown>[]; bands: unknown[] };
  };

  test('a copy is a draft with the next number and the same rules', async () => {
    const draft = await contentOf(await world.draftOf(LATE));
    const original = await contentOf(active);
    expect(draft).toMatchObject({ status: 'draft', version: 2, createdBy: 'sara' });
    expect(draft.rules.length).toBe(original.rules.length);
    const withoutVersion = (content: object) =>
      JSON.stringify(content).replaceAll(/[0-9a-f-]{36}/g, '');
    expect(withoutVersion(draft.rules)).toBe(withoutVersion(original.rules));
    expect(draft.bands.length).toBe(original.bands.length);
  });

  test('a copy for another strategy counts among that one, for a challenger', async () => {
    const { body } = await world.act(active, 'copyAsDraft', { strategy: 'EARLY-EUR' });
    expect(body).toMatchObject({ strategy: 'EARLY-EUR', status: 'draft', version: 2 });
    const unknown = await world.act(active, 'copyAsDraft', { strategy: 'NONE' });
    expect([unknown.status, unknown.body.error?.code]).toEqual([400, 'STRATEGY_UNKNOWN']);
  });

  test('a draft is proposed by one and activated by another', async () => {
    const draft = await world.draftOf('EARLY-EUR');
    const proposed = await world.act(draft, 'propose', propose);
    expect(proposed.body).toMatchObject({
      status: 'proposed',
      proposedBy: 'sara',
      validFrom: TUESDAY,
    });
    const own = await world.act(draft, 'activate');
    expect([own.status, own.body.error?.code]).toEqual([403, 'FOUR_EYES']);
    const other = await world.act(draft, 'activate', {}, { user: 'tomas' });
    expect(other.body).toMatchObject({ status: 'active', activatedBy: 'tomas' });
    const events = await world.db.query(
      'SELECT decision, actor FROM saldo_audit_Events WHERE objectKey = ? ORDER BY decision',
      [draft],
    );
    expect(events).toEqual([
      { decision: 'version-activated', actor: 'tomas' },
      { decision: 'version-drafted', actor: 'sara' },
      { decision: 'version-proposed', actor: 'sara' },
    ]);
    const second = await world.act(draft, 'activate', {}, { user: 'tomas' });
    expect([second.status, second.body.error?.code]).toEqual([409, 'VERSION_STATUS']);
  });

  test('a proposal can be sent back, and then changed', async () => {
    const draft = await world.draftOf(LATE);
    await world.act(draft, 'propose', propose);
    const change = { method: 'PATCH', body: { maxValuation: 150 } };
    expect((await world.call(`Versions(${draft})`, change)).status).toBe(409);
    const back = await world.act(draft, 'sendBack', { reason: 'points' }, { user: 'tomas' });
    expect(back.body).toMatchObject({ status: 'draft', proposedBy: null, validFrom: null });
    expect((await world.call(`Versions(${draft})`, change)).body).toMatchObject({
      maxValuation: 150,
    });
  });

  test('a version with faults cannot be proposed', async () => {
    const draft = await world.draftOf(LATE);
    await world.call(`Bands(version=${draft},priority='low')`, { method: 'DELETE' });
    const { status, body } = await world.act(draft, 'propose', propose);
    expect([status, body.error?.code]).toEqual([409, 'STRATEGY_INVALID']);
    expect((await contentOf(draft)) as object).toMatchObject({ status: 'draft' });
  });

  test('a version begins after the day of published lists', async () => {
    const draft = await world.draftOf(LATE);
    const { status, body } = await world.act(draft, 'propose', { validFrom: '2026-11-23' });
    expect([status, body.error?.code]).toEqual([409, 'VALID_FROM_TOO_EARLY']);
  });

  test('a version begins after a day for which a night is under way', async () => {
    const draft = await world.draftOf(LATE);
    const [segment] = await world.db.query<{ segment: string }>(
      'SELECT segment FROM saldo_strategies_StrategyAssignments WHERE strategy = ?',
      [LATE],
    );
    const run = { ID: randomUUID(), segment: segment?.segment, businessDate: '2026-12-24' };
    await world.db.insert(runsTable, [{ ...run, status: 'planned' }]);
    const validFrom = '2026-12-24';
    const { status, body } = await world.act(draft, 'propose', { validFrom });
    expect([status, body.error?.code]).toEqual([409, 'VALID_FROM_TOO_EARLY']);
    await world.db.execute('DELETE FROM saldo_worklists_Runs WHERE ID = ?', [run.ID]);
    expect((await world.act(draft, 'propose', { validFrom })).status).toBe(200);
  });

  test('the only version of an assigned strategy cannot be retired', async () => {
    const { status, body } = await world.act(active, 'retire', { reason: 'old' });
    expect([status, body.error?.code]).toEqual([409, 'VERSION_NEEDED']);
    expect(await versionInForce(world.db, LATE)).toBe(active);
  });

  describe('a version in use is never changed', () => {
    const rule = () => ({ version: active, sequence: 99, ruleId: 'new', points: 5 });
    const condition = () => {
      const question = { fact: 'dunningLevel', operator: 'above', negated: false, operands: '[1]' };
      return { version: active, rule: 1, sequence: 99, ...question };
    };
    const attempts: [string, () => { method: string; path: string; body?: object }][] = [
      [
        'by PATCH of its head',
        () => ({ method: 'PATCH', path: `Versions(${active})`, body: { maxValuation: 1 } }),
      ],
      ['by DELETE', () => ({ method: 'DELETE', path: `Versions(${active})` })],
      [
        'by a deep write',
        () => ({ method: 'PATCH', path: `Versions(${active})`, body: { rules: [] } }),
      ],
      [
        'by PUT',
        () => ({
          method: 'PUT',
          path: `Versions(${active})`,
          body: { strategy: LATE, currency: 'EUR', maxValuation: 1, rules: [] },
        }),
      ],
      ['by POST of a rule', () => ({ method: 'POST', path: 'Rules', body: rule() })],
      [
        'by POST of a rule below it',
        () => ({
          method: 'POST',
          path: `Versions(${active})/rules`,
          body: { ...rule(), version: undefined },
        }),
      ],
      [
        'by PATCH of a rule',
        () => ({
          method: 'PATCH',
          path: `Rules(version=${active},sequence=1)`,
          body: { points: 99 },
        }),
      ],
      [
        'by PATCH of a rule below it',
        () => ({
          method: 'PATCH',
          path: `Versions(${active})/rules(version=${active},sequence=1)`,
          body: { points: 99 },
        }),
      ],
      [
        'by an upsert of a rule',
        () => ({
          method: 'PUT',
          path: `Rules(version=${active},sequence=98)`,
          body: { ruleId: 'x', points: 1 },
        }),
      ],
      [
        'by DELETE of a rule',
        () => ({ method: 'DELETE', path: `Rules(version=${active},sequence=1)` }),
      ],
      ['by POST of a condition', () => ({ method: 'POST', path: 'Conditions', body: condition() })],
      [
        'by PATCH of a condition',
        () => ({
          method: 'PATCH',
          path: `Conditions(version=${active},rule=1,sequence=1)`,
          body: { operands: '[0]' },
        }),
      ],
      [
        'by PATCH of a text',
        () => ({
          method: 'PATCH',
          path: `RuleTexts(version=${active},sequence=1,language='en')`,
          body: { text: 'x' },
        }),
      ],
      [
        'by DELETE of a band',
        () => ({ method: 'DELETE', path: `Bands(version=${active},priority='low')` }),
      ],
      [
        'by PATCH of a band',
        () => ({
          method: 'PATCH',
          path: `Bands(version=${active},priority='high')`,
          body: { percentFrom: 1 },
        }),
      ],
    ];

    test.each(attempts)('%s', async (_, attempt) => {
      const before = JSON.stringify(await contentOf(active));
      const { path, ...options } = attempt();
      const { status, body } = await world.call(path, options);
      expect([status, body.error?.code]).toEqual([409, 'VERSION_NOT_DRAFT']);
      expect(JSON.stringify(await contentOf(active))).toBe(before);
    });

    test('through a draft', async () => {
      const draft = await world.draftOf(LATE);
      const before = JSON.stringify(await contentOf(active));
      const rules = [{ ...rule(), conditions: [condition()] }];
      await world.call(`Versions(${draft})`, { method: 'PATCH', body: { rules } });
      await world.call(`Rules(version=${draft},sequence=1)`, {
        method: 'PATCH',
        body: { version: active, conditions: [condition()] },
      });
      expect(JSON.stringify(await contentOf(active))).toBe(before);
    });
  });

  test('a draft is written as a whole, read again, and deleted with all its parts', async () => {
    const ID = randomUUID();
    const version = {
      ID,
      strategy: LATE,
      currency: 'EUR',
      maxValuation: 10,
      status: 'active',
      version: 77,
      rules: [
        {
          sequence: 1,
          ruleId: 'late',
          points: 10,
          texts: [{ language: 'en', text: 'Late' }],
          conditions: [
            {
              sequence: 1,
              fact: 'oldestDaysOverdue',
              operator: 'above',
              negated: false,
              operands: '[30]',
            },
          ],
        },
      ],
      bands: [{ priority: 'low', percentFrom: 0 }],
    };
    const created = await world.call('Versions', { body: version });
    expect(created.status).toBe(201);
    const read = await contentOf(ID);
    expect(read).toMatchObject({ status: 'draft', createdBy: 'sara' });
    expect(read.version).not.toBe(77);
    expect(read.rules).toMatchObject([
      { ruleId: 'late', conditions: [{ fact: 'oldestDaysOverdue' }] },
    ]);
    expect((await world.call(`Versions(${ID})`, { method: 'DELETE' })).status).toBe(204);
    const left = await world.db.query(
      'SELECT 1 AS one FROM saldo_strategies_StrategyConditions WHERE version = ?',
      [ID],
    );
    expect(left).toEqual([]);
  });

  test('supervisors and controllers read but do not write, agents do neither', async () => {
    for (const user of ['sue', 'carl']) {
      expect((await world.call('Versions', { user })).status).toBe(200);
      expect((await world.act(active, 'copyAsDraft', {}, { user })).status).toBe(403);
      const body = { maxValuation: 1 };
      expect(
        (await world.call(`Versions(${active})`, { user, method: 'PATCH', body })).status,
      ).toBe(403);
      expect((await world.call('SettingChanges', { user, body: {} })).status).toBe(403);
    }
    expect((await world.call('Versions', { user: 'ana' })).status).toBe(403);
    expect((await world.act(active, 'tryVersion', {}, { user: 'ana' })).status).toBe(403);
    expect((await world.call('Versions', { user: undefined })).status).toBe(401);
  });
});
