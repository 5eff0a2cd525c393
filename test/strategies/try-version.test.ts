import { SaldoError } from '../../srv/domain/errors.ts';
import type { Database } from '../../srv/platform/database.ts';
import { forgetTrials } from '../../srv/runs/forget-trials.ts';
import type { ToldMove, TrialReport } from '../../srv/runs/trial-report.ts';
import { tryStrategy } from '../../srv/runs/try-strategy.ts';
import type { KeptTrial } from '../../srv/strategies/kept-trials.ts';
import { databases, type OpenDatabase } from '../support/databases.ts';
import type { Answer } from '../support/saldo-server.ts';
import { loadSmallBank, MONDAY } from '../support/small-bank.ts';
import {
  CUSTOMERS,
  type Kind,
  LATE,
  LOOKBACK,
  night,
  type StrategiesWorld,
  strategiesWorld,
  versionInForce,
} from './strategies-world.ts';

/** Every row of the tables that a trial could be suspected to write. */
async function countRows(db: Database): Promise<number[]> {
  const tables = ['Positions', 'FactRows', 'PositionEvents', 'ListEntries', 'ContractSnapshots'];
  const counts = [];
  for (const table of [...tables.map((name) => `saldo_worklists_${name}`), 'saldo_audit_Events']) {
    const [row] = await db.query<{ rows: number }>(`SELECT COUNT(*) AS rows FROM ${table}`);
    counts.push(Number(row.rows));
  }
  return counts;
}

/** Makes a tougher second version: the lowest bands begin elsewhere, little amounts are let go. */
async function tougherDraft(db: Database): Promise<string> {
  const from = await versionInForce(db, LATE);
  const id = '5f3f7a52-0000-4c0b-9a39-2f6f0d1c0001';
  const parts = ['StrategyRules', 'StrategyRuleTexts', 'StrategyConditions', 'StrategyBands'];
  const columns = [
    'sequence, ruleId, points',
    'sequence, language, text',
    'rule, sequence, fact, operator, negated, operands',
    'priority, percentFrom, criticality',
  ];
  await db.execute(
    `INSERT INTO saldo_strategies_StrategyVersions (ID, strategy, version, status, validFrom,
      currency, maxValuation, toleranceDays, dueSoonDays, minimumValue)
    SELECT CAST(? AS VARCHAR(36)), strategy, 2, 'draft', validFrom, currency, maxValuation, 70,
      dueSoonDays, 100 FROM saldo_strategies_StrategyVersions WHERE ID = ?`,
    [id, from],
  );
  for (const [index, part] of parts.entries()) {
    await db.execute(
      `INSERT INTO saldo_strategies_${part} (version, ${columns[index]})
      SELECT CAST(? AS VARCHAR(36)), ${columns[index]} FROM saldo_strategies_${part}
      WHERE version = ?`,
      [id, from],
    );
  }
  await db.execute(
    `UPDATE saldo_strategies_StrategyRules SET points = points * 2
    WHERE version = ? AND sequence > 2`,
    [id],
  );
  return id;
}

interface NightBand {
  readonly segment: string;
  readonly collectionGroup: string;
  readonly priority: string;
  readonly positions: number;
  readonly worked: number;
  readonly amount: number;
}

/** What a published night made, by band and group. */
async function bandsOfNight(db: Database): Promise<NightBand[]> {
  const rows = await db.query<NightBand>(
    `SELECT p.segment, p.collectionGroup AS "collectionGroup", p.priority,
      CAST(COUNT(*) AS BIGINT) AS positions,
      CAST(SUM(CASE WHEN p.keptOff IS NULL THEN 1 ELSE 0 END) AS BIGINT) AS worked,
      CAST(SUM(CAST(ROUND(p.overdueAmount * 10000) AS BIGINT)) AS BIGINT) AS amount
    FROM saldo_worklists_Positions p
    JOIN saldo_worklists_PublishedRuns r ON r.run = p.run
    WHERE p.segment IN ('DE-RETAIL') GROUP BY p.segment, p.collectionGroup, p.priority
    ORDER BY p.collectionGroup, p.priority`,
  );
  return rows.map((row) => ({ ...row, amount: row.amount / 10_000 }));
}

function bandsOfTrial({ bands }: TrialReport, side: 'Before' | 'After'): NightBand[] {
  return bands
    .map(({ segment, collectionGroup, priority, ...band }) => ({
      segment,
      collectionGroup,
      priority,
      positions: band[`positions${side}`],
      worked: band[`worked${side}`],
      amount: Number(band[`amount${side}`]),
    }))
    .filter(({ positions }) => positions > 0);
}

