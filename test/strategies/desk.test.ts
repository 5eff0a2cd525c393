import * as tables from '../../srv/platform/tables.ts';
import type { Answer } from '../support/saldo-server.ts';
import {
  type Kind,
  LATE,
  type StrategiesWorld,
  strategiesWorld,
  TUESDAY,
  versionInForce,
} from './strategies-world.ts';

/** What the desk shows of a rule. */
interface ToldRule {
  readonly sequence: number;
  readonly title: string;
  readonly sentence: string;
  readonly problem: string | null;
}

const OVERDUE = {
  fact: 'oldestDaysOverdue',
  operator: 'below',
  negated: true,
  values: ['30'],
};
const AMOUNT = { fact: 'overdueTotal', operator: 'above', negated: false, values: ['1200.50'] };
const RULE = {
  titles: [{ language: 'en', text: 'Late and large' }],
  points: 40,
  conditions: [OVERDUE, AMOUNT],
};

describe.each<Kind>(['sqlite', 'postgres'])('the strategy desk, on %s', (kind) => {
  let world: StrategiesWorld;

  beforeAll(async () => {
    world = await strategiesWorld(kind);
  });
  afterAll(() => world.close());

  const rulesOf = async (version: string, locale = 'en'): Promise<ToldRule[]> => {
    const path = `Versions(${version})/rules?$select=title,sentence,problem&$orderby=sequence`;
    const { body } = await world.call(path, { language: locale });
    return (body.value ?? []) as unknown as ToldRule[];
  };
  const toEdit = async (version: string, sequence: number) => {
    const path = `Versions(${version})/StrategiesService.ruleToEdit(sequence=${sequence})`;
    return (await world.call(path)).body as Record<string, unknown>;
  };
  const lastOf = async (version: string) => (await rulesOf(version)).at(-1) as ToldRule;
  const refused = ({ status, body }: Answer) => [status, body.error?.code];
  const knownOf = async (version: string) =>
    (await world.call(`Versions(${version})?$select=knownParameters`)).body.knownParameters;
  const changeParameters = async (version: string, input: object) =>
    world.act(version, 'changeParameters', { known: await knownOf(version), ...input });

  describe('a rule', () => {
    test('is a sentence in each language, with amounts, days and comparisons as people say them', async () => {
      const draft = await world.draftOf(LATE);
      expect((await world.act(draft, 'saveRule', RULE)).status).toBe(200);
      const said = async (locale: string) => (await rulesOf(draft, locale)).at(-1)?.sentence;
      expect(await said('en')).toMatch(
        /^If .* is at least 30 days and .* is above 1,200\.50\u00a0EUR, then 40 points\.$/,
      );
      expect(await said('es')).toMatch(
        /^Si .* es como mínimo 30 días y .* es mayor que 1\.200,50\u00a0EUR, entonces 40 puntos\.$/,
      );
      expect(await said('de')).toMatch(
        /^Wenn gilt: .* ist mindestens 30 Tage und .* ist größer als 1\.200,50\u00a0EUR, dann 40 Punkte\.$/,
      );
      expect(await said('pt')).toMatch(
        /^Se .* é no mínimo 30 dias e .* é maior que 1\.200,50\u00a0EUR, então 40 pontos\.$/,
      );
    });

    test('is edited as it was written, amounts to the cent', async () => {
      const draft = await world.draftOf(LATE);
      await world.act(draft, 'saveRule', RULE);
      const { sequence } = await lastOf(draft);
      const read = await toEdit(draft, sequence);
      expect(read).toMatchObject({ name: 'late-and-large', currency: 'EUR', ...RULE });
      const change = { ...RULE, sequence, known: read.known, points: 25 };
      expect((await world.act(draft, 'saveRule', change)).status).toBe(200);
      expect(await toEdit(draft, sequence)).toMatchObject({ name: 'late-and-large', points: 25 });
      const stored = await world.db.query(
        `SELECT operands FROM saldo_strategies_StrategyConditions
        WHERE version = ? AND rule = ? ORDER BY sequence`,
        [draft, sequence],
      );
      expect(stored).toEqual([{ operands: '[30]' }, { operands: '[120050]' }]);
    });

    test('that somebody else changed meanwhile is not overwritten, nor removed', async () => {
      const draft = await world.draftOf(LATE);
      await world.act(draft, 'saveRule', RULE);
      const { sequence } = await lastOf(draft);
      const { known } = await toEdit(draft, sequence);
      const mine = { ...RULE, sequence, known };
      const theirs = await world.act(draft, 'saveRule', { ...mine, points: 7 }, { user: 'tomas' });
      expect(theirs.status).toBe(200);
      expect(refused(await world.act(draft, 'saveRule', mine))).toEqual([409, 'RULE_CHANGED']);
      expect(refused(await world.act(draft, 'removeRule', { sequence, known }))).toEqual([
        409,
        'RULE_CHANGED',
      ]);
      const { known: seen } = await toEdit(draft, sequence);
      expect((await world.act(draft, 'removeRule', { sequence, known: seen })).status).toBe(200);
      expect((await lastOf(draft)).sequence).toBeLessThan(sequence);
    });

    test.each([
      ['a name', { titles: [] }, 'TITLE_MISSING', 'titles'],
      ['points', { points: null }, 'POINTS_MISSING', 'points'],
      ['a fact', { conditions: [{ ...OVERDUE, fact: 'moon' }] }, 'FACT_UNKNOWN', 'fact'],
      ['whole days', { conditions: [{ ...OVERDUE, values: ['1.5'] }] }, 'OPERAND_UNFIT', 'values'],
      [
        'cents',
        { conditions: [OVERDUE, { ...AMOUNT, values: ['1.005'] }] },
        'OPERAND_UNFIT',
        'conditions/1/values',
      ],
      ['a value', { conditions: [{ ...OVERDUE, values: [] }] }, 'OPERAND_COUNT', 'values'],
    ])(
      'without %s is refused at its field, and nothing is written',
      async (_, change, code, target) => {
        const draft = await world.draftOf(LATE);
        const before = await rulesOf(draft);
        const { status, body } = await world.act(draft, 'saveRule', { ...RULE, ...change });
        expect([status, body.error?.code]).toEqual([400, code]);
        expect(String((body.error as { target?: string }).target)).toContain(target);
        expect(await rulesOf(draft)).toEqual(before);
      },
    );

    test('of what is in force, or of another segment’s strategy, is changed by nobody', async () => {
      const active = await versionInForce(world.db, LATE);
      expect(refused(await world.act(active, 'saveRule', RULE))).toEqual([
        409,
        'VERSION_NOT_DRAFT',
      ]);
      const draft = await world.draftOf(LATE);
      const asRemo = { user: 'remo' };
      const writes: [string, object][] = [
        ['saveRule', RULE],
        ['saveBands', { bands: [] }],
        ['changeParameters', { maxValuation: 1 }],
      ];
      for (const [action, input] of writes) {
        const answer = await world.act(draft, action, input, asRemo);
        expect([action, ...refused(answer)]).toEqual([action, 403, 'SEGMENT_FOREIGN']);
      }
      const body = { maxValuation: 1 };
      const patch = await world.call(`Versions(${draft})`, { method: 'PATCH', body, ...asRemo });
      expect(refused(patch)).toEqual([403, 'SEGMENT_FOREIGN']);
    });

    test('shows what is wrong with it beside it', async () => {
      const draft = await world.draftOf(LATE);
      const contrary = { ...OVERDUE, negated: false };
      await world.act(draft, 'saveRule', { ...RULE, conditions: [OVERDUE, contrary] });
      const rules = await rulesOf(draft);
      expect(rules.at(-1)?.problem).toMatch(/Late and large can never hold/);
      expect(rules.filter(({ problem }) => problem)).toHaveLength(1);
    });
  });

  test('bands and parameters are changed in one step, and wrong ones refused', async () => {
    const draft = await world.draftOf(LATE);
    const bands = [
      { priority: 'high', percentFrom: 70 },
      { priority: 'low', percentFrom: 0 },
    ];
    const { body: before } = await world.call(`Versions(${draft})/bands`);
    const was = (before.value ?? []).map(({ priority, percentFrom }) => ({
      priority,
      percentFrom,
    }));
    expect((await world.act(draft, 'saveBands', { bands, was })).status).toBe(200);
    const twice = await world.act(draft, 'saveBands', { bands: [...bands, bands[0]], was: bands });
    expect(refused(twice)).toEqual([400, 'BAND_TWICE']);
    const stale = await world.act(draft, 'saveBands', { bands, was });
    expect(refused(stale)).toEqual([409, 'BANDS_CHANGED']);
    const parameters = { maxValuation: 120, overdueGrid: '10, 20, 40', minimumValue: 25.5 };
    const { body } = await changeParameters(draft, parameters);
    expect(body).toMatchObject({ maxValuation: 120, overdueGrid: '[10,20,40]' });
    const grid = await changeParameters(draft, { overdueGrid: '40, 20' });
    expect(refused(grid)).toEqual([400, 'GRID_INVALID']);
    const read = await world.call(
      `Versions(${draft})/bands?$expand=priorityText&$orderby=percentFrom`,
    );
    expect(read.body.value).toMatchObject([
      { priority: 'low' },
      { priority: 'high', percentFrom: 70 },
    ]);
  });

  test('parameters that somebody else changed meanwhile are not overwritten', async () => {
    const draft = await world.draftOf(LATE);
    const known = await knownOf(draft);
    await world.act(draft, 'saveRule', RULE);
    const theirs = await world.act(
      draft,
      'changeParameters',
      { known, minimumValue: 20 },
      { user: 'tomas' },
    );
    expect(theirs.status).toBe(200);
    for (const stale of [known, undefined]) {
      const mine = await world.act(draft, 'changeParameters', { known: stale, minimumValue: 30 });
      expect(refused(mine)).toEqual([409, 'PARAMETERS_CHANGED']);
    }
    const { body } = await world.call(`Versions(${draft})?$select=minimumValue`);
    expect(Number(body.minimumValue)).toBe(20);
    expect((await changeParameters(draft, { minimumValue: 30 })).status).toBe(200);
  });

  test('a new strategy begins with an empty draft, under an id that no other has', async () => {
    const body = { strategy: 'LATE-EUR-B', name: 'Late, B', currency: 'EUR', maxValuation: 100 };
    const made = await world.call('newStrategy', { body });
    expect(made.body).toMatchObject({ strategy: 'LATE-EUR-B', version: 1, status: 'draft' });
    expect(refused(await world.call('newStrategy', { body }))).toEqual([409, 'STRATEGY_EXISTS']);
    const spaced = await world.call('newStrategy', { body: { ...body, strategy: 'LATE EUR' } });
    expect(spaced.status).toBe(400);
    const read = await world.call("Strategies('LATE EUR')");
    expect(read.status).toBe(404);
  });

  test('versions are compared rule by rule, in sentences', async () => {
    const active = await versionInForce(world.db, LATE);
    const draft = await world.draftOf(LATE);
    await world.act(draft, 'saveRule', RULE);
    const [first, second] = await rulesOf(draft);
    const removed = await toEdit(draft, first?.sequence ?? 0);
    const { sequence, known } = removed;
    await world.act(draft, 'removeRule', { sequence, known });
    const changed = await toEdit(draft, second?.sequence ?? 0);
    const { titles, conditions } = changed;
    const place = { sequence: changed.sequence, known: changed.known };
    await world.act(draft, 'saveRule', { ...place, titles, conditions, points: 99 });
    await changeParameters(draft, { maxValuation: 150 });
    const path = `Versions(${draft})/StrategiesService.compare(other=${active})`;
    const { body } = await world.call(path);
    const { rules, settings } = body as unknown as {
      rules: { change: string; title: string; before: string | null; after: string | null }[];
      settings: object[];
    };
    const by = (change: string) => rules.filter((rule) => rule.change === change);
    expect(by('added')).toMatchObject([{ title: 'Late and large', before: null }]);
    expect(by('removed')).toMatchObject([{ title: first?.title, before: first?.sentence }]);
    expect(by('changed')).toMatchObject([{ title: second?.title, before: second?.sentence }]);
    expect(by('changed')[0]?.after).toMatch(/99 points\.$/);
    expect(settings).toEqual([{ name: 'maxValuation', before: '130', after: '150' }]);
  });

  test('the check tells on how much of the portfolio each rule holds', async () => {
    const draft = await world.draftOf(LATE);
    await world.act(draft, 'saveRule', { ...RULE, conditions: [] });
    const { body } = await world.call(`Versions(${draft})/StrategiesService.examine()`);
    const { positions, problems, rules } = body as unknown as {
      positions: number;
      problems: { code: string }[];
      rules: { sharePercent: number; title: string }[];
    };
    expect(positions).toBeGreaterThan(0);
    expect(rules.at(-1)).toMatchObject({ title: 'Late and large', sharePercent: 100 });
    const { body: checked } = await world.call(`Versions(${draft})/StrategiesService.check()`);
    expect(problems).toEqual(checked.value);
  });

  test('each reader is told what they may do, the proposer never to activate', async () => {
    const draft = await world.draftOf(LATE);
    const flags = 'mayEdit,mayActivate,maySendBack,mayRetire,mayCopy';
    const may = async (user: string, version = draft) => {
      const { body } = await world.call(`Versions(${version})?$select=${flags}`, { user });
      return Object.entries(body).flatMap(([name, value]) => (value === true ? [name] : []));
    };
    expect(await may('sara')).toEqual(['mayEdit', 'mayCopy']);
    expect(await may('carl')).toEqual([]);
    await world.act(draft, 'propose', { validFrom: TUESDAY });
    expect(await may('sara')).toEqual(['maySendBack', 'mayCopy']);
    expect(await may('tomas')).toEqual(['mayActivate', 'maySendBack', 'mayCopy']);
    expect(await may('tomas', await versionInForce(world.db, LATE))).toEqual([
      'mayRetire',
      'mayCopy',
    ]);
    expect(await may('sue')).toEqual([]);
    const begins = async (user: string) => (await world.call('Desk', { user })).body.mayWrite;
    expect([await begins('sara'), await begins('carl')]).toEqual([true, false]);
  });

  test('values for a condition come from the catalogue’s own lists and from the bank’s data', async () => {
    const choices = async (fact: string, user = 'sara') => {
      const { body } = await world.call(`choicesOf(fact='${fact}')`, { user });
      return (body.value ?? []).map(({ code }) => code);
    };
    expect(await choices('behaviour')).toEqual(['prompt', 'late', 'erratic', 'distressed']);
    expect(await choices('country')).toContain('DE');
    expect(await choices('segment', 'remo')).toEqual(['DE-BUSINESS']);
    const codes = await world.db.query<{ code: string }>(
      `SELECT DISTINCT companyCode AS code FROM saldo_organization_SegmentCompanyCodes
      WHERE segment = 'DE-BUSINESS' ORDER BY 1`,
    );
    expect(await choices('companyCode', 'remo')).toEqual(codes.map(({ code }) => code));
    expect((await choices('companyCode')).length).toBeGreaterThan(codes.length);
    const elsewhere = { source: 'S4', partner: 'FAR', country: 'FR', riskClass: 'Z' };
    await world.db.upsert(tables.partnersTable, [elsewhere], {
      columns: ['source', 'partner', 'country'],
    });
    await world.db.upsert(tables.creditProfilesTable, [elsewhere], {
      columns: ['source', 'partner', 'riskClass'],
    });
    expect([await choices('country'), await choices('riskClass')]).toEqual([
      expect.arrayContaining(['FR']),
      expect.arrayContaining(['Z']),
    ]);
    const mine = [...(await choices('country', 'remo')), ...(await choices('riskClass', 'remo'))];
    expect(mine.filter((code) => code === 'FR' || code === 'Z')).toEqual([]);
    expect(await choices('oldestDaysOverdue')).toEqual([]);
  });
});
