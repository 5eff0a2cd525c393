import { readFileSync } from 'node:fs';
import { erpDecimals } from '../../sandbox/bank/currencies.ts';
import { companies } from '../../sandbox/bank/organization.ts';
import { products } from '../../sandbox/bank/products.ts';
import { readBank } from '../../sandbox/demo/bank-files.ts';
import { loadBank } from '../../sandbox/demo/load-bank.ts';
import { checkStrategy } from '../../srv/domain/check-strategy.ts';
import { checkTree } from '../../srv/domain/check-tree.ts';
import { LANGUAGES } from '../../srv/domain/language.ts';
import type { Database } from '../../srv/platform/database.ts';
import { openSqlite } from '../../srv/platform/sqlite.ts';
import {
  absencesTable,
  stageConditionsTable,
  strategyConditionsTable,
} from '../../srv/platform/tables.ts';
import { type LoadedVersion, loadStrategyVersions } from '../../srv/runs/load-strategies.ts';
import { loadTreatments, loadTree } from '../../srv/runs/load-treatments.ts';
import { loadSegmentSetup, loadSegments, type Segment } from '../../srv/runs/segment-setup.ts';
import { deployedSqlite } from '../support/deploy.ts';

const today = '2026-11-23';
const stages = ['pre-due', 'early', 'late'];
const bank = readBank();

let db: Database;
let segments: Segment[];
let versions: LoadedVersion[];

beforeAll(async () => {
  db = openSqlite(await deployedSqlite());
  await loadBank(db, today);
  segments = await loadSegments(db);
  versions = [...(await loadStrategyVersions(db)).values()];
});

afterAll(() => db.close());

describe('the strategies of the demo bank', () => {
  test('have no problem that would keep them from being used', () => {
    expect(versions.length).toBeGreaterThanOrEqual(4);
    expect(versions.flatMap(checkStrategy)).toEqual([]);
  });

  test('have at least eight rules each, some that take points off, named in every language', () => {
    for (const { rules } of versions) {
      expect(rules.length).toBeGreaterThanOrEqual(8);
      expect(rules.some(({ points }) => points < 0)).toBe(true);
      for (const { text } of rules) expect(Object.keys(text).sort()).toEqual([...LANGUAGES].sort());
    }
  });

  test('can be reached in full: the maximum is not beyond the sum of the points', () => {
    for (const { rules, maxValuation } of versions) {
      const points = rules.reduce((sum, rule) => sum + Math.max(0, rule.points), 0);
      expect(maxValuation).toBeLessThanOrEqual(points);
    }
  });

  test('give exactly one active version in the right currency to each segment and stage', async () => {
    for (const segment of segments) {
      const setup = await loadSegmentSetup(db, segment, today);
      for (const stage of stages) {
        const query = { segment: segment.segment, stage, collectionGroup: null, arm: null };
        expect(setup.findStrategy(query).currency).toBe(segment.currency);
      }
    }
  });

  test('say for each priority of each stage how long a customer takes', async () => {
    for (const segment of segments) {
      const { effortMinutes } = await loadSegmentSetup(db, segment, today);
      const minutes = stages.flatMap((stage) =>
        ['high', 'medium', 'low'].map((priority) => effortMinutes(stage, priority)),
      );
      expect(Math.min(...minutes)).toBeGreaterThan(0);
    }
  });
});

describe('the decision trees of the demo bank', () => {
  test('say for each segment what to do next, in every language and without a problem', async () => {
    const treatments = await loadTreatments(db);
    for (const segment of segments) {
      const { treatment } = await loadSegmentSetup(db, segment, today);
      const tree = await loadTree(db, treatment?.tree ?? '');
      if (!tree) throw new Error(`${segment.segment} has no tree`);
      expect(checkTree(tree, treatments)).toEqual([]);
      expect(tree.currency).toBe(segment.currency);
      for (const { text } of tree.branches) {
        expect(Object.keys(text).sort()).toEqual([...LANGUAGES].sort());
      }
    }
  });
});

