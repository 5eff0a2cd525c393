import { readFileSync } from 'node:fs';
import { checkStrategy } from '../../srv/domain/check-strategy.ts';
import { checkTree } from '../../srv/domain/check-tree.ts';
import { compileStrategy } from '../../srv/domain/compile-strategy.ts';
import { compileTree } from '../../srv/domain/compile-tree.ts';
import type { DecisionTree, TreeBranch } from '../../srv/domain/decision-tree.ts';
import { type FactValue, factRow, findFact } from '../../srv/domain/fact-catalogue.ts';
import { parseDecimal } from '../../srv/domain/money.ts';
import {
  type Condition,
  OPERATORS,
  type Operand,
  type Operator,
  type PriorityBand,
  type Rule,
  type StrategyVersion,
} from '../../srv/domain/strategy.ts';
import { strategyFinder } from '../../srv/domain/strategy-assignment.ts';
import { aVersion } from './builders.ts';
import { type Row, type Section, sectionsOf } from './markdown-tables.ts';

const file = new URL('golden-cases.md', import.meta.url);
const sections = sectionsOf(readFileSync(file, 'utf8'));
const strategies = sections.filter(({ text }) => text.includes('Maximum: '));
const [assignments = [], queries = []] =
  sections.find(({ title }) => title === 'Which strategy applies')?.tables ?? [];

/** Columns of a case that are no facts. */
const RESULTS = [
  'Customer',
  'Rules that hold',
  'Points',
  'Percent',
  'Priority',
  'Branch',
  'Treatment',
];
const VALUATION = ['Rules that hold', 'Points', 'Percent', 'Priority'];

describe.each(strategies.map((section) => [section.title, section] as const))(
  '%s',
  (_, section) => {
    const version = versionOf(section);
    const cases = section.tables[1] ?? [];

    test('is a sound strategy', () => {
      expect(checkStrategy(version)).toEqual([]);
      expect(cases.length).toBeGreaterThan(4);
    });

    test.each(cases.map((row) => [row.Customer, row] as const))('%s', (_, row) => {
      const { points, percent, priority, heldRules } = compileStrategy(version).valuate(
        factRow(factsIn(row)),
      );
      expect({
        'Rules that hold': heldRules.map((index) => version.rules[index]?.id).join(', '),
        Points: String(points),
        Percent: String(percent),
        Priority: priority,
      }).toEqual(pick(row, VALUATION));
    });
  },
);

describe('which strategy applies', () => {
  const rows = assignments.map(({ Strategy: strategy = '', Segment: segment = '', ...row }) => ({
    strategy,
    segment,
    stage: row.Stage || null,
    collectionGroup: row.Group || null,
    arm: row.Arm || null,
    validFrom: '2026-01-01',
    validTo: null,
  }));
  const versions = rows.map(({ strategy: id }) => ({
    id,
    versions: [aVersion({ id, strategy: id })],
  }));

  test.each(queries.map((row) => [row]))('%j', (row) => {
    const found = strategyFinder(
      rows,
      versions,
      '2026-11-22',
    )({
      segment: row.Segment ?? '',
      stage: row.Stage ?? '',
      collectionGroup: row.Group || null,
      arm: row.Arm || null,
    });
    expect(found.strategy).toBe(row.Applies);
  });
});

describe('what to do next', () => {
  const { tables } = sections.find(({ title }) => title === 'What to do next') as Section;
  const [branches = [], cases = []] = tables;
  const treatments = new Set(branches.flatMap((row) => row.Treatment || []));
  const tree = treeOf(branches);

  test('is a sound tree', () => {
    expect(checkTree(tree, treatments)).toEqual([]);
  });

  test.each(cases.map((row) => [row.Customer, row] as const))('%s', (_, row) => {
    const { branch, treatment } = compileTree(tree, treatments)(factRow(factsIn(row)));
    const Branch = branches[branch - 1]?.Branch;
    expect({ Branch, Treatment: treatment }).toEqual(pick(row, ['Branch', 'Treatment']));
  });
});

/** Numbered in the order of the table. */
function treeOf(rows: readonly Row[]): DecisionTree {
  const below = (parent: string): TreeBranch[] =>
    rows.flatMap((row, index) => {
      const { Branch: id = '', Below: above = '', When: when = '', Treatment: treatment } = row;
      if (above !== parent) return [];
      const conditions = when ? when.split(' and ').map(conditionOf) : [];
      const ends = { treatment: treatment || null, branches: below(id) };
      return [{ sequence: index + 1, id, text: { en: id }, conditions, ...ends }];
    });
  const validity = { validFrom: '2026-01-01', validTo: null };
  return { id: 'golden', segment: 'RETAIL', currency: 'EUR', ...validity, branches: below('') };
}

function versionOf({ title, text, tables }: Section): StrategyVersion {
  const [, maximum = '', currency = '', bands = ''] =
    /Maximum: (\d+) points\. Currency: (\w+)\. Priorities: (.+)\./.exec(text) ?? [];
  return aVersion({
    id: title,
    currency,
    maxValuation: Number(maximum),
    bands: bands.split(', ').map(bandOf),
    rules: (tables[0] ?? []).map(ruleOf),
  });
}

function bandOf(text: string): PriorityBand {
  const [priority = '', percent = ''] = text.split(' from ');
  return { priority, percentFrom: Number(percent) };
}

function ruleOf({ Rule: id = '', Points: points = '', When: when = '' }: Row): Rule {
  const conditions = when.split(' and ').map(conditionOf);
  return { id, text: { en: id }, points: Number(points), conditions };
}

/** `fact [not] operator operand, operand` */
function conditionOf(text: string): Condition {
  const [fact = '', ...words] = text.split(' ');
  const negated = words[0] === 'not';
  const [operator = '', ...operands] = negated ? words.slice(1) : words;
  if (!OPERATORS.includes(operator as Operator)) throw new Error(`No operator in '${text}'.`);
  const texts = operands.join(' ').split(', ').filter(Boolean);
  return {
    fact,
    negated,
    operator: operator as Operator,
    operands: texts.map((operand) => factValueIn(fact, operand) as Operand),
  };
}

function factsIn(row: Row): Record<string, FactValue> {
  const facts = Object.entries(row).filter(([title]) => !RESULTS.includes(title));
  return Object.fromEntries(facts.map(([fact, cell]) => [fact, factValueIn(fact, cell)]));
}

function factValueIn(fact: string, text: string): FactValue {
  if (text === '') return null;
  switch (findFact(fact)?.kind) {
    case 'code':
      return text;
    case 'flag':
      return text === 'yes' || text === 'true';
    case 'amount':
    case 'ratio':
      return parseDecimal(text, 2);
    case undefined:
      throw new Error(`Column '${fact}' is no fact of the catalogue.`);
    default:
      return Number(text);
  }
}

function pick(row: Row, titles: readonly string[]): Row {
  return Object.fromEntries(titles.map((title) => [title, row[title] ?? '']));
}
