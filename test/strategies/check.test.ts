import {
  type Kind,
  LATE,
  type StrategiesWorld,
  strategiesWorld,
  versionInForce,
} from './strategies-world.ts';

interface Problem {
  readonly code: string;
  readonly severity: string;
  readonly rule: string | null;
  readonly text: string;
  readonly sharePercent: number | null;
}

describe.each<Kind>(['sqlite', 'postgres'])('the check of a version, on %s', (kind) => {
  let world: StrategiesWorld;

  beforeAll(async () => {
    world = await strategiesWorld(kind);
  });
  afterAll(() => world.close());

  const check = async (version: string, language = 'en') => {
    const path = `Versions(${version})/StrategiesService.check()`;
    const { status, body } = await world.call(path, { user: 'carl', language });
    expect(status).toBe(200);
    return body.value as unknown as Problem[];
  };
  const addRule = (
    version: string,
    ruleId: string,
    points: number,
    fact: string,
    operands: string,
  ) =>
    world.call('Rules', {
      body: {
        version,
        sequence: 50 + ruleId.length,
        ruleId,
        points,
        conditions: [{ sequence: 1, fact, operator: 'above', negated: false, operands }],
      },
    });

  test('finds nothing wrong with the version in force', async () => {
    const problems = await check(await versionInForce(world.db, LATE));
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('tells rules that never or always hold on the present portfolio', async () => {
    const draft = await world.draftOf(LATE);
    expect((await addRule(draft, 'ever', 1, 'oldestDaysOverdue', '[0]')).status).toBe(201);
    expect((await addRule(draft, 'never', 1, 'oldestDaysOverdue', '[5000]')).status).toBe(201);
    const problems = await check(draft, 'es');
    expect(problems).toContainEqual(
      expect.objectContaining({ code: 'RULE_ALWAYS_HOLDS', rule: 'ever', sharePercent: 100 }),
    );
    const never = problems.find(({ rule }) => rule === 'never');
    expect(never).toMatchObject({ code: 'RULE_NEVER_HOLDS', severity: 'warning', sharePercent: 0 });
    expect(never?.text).toBe('La regla never no se cumple en ninguna de las posiciones de hoy.');
  });

  test('tells who is limited to a segment nothing of the others', async () => {
    const draft = await world.draftOf(LATE);
    await addRule(draft, 'ever', 1, 'oldestDaysOverdue', '[0]');
    const path = `Versions(${draft})/StrategiesService.check()`;
    const warned = async (user: string) => {
      const { status, body } = await world.call(path, { user });
      const problems = body.value as unknown as Problem[];
      return [status, problems.filter(({ sharePercent }) => sharePercent !== null).length > 0];
    };
    expect(await Promise.all(['sara', 'remo', 'sara'].map(warned))).toEqual([
      [200, true],
      [200, false],
      [200, true],
    ]);
  });

  test('names each fault of a draft, in words of the user', async () => {
    const draft = await world.draftOf(LATE);
    await world.call(`Bands(version=${draft},priority='low')`, { method: 'DELETE' });
    await world.call(`Rules(version=${draft},sequence=2)`, {
      method: 'PATCH',
      body: { ruleId: 'twice' },
    });
    await addRule(draft, 'twice', 1, 'dunningLevel', '[1]');
    const problems = await check(draft, 'de');
    const errors = problems.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['RULE_TWICE', 'BANDS_GAP']),
    );
    expect(errors.find(({ code }) => code === 'RULE_TWICE')?.text).toContain('Regel twice');
  });

  test('misses the minutes of a band that no night could weigh', async () => {
    const draft = await world.draftOf(LATE);
    const body = { version: draft, priority: 'urgent', percentFrom: 90 };
    expect((await world.call('Bands', { body })).status).toBe(201);
    expect(await check(draft)).toContainEqual(
      expect.objectContaining({ code: 'BAND_WITHOUT_MINUTES', severity: 'error' }),
    );
  });

  const unfit: [string, object, string][] = [
    ['an unknown fact', { fact: 'shoeSize' }, 'FACT_UNKNOWN'],
    ['a comparison that does not fit', { operator: 'prefix' }, 'OPERATOR_UNFIT'],
    ['a comparison that does not exist', { operator: 'near' }, 'OPERATOR_UNKNOWN'],
    ['a value that does not fit', { operands: '["x"]' }, 'OPERAND_UNFIT'],
    ['too many values', { operands: '[1,2]' }, 'OPERAND_COUNT'],
    ['an empty interval', { operator: 'between', operands: '[9,1]' }, 'INTERVAL_EMPTY'],
    ['values that are no list', { operands: '30' }, 'OPERANDS_INVALID'],
    ['values that are no JSON', { operands: '[30' }, 'OPERANDS_INVALID'],
  ];

  test.each(unfit)('a condition with %s is refused when saved', async (_, change, code) => {
    const draft = await world.draftOf(LATE);
    const fit = { fact: 'dunningLevel', operator: 'above', negated: false, operands: '[1]' };
    const body = { version: draft, rule: 1, sequence: 77, ...fit, ...change };
    const refused = await world.call('Conditions', { body, language: 'pt' });
    expect([refused.status, refused.body.error?.code]).toEqual([400, code]);
    expect(refused.body.error?.message).toMatch(/[Rr]egra/);
    expect(await check(draft)).not.toContainEqual(expect.objectContaining({ code }));
  });

  const malformed: [string, string, unknown][] = [
    ['Versions', 'POST', { strategy: 'NOPE', currency: 'EUR', maxValuation: 1 }],
    ['Versions', 'POST', { strategy: LATE }],
    ['Versions', 'POST', { strategy: LATE, currency: 'EUR', maxValuation: 1, toleranceDays: -1 }],
    [
      'Versions',
      'POST',
      { strategy: LATE, currency: 'EUR', maxValuation: 1, overdueGrid: '[3,2,1]' },
    ],
    ['Versions', 'POST', '{"strategy":'],
    ['Rules', 'POST', { sequence: 1, ruleId: 'x', points: 1 }],
    ['Strategies', 'POST', { strategy: 'with blank', name: 'x' }],
    [`Strategies('${LATE}')`, 'DELETE', undefined],
    ['Assignments', 'POST', { segment: 'DE-RETAIL', strategy: 'NOPE', validFrom: '2026-12-01' }],
    [
      'Assignments',
      'POST',
      { segment: 'DE-RETAIL', stage: 'late', strategy: LATE, validFrom: '2026-12-01' },
    ],
    [
      'StageRules',
      'POST',
      { segment: 'DE-RETAIL', validFrom: '2026-11-23', sequence: 9, stage: 'late' },
    ],
    [
      'ExclusionTreatments',
      'POST',
      { reason: 'fraud', validFrom: '2026-11-01', precedence: 1, treatment: 'exclude' },
    ],
    ['Versions(1)/StrategiesService.check()', 'GET', undefined],
    ["Facts?$filter=kind eq 'days'", 'GET', undefined],
    ["whichStrategy(segment='NOPE',stage='late')", 'GET', undefined],
  ];

  test.each(malformed)(
    '%s by %s with %j is refused with a code and a text',
    async (path, method, body) => {
      const { status, text } = await world.call(path, { method, body });
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
      const { error } = JSON.parse(text);
      expect(error.code).toBeTruthy();
      expect(error.message).not.toBe(error.code);
      expect(text).not.toMatch(/ at \S+ \(|node_modules|SELECT /);
    },
  );
});