describe('the organization of the demo bank', () => {
  test('collects every company code of the stand-in ERP, each in one segment', () => {
    const collected = bank.organization.segments.flatMap(({ companyCodes }) => companyCodes);
    expect(collected.sort()).toEqual(companies.map(({ companyCode }) => companyCode).sort());
  });

  test('keeps the decimals that the stand-in ERP keeps', () => {
    const kept = bank.organization.currencies.map((row) => [row.currency, row.erpDecimals]);
    expect(Object.fromEntries(kept)).toEqual(erpDecimals);
  });

  test('has a group for each stage of each segment', async () => {
    for (const segment of segments) {
      const { groupOf } = await loadSegmentSetup(db, segment, today);
      for (const stage of stages) expect(groupOf(stage)).toContain(segment.segment);
    }
  });

  test('gives every specialist a group whose segment language they speak', () => {
    const languageOf = new Map(
      bank.organization.segments.flatMap(({ groups, language }) =>
        groups.map(({ collectionGroup }) => [collectionGroup, language] as const),
      ),
    );
    for (const { groups, languages } of bank.specialists) {
      expect(groups.length).toBeGreaterThan(0);
      for (const group of groups) expect(languages).toContain(languageOf.get(group));
    }
  });

  test('has in each group somebody for each product, and somebody present on the business date', async () => {
    const absent = await agentsAbsentToday();
    expect(absent.size).toBe(2);
    for (const { groups, companyCodes } of bank.organization.segments) {
      const codes = productsOf(companyCodes);
      for (const { collectionGroup } of groups) {
        const members = bank.specialists.filter((row) => row.groups.includes(collectionGroup));
        const skills = new Set(members.flatMap((member) => member.skills));
        expect(codes.filter((code) => !skills.has(code))).toEqual([]);
        expect(members.some(({ agent }) => !absent.has(agent))).toBe(true);
      }
    }
  });

  test('names as substitutes only specialists of a group that the absent one works in', () => {
    const groupsOf = new Map(bank.specialists.map((row) => [row.agent, row.groups]));
    for (const { agent, groups, substitutes } of bank.specialists) {
      expect(substitutes).not.toContain(agent);
      for (const substitute of substitutes) {
        const shared = groupsOf.get(substitute)?.filter((group) => groups.includes(group));
        expect(shared).not.toHaveLength(0);
      }
    }
  });

  test('lets every specialist sign in to the demo, and nobody who is not named', () => {
    const file = new URL('../../sandbox/demo/users.json', import.meta.url);
    const users = JSON.parse(readFileSync(file, 'utf8'));
    for (const { agent, name } of bank.specialists) {
      expect(users[agent]).toMatchObject({ roles: ['agent'], attr: { name } });
    }
    expect(users['*']).toBe(false);
  });

  test('is the same after it was loaded a second time', async () => {
    const before = await tableSizes();
    await loadBank(db, today);
    expect(await tableSizes()).toEqual(before);
  });
});

async function agentsAbsentToday(): Promise<Set<string>> {
  const rows = await db.query<{ agent: string }>(
    `SELECT agent FROM ${absencesTable.name} WHERE validFrom <= ? AND validTo >= ?`,
    [today, today],
  );
  return new Set(rows.map(({ agent }) => agent));
}

function productsOf(companyCodes: readonly string[]): string[] {
  return Object.entries(products)
    .filter(([companyCode]) => companyCodes.includes(companyCode))
    .flatMap(([, rows]) => rows.map(({ code }) => code));
}

async function tableSizes(): Promise<number[]> {
  const tables = [absencesTable, stageConditionsTable, strategyConditionsTable];
  const sizes = tables.map(({ name }) =>
    db.query<{ n: number }>(`SELECT COUNT(*) AS n FROM ${name}`),
  );
  return (await Promise.all(sizes)).map(([row]) => row?.n ?? 0);
}
