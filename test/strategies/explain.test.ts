import {
  type Kind,
  LATE,
  positionOf,
  type StrategiesWorld,
  strategiesWorld,
  versionInForce,
} from './strategies-world.ts';

interface Explained {
  readonly percent: number;
  readonly points: number;
  readonly priority: string;
  readonly versionStatus: string;
  readonly treatment: string | null;
  readonly treatmentSteps: readonly { readonly title: string }[];
  readonly text: string;
  readonly rules: readonly {
    readonly rule: string;
    readonly held: boolean;
    readonly points: number;
    readonly text: string;
    readonly conditions: readonly {
      fact: string;
      value: string;
      held: boolean;
      question: string;
    }[];
  }[];
}

describe.each<Kind>(['sqlite', 'postgres'])('the reasons of a position, on %s', (kind) => {
  let world: StrategiesWorld;

  beforeAll(async () => {
    world = await strategiesWorld(kind);
  });
  afterAll(() => world.close());

  const explain = async (partner: string, language = 'en', more = '') => {
    const { run, source } = await positionOf(world.db, partner);
    const path = `explain(run=${run},source='${source}',partner='${partner}'${more})`;
    const { status, body } = await world.call(path, { user: 'sue', language });
    expect(status).toBe(200);
    return body as unknown as Explained;
  };

  test('are each rule of the version with its facts, whether it held, and its points', async () => {
    const { percent, points, priority } = await positionOf(world.db, '100');
    const explained = await explain('100');
    expect(explained).toMatchObject({ percent, points, priority, versionStatus: 'active' });
    const held = explained.rules.filter((rule) => rule.held);
    expect(held.reduce((sum, rule) => sum + rule.points, 0)).toBe(points);
    expect(explained.rules.length).toBeGreaterThan(held.length);
    for (const rule of explained.rules) {
      expect(rule.held).toBe(rule.conditions.every((condition) => condition.held));
      expect(rule.text).toMatch(rule.held ? /\([+\u2212]\d+\)$/ : /\(0\)$/);
    }
    const days = explained.rules.flatMap(({ conditions }) => conditions);
    expect(days.find(({ fact }) => fact === 'oldestDaysOverdue')?.value).toBe('75');
  });

  test('come with the branches of the decision tree that led to the treatment', async () => {
    const { treatment, treatmentSteps } = await explain('100', 'es');
    expect(treatment).toBeTruthy();
    expect(treatmentSteps.length).toBeGreaterThan(0);
    expect(treatmentSteps.every(({ title }) => title.length > 0)).toBe(true);
  });

  test('are told in the language of the user', async () => {
    const [english, spanish, german] = [
      await explain('100', 'en'),
      await explain('100', 'es'),
      await explain('100', 'de'),
    ];
    expect(english.text).toContain('days');
    expect(spanish.text).toContain('días');
    expect(german.text).toContain('Tage');
    expect(spanish.rules[0].conditions[0].question).toMatch(/ es | está /);
  });

  test('are the same a year later, with the strategy retired and the debt long paid', async () => {
    const before = await explain('102');
    const version = await versionInForce(world.db, LATE);
    await world.db.execute(
      "UPDATE saldo_strategies_StrategyVersions SET status = 'retired' WHERE ID = ?",
      [version],
    );
    await world.db.execute("UPDATE saldo_ledger_Items SET clearingStatus = '9', amount = 1");
    await world.db.execute("UPDATE saldo_ledger_Partners SET language = 'xx'");
    await world.db.execute('DELETE FROM saldo_strategies_StrategyAssignments');
    const after = await explain('102');
    expect(after).toMatchObject({ ...before, versionStatus: 'retired' });
  });

  test('as they were at a moment are those before the next change', async () => {
    const { run, source } = await positionOf(world.db, '100');
    const other = await positionOf(world.db, '101');
    const [morning] = await world.db.query<{ factRow: string }>(
      `SELECT factRow AS "factRow" FROM saldo_worklists_Positions WHERE run = ? AND partner = '100'`,
      [run],
    );
    await world.db.execute(
      `INSERT INTO saldo_worklists_PositionEvents (ID, run, source, partner, occurredAt, cause, fromFactRow)
      VALUES ('5f3f7a52-0000-4c0b-9a39-2f6f0d1c0009', ?, ?, '100', ?, 'payment', ?)`,
      [run, source, '2026-11-23T10:00:00.000Z', morning.factRow],
    );
    await world.db.execute(
      `UPDATE saldo_worklists_Positions SET factRow = (SELECT factRow FROM saldo_worklists_Positions
        WHERE run = ? AND partner = '101') WHERE run = ? AND partner = '100'`,
      [run, run],
    );
    expect((await explain('100')).points).toBe(other.points);
    const then = await explain('100', 'en', ',moment=2026-11-23T09:00:00Z');
    expect(
      then.rules.flatMap((rule) => rule.conditions).find(({ fact }) => fact === 'oldestDaysOverdue')
        ?.value,
    ).toBe('75');
  });

  test('of nobody are refused', async () => {
    const { run } = await positionOf(world.db, '100');
    const { status, body } = await world.call(`explain(run=${run},source='S4',partner='999')`, {
      language: 'pt',
    });
    expect([status, body.error?.code]).toEqual([404, 'POSITION_UNKNOWN']);
    expect(body.error?.message).toContain('parceiro 999');
  });
});
