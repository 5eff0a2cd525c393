import {
  type Kind,
  LATE,
  type StrategiesWorld,
  strategiesWorld,
  TUESDAY,
} from './strategies-world.ts';

const IN_USE = '2026-11-23';

describe.each<Kind>(['sqlite', 'postgres'])('what the next night reads, on %s', (kind) => {
  let world: StrategiesWorld;

  beforeAll(async () => {
    world = await strategiesWorld(kind);
  });
  afterAll(() => world.close());

  const stage = (validFrom: string) => {
    return { segment: 'DE-RETAIL', validFrom, sequence: 1, stage: 'late' };
  };
  const condition = (operands: string) => {
    const question = { fact: 'oldestDaysOverdue', operator: 'above', negated: false, operands };
    return { segment: 'DE-RETAIL', validFrom: TUESDAY, rule: 1, sequence: 1, ...question };
  };

  test('may get new stages from a later day, and an audit event says who made them', async () => {
    expect((await world.call('StageRules', { body: stage(TUESDAY) })).status).toBe(201);
    expect((await world.call('StageConditions', { body: condition('[60]') })).status).toBe(201);
    const events = await world.db.query(
      `SELECT actor, decision FROM saldo_audit_Events WHERE objectType = 'StageRules'`,
    );
    expect(events).toEqual([{ actor: 'sara', decision: 'setting-created' }]);
  });

  test('refuses a stage condition that a night could not read', async () => {
    const path = `StageConditions(segment='DE-RETAIL',validFrom=${TUESDAY},rule=1,sequence=1)`;
    await world.call('StageRules', { body: stage(TUESDAY) });
    await world.call('StageConditions', { body: condition('[60]') });
    const { status, body } = await world.call(path, { method: 'PATCH', body: { operands: '[' } });
    expect([status, body.error?.code]).toEqual([400, 'OPERANDS_INVALID']);
  });

  test('keeps the stages that published lists were made with', async () => {
    const [used] = await world.db.query<{ validFrom: string; sequence: number }>(
      `SELECT validFrom AS "validFrom", sequence FROM saldo_strategies_StageRules
      WHERE segment = 'DE-RETAIL' AND validFrom <= ? ORDER BY sequence`,
      [IN_USE],
    );
    const path = `StageRules(segment='DE-RETAIL',validFrom=${used.validFrom},sequence=${used.sequence})`;
    for (const options of [{ method: 'PATCH', body: { stage: 'early' } }, { method: 'DELETE' }]) {
      const { status, body } = await world.call(path, options);
      expect([status, body.error?.code]).toEqual([409, 'IN_USE']);
    }
  });

  test('may treat an exclusion otherwise from a later day only', async () => {
    const treatment = { reason: 'fraud', precedence: 1, treatment: 'exclude' };
    const later = { ...treatment, validFrom: TUESDAY };
    expect((await world.call('ExclusionTreatments', { body: later })).status).toBe(201);
    const now = { ...treatment, reason: 'lawyer', validFrom: IN_USE };
    expect((await world.call('ExclusionTreatments', { body: now })).status).toBe(409);
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
    const draft = await world.draftOf(LATE);
    await world.call(`Versions(${draft})`, { method: 'PATCH', body: { currency: 'XYZ' } });
    const { body } = await world.call(`Versions(${draft})/StrategiesService.check()`);
    expect(body.value).toContainEqual(
      expect.objectContaining({ code: 'VERSION_CURRENCY_UNKNOWN', severity: 'error' }),
    );
  });
});