describe.each(Object.entries(databases))('a trial on %s', (_, open) => {
  let opened: OpenDatabase;
  let db: Database;
  let draft: string;
  const options = { language: 'en', lookback: LOOKBACK, now: `${MONDAY}T08:00:00.000Z` } as const;

  beforeEach(async () => {
    opened = await open();
    db = opened.database;
    await loadSmallBank(db, CUSTOMERS);
    await night(db);
    draft = await tougherDraft(db);
  });
  afterEach(() => opened.close());

  test('tells what the version in force did, and what a night with the new one does', async () => {
    const report = await tryStrategy(db, { ...options, version: draft });
    expect(bandsOfTrial(report, 'Before')).toEqual(await bandsOfNight(db));
    await db.execute(
      "UPDATE saldo_strategies_StrategyVersions SET status = 'retired' WHERE strategy = ? AND ID <> ?",
      [LATE, draft],
    );
    await db.execute(
      "UPDATE saldo_strategies_StrategyVersions SET status = 'active' WHERE ID = ?",
      [draft],
    );
    await night(db);
    expect(bandsOfTrial(report, 'After')).toEqual(await bandsOfNight(db));
  });

  test('says who leaves and moves, the amounts, and the largest moves with reasons', async () => {
    const report = await tryStrategy(db, { ...options, version: draft });
    expect(report).toMatchObject({ portfolio: 7, customers: 7, excluded: 1, leaving: 1 });
    expect(report.rejectedBefore).toBe(1);
    expect(report.rejectedAfter).toBe(1);
    const leaving = report.moves.filter(({ toPriority }) => toPriority === 'none');
    expect(leaving).toMatchObject([{ positions: 1, amount: '80.0000', currency: 'EUR' }]);
    expect(report.largestMoves.length).toBeGreaterThan(0);
    for (const move of report.largestMoves) {
      expect(move.percentBefore).not.toBeNull();
      expect(move.reasonsAfter).toMatch(/\(\+\d+\)/);
    }
    const distances = report.largestMoves.map((move) =>
      Math.abs((move.percentAfter ?? 0) - (move.percentBefore ?? 0)),
    );
    expect(report.largestMoves.length).toBeLessThanOrEqual(20);
    expect(Math.max(...distances)).toBeGreaterThan(0);
  });

  test('compares the work of each group with what its agents have time for', async () => {
    const { loads } = await tryStrategy(db, { ...options, version: draft });
    const minutes = loads.reduce((sum, load) => sum + load.minutesBefore, 0);
    const [row] = await db.query<{ minutes: number }>(
      `SELECT CAST(SUM(p.effortMinutes) AS BIGINT) AS minutes FROM saldo_worklists_Positions p
      JOIN saldo_worklists_PublishedRuns r ON r.run = p.run
      WHERE p.keptOff IS NULL AND p.segment = 'DE-RETAIL'`,
    );
    expect(minutes).toBe(row.minutes);
    expect(loads.every(({ capacityMinutes }) => capacityMinutes > 0)).toBe(true);
  });

  test('tells how much of the work an effort cap leaves to automatic treatment', async () => {
    const cap = 'UPDATE saldo_strategies_StrategyVersions SET effortCapMinutes = ? WHERE ID = ?';
    const free = await tryStrategy(db, { ...options, version: draft });
    expect(free.loads.every(({ cappedAfter }) => cappedAfter === 0)).toBe(true);
    await db.execute(cap, [1, draft]);
    const { loads } = await tryStrategy(db, { ...options, version: draft });
    await db.execute(cap, [null, draft]);
    const sum = (name: 'minutesAfter' | 'cappedAfter' | 'cappedBefore') =>
      loads.reduce((total, load) => total + load[name], 0);
    expect(sum('cappedBefore')).toBe(0);
    expect(sum('cappedAfter')).toBeGreaterThan(0);
    expect(sum('cappedAfter')).toBeLessThan(sum('minutesAfter'));
  });

  test('writes nothing', async () => {
    const before = await countRows(db);
    await tryStrategy(db, { ...options, version: draft });
    expect(await countRows(db)).toEqual(before);
  });

  test('judges the same customers of a sample every time', async () => {
    const small = await tryStrategy(db, { ...options, version: draft, sampleSize: 3 });
    const again = await tryStrategy(db, { ...options, version: draft, sampleSize: 3 });
    expect({ ...again, seconds: 0 }).toEqual({ ...small, seconds: 0 });
    expect(small.customers).toBeLessThan(7);
    const all = await tryStrategy(db, { ...options, version: draft, sampleSize: 700 });
    expect(all.customers).toBe(7);
  });

  test('refuses a strategy that nobody would be judged by', async () => {
    await db.execute('DELETE FROM saldo_strategies_StrategyAssignments WHERE strategy = ?', [LATE]);
    const trial = tryStrategy(db, { ...options, version: draft });
    await expect(trial).rejects.toMatchObject({ code: 'STRATEGY_NOT_ASSIGNED' });
    await expect(trial).rejects.toBeInstanceOf(SaldoError);
  });
});

describe.each<Kind>(['sqlite', 'postgres'])('a trial over HTTP, on %s', (kind) => {
  let world: StrategiesWorld;
  let draft: string;

  beforeAll(async () => {
    world = await strategiesWorld(kind);
    draft = await tougherDraft(world.db);
  });
  afterAll(() => world.close());

  test('answers a supervisor with bands, moves, loads and reasons in their language', async () => {
    const options = { user: 'sue', language: 'es' };
    const { status, body } = await world.act(draft, 'tryVersion', {}, options);
    expect(status).toBe(200);
    const report = body as unknown as TrialReport;
    expect(bandsOfTrial(report, 'Before')).toEqual(await bandsOfNight(world.db));
    expect(report.largestMoves[0]?.reasonsAfter).toMatch(/Vencid|mora|Mora/);
  });

  test('leaves the server answering others meanwhile', async () => {
    const trial = world.act(draft, 'tryVersion', {});
    expect((await world.call('Strategies', { user: 'carl' })).status).toBe(200);
    expect((await trial).status).toBe(200);
  });

  describe('is kept', () => {
    const trials = (user: string) =>
      world.call(`Versions(${draft})/StrategiesService.trials()`, { user });
    const kept = (trial: string, user: string) =>
      world.call(`Versions(${draft})/StrategiesService.keptTrial(trial=${trial})`, { user });
    const latest = async (user: string): Promise<KeptTrial> => {
      const { body } = await trials(user);
      return (body.value as unknown as KeptTrial[])[0];
    };

    test('for who decides, as whoever made it saw it', async () => {
      const { body: seen } = await world.act(draft, 'tryVersion', {});
      const trial = await latest('tomas');
      expect(trial).toMatchObject({ triedBy: 'sara', isCurrent: true, customers: 7 });
      expect([trial.firstDay, trial.lastDay, trial.sampleSize]).toEqual([MONDAY, MONDAY, null]);
      const { body } = await kept(trial.ID, 'tomas');
      expect(told(body)).toEqual(told(seen));
      const { moving, entering, leaving } = seen as unknown as TrialReport;
      expect(trial.changing).toBe(moving + entering + leaving);
    });

    test('and marked where the version was changed since, but not by its names', async () => {
      await world.act(draft, 'tryVersion', {});
      const text = (user = 'tomas') => world.call(`Versions(${draft})?$select=trialText`, { user });
      expect((await text()).body.trialText).toBe('Tried as it stands');
      const patch = (path: string, body: object) => world.call(path, { method: 'PATCH', body });
      await patch(`Versions(${draft})`, { comment: 'told otherwise' });
      expect((await latest('tomas')).isCurrent).toBe(true);
      await patch(`Rules(version=${draft},sequence=1)`, { points: 33 });
      expect((await latest('tomas')).isCurrent).toBe(false);
      expect((await text()).body.trialText).toBe('Changed since the trial');
    });

    test('from who may not see all of its segments', async () => {
      const { ID } = await latest('sara');
      expect((await trials('remo')).body.value).toEqual([]);
      const { status, body } = await kept(ID, 'remo');
      expect([status, body.error?.code]).toEqual([404, 'TRIAL_UNKNOWN']);
      const text = async (user: string) =>
        (await world.call(`Versions(${draft})?$select=trialText`, { user })).body.trialText;
      expect(await text('remo')).not.toBe(await text('tomas'));
    });

    test('without persons who may not be seen since', async () => {
      const { ID } = await latest('sara');
      const partners = async () =>
        ((await kept(ID, 'tomas')).body as unknown as TrialReport).largestMoves.map(
          ({ partner }) => partner,
        );
      const [first = ''] = await partners();
      await world.db.execute(
        `INSERT INTO saldo_privacy_Restrictions (source, partner) VALUES ('S4', ?)`,
        [first],
      );
      expect(await partners()).not.toContain(first);
      await world.db.execute('DELETE FROM saldo_privacy_Restrictions WHERE partner = ?', [first]);
    });

    test('three of each person, until the bank forgets them', async () => {
      for (let count = 0; count < 4; count++) await world.act(draft, 'tryVersion', {});
      const mine = async () =>
        ((await trials('tomas')).body.value as unknown as KeptTrial[]).filter(
          ({ triedBy }) => triedBy === 'sara',
        ).length;
      expect(await mine()).toBe(3);
      await forgetTrials(world.db, '2999-01-01T00:00:00.000Z');
      for (const part of ['Trials', 'TrialSegments', 'TrialMoves']) {
        expect(await world.db.query(`SELECT * FROM saldo_strategies_${part}`)).toEqual([]);
      }
    });

    /** What people see of a trial: amounts as numbers, whatever their decimals. */
    const told = ({ moves, largestMoves, days, content, customers }: Answer['body']) => ({
      moves,
      days,
      content,
      customers,
      largest: (largestMoves as unknown as ToldMove[]).map((move) => ({
        ...move,
        amount: Number(move.amount),
      })),
    });
  });

  test('refuses no sample and no version with code and text', async () => {
    const sample = await world.act(draft, 'tryVersion', { sampleSize: 0 }, { language: 'de' });
    expect([sample.status, sample.body.error?.code]).toEqual([400, 'SAMPLE_INVALID']);
    expect(sample.body.error?.message).toContain('Stichprobengröße');
    const nobody = '5f3f7a52-0000-4c0b-9a39-000000000000';
    const unknown = await world.act(nobody, 'tryVersion', {});
    expect([unknown.status, unknown.body.error?.code]).toEqual([404, 'VERSION_UNKNOWN']);
  });
});
