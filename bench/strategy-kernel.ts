import { compileStrategy } from '../srv/domain/compile-strategy.ts';
import { type CustomerInput, factsOf } from '../srv/domain/customer-facts.ts';
import { type FactRow, factCatalogue, factIndex, factRow } from '../srv/domain/fact-catalogue.ts';
import { addDays } from '../srv/domain/iso-date.ts';
import { NO_LOCKS } from '../srv/domain/locks.ts';
import type { Condition, Rule, StrategyVersion } from '../srv/domain/strategy.ts';
import { type BenchResult, benchResult } from './result.ts';
import { engineRates, type NamedFacts } from './rule-engines.ts';
import { seededRandom } from './seeded-random.ts';

const ruleCount = 50;
const conditionsPerRule = 4;
const evaluations = 2_000_000;
/** So few, as they take a thousand times longer. */
const engineEvaluations = 2_048;
const customers = 500_000;
const wantedFactsPerSecond = 200_000;
const today = '2026-11-22';
const parameters = { toleranceDays: 3, dueSoonDays: 7 };
const random = seededRandom(7);

const countedFacts = factCatalogue()
  .filter(({ kind }) => kind !== 'code' && kind !== 'flag')
  .map(({ id }) => id);

/**
 * Valuations a second on one core for 50 rules of 4 conditions, against a loop written by hand for
 * numbers only, without reasons, and beside rule engines of others that must come to the same
 * points; and fact rows a second against the figure wanted.
 */
export async function benchStrategyKernel(): Promise<BenchResult[]> {
  const version = aVersion();
  const rows = Array.from({ length: 1_000 }, aRow);
  const strategy = compileStrategy(version);
  const raw = handWritten(version);
  const closures = closuresOf(version);
  const numbers = rows.map((row) => Float64Array.from(row, (value) => Number(value ?? 0)));
  requireSamePoints(rows, (row) => strategy.valuate(row).points, closures);

  const value = best(() => perSecond(evaluations, rows, (row) => strategy.valuate(row).points));
  const limit = best(() => perSecond(evaluations, numbers, raw));
  const closureRate = best(() => perSecond(evaluations / 4, rows, closures));
  const inputs = Array.from({ length: 1_000 }, aCustomer);
  const facts = best(() =>
    perSecond(customers, inputs, (input) => factsOf(input, parameters, today).length),
  );
  return [
    benchResult({
      name: `strategy: valuations, ${ruleCount} rules of ${conditionsPerRule} conditions`,
      value,
      unit: '1/s',
      limit,
      peers: { closures: closureRate, ...(await otherEngines(version, rows)) },
      rows: evaluations,
    }),
    benchResult({
      name: 'strategy: fact rows, 8 items a customer',
      value: facts,
      unit: '1/s',
      limit: wantedFactsPerSecond,
      rows: customers,
    }),
  ];
}

function best(measure: () => number): number {
  return Math.max(measure(), measure(), measure());
}

/** Rates of engines of others, by their names. */
function otherEngines(version: StrategyVersion, rows: readonly FactRow[]) {
  const points = closuresOf(version);
  const cases = rows.map((row) => ({ facts: named(row), points: points(row) }));
  return engineRates(version.rules, cases, engineEvaluations);
}

function named(row: FactRow): NamedFacts {
  return Object.fromEntries(countedFacts.map((id) => [id, Number(row[factIndex(id)])]));
}

/** A second of this thread's own processor time: on a shared machine the clock measures others. */
function perSecond<T>(count: number, inputs: readonly T[], work: (input: T) => number): number {
  let sum = 0;
  const start = process.threadCpuUsage().user;
  for (let done = 0; done < count; done += 1) sum += work(inputs[done % inputs.length] as T);
  const seconds = (process.threadCpuUsage().user - start) / 1_000_000;
  if (!Number.isFinite(sum)) throw new Error('The work gave no number.');
  return Math.round(count / seconds);
}

function aVersion(): StrategyVersion {
  return {
    id: 'bench',
    strategy: 'BENCH',
    validFrom: '2026-01-01',
    validTo: null,
    currency: 'EUR',
    maxValuation: 200,
    parameters,
    rules: Array.from({ length: ruleCount }, aRule),
    bands: [
      { priority: 'high', percentFrom: 60 },
      { priority: 'low', percentFrom: 0 },
    ],
  };
}

function aRule(_: unknown, index: number): Rule {
  const conditions = Array.from({ length: conditionsPerRule }, aCondition);
  return { id: `rule-${index}`, text: {}, points: 1 + (index % 7), conditions };
}

/** Holds for seven customers of ten, so that most rules look at several conditions. */
function aCondition(): Condition {
  const fact = countedFacts[Math.floor(random() * countedFacts.length)] as string;
  return { fact, operator: 'above', negated: false, operands: [Math.floor(random() * 60)] };
}

function aRow(): FactRow {
  const values = countedFacts.map((id) => [id, Math.floor(random() * 100)]);
  return factRow(Object.fromEntries(values));
}

function aCustomer(): CustomerInput {
  const daysAgo = (days: number) => addDays(today, -Math.floor(random() * days));
  return {
    items: Array.from({ length: 8 }, () => ({
      amount: Math.floor(random() * 100_000),
      dueDate: addDays(today, Math.floor(random() * 150) - 120),
      isPromised: random() < 0.1,
    })),
    promises: {
      open: 1,
      kept: 2,
      broken: 1,
      lastBrokenOn: daysAgo(90),
      lastMadeOn: daysAgo(30),
      promisedAmount: 5_000,
    },
    contacts: { lastOn: daysAgo(30), lastRightPartyOn: daysAgo(60), unsuccessfulAttempts: 2 },
    dunning: {
      level: 2,
      lastOn: daysAgo(40),
      latest: [{ issuedOn: daysAgo(40), amount: 20_000 }],
      isLegal: false,
    },
    locks: NO_LOCKS,
    resubmission: { dueOn: daysAgo(5), noContactUntil: null },
    disputes: { open: 0, amount: 0, toCollect: 0, lastRejectedOn: null },
    credit: {
      riskClass: 'B',
      score: 540,
      limit: 500_000,
      exposure: 320_000,
      isInsolvent: false,
    },
    payments: {
      behaviour: 'late',
      averageDaysLate: 9,
      averageDaysLate6Months: 11,
      averageDaysLate12Months: 9,
      trend: 'steady',
      lastPaidOn: daysAgo(60),
      returnedDebits: 1,
      method: 'D',
    },
    attributes: {
      segment: 'RETAIL',
      companyCode: '1000',
      country: 'DE',
      language: 'de',
      customerKind: 'person',
      customerAge: 44,
      product: 'loan',
      hasInstalmentPlan: false,
      instalmentPlanState: 'none',
      hasGuarantor: true,
      inHardship: false,
      isVulnerable: false,
      agencyState: 'none',
      erpAgencyAmount: 0,
    },
  };
}

/** The least that any engine has to do: compare numbers and add points. */
function handWritten({ rules }: StrategyVersion): (facts: Float64Array) => number {
  const conditions = rules.flatMap((rule) => rule.conditions);
  const positions = Int32Array.from(conditions, ({ fact }) => factIndex(fact));
  const bounds = Float64Array.from(conditions, ({ operands }) => Number(operands[0]));
  const points = Int32Array.from(rules, (rule) => rule.points);
  return (facts) => {
    let sum = 0;
    for (let rule = 0; rule < ruleCount; rule += 1) {
      const end = (rule + 1) * conditionsPerRule;
      let row = rule * conditionsPerRule;
      while (row < end && isAbove(facts, positions, bounds, row)) row += 1;
      if (row === end) sum += points[rule] as number;
    }
    return sum;
  };
}

function isAbove(
  facts: Float64Array,
  positions: Int32Array,
  bounds: Float64Array,
  row: number,
): boolean {
  return (facts[positions[row] as number] as number) > (bounds[row] as number);
}

/** The usual way to compile rules without generating code: a function for each condition. */
function closuresOf({ rules }: StrategyVersion): (facts: FactRow) => number {
  const compiled = rules.map(({ points, conditions }) => ({
    points,
    tests: conditions.map(({ fact, operands }) => {
      const position = factIndex(fact);
      const bound = Number(operands[0]);
      return (facts: FactRow) => Number(facts[position]) > bound;
    }),
  }));
  return (facts) => {
    const held = compiled.filter(({ tests }) => tests.every((test) => test(facts)));
    return held.reduce((sum, { points }) => sum + points, 0);
  };
}

function requireSamePoints(
  rows: readonly FactRow[],
  one: (facts: FactRow) => number,
  other: (facts: FactRow) => number,
): void {
  const differs = rows.findIndex((row) => one(row) !== other(row));
  if (differs >= 0) throw new Error(`Row ${differs}: the two ways give different points.`);
}

if (import.meta.main) {
  console.table(
    (await benchStrategyKernel()).map(({ peers, ...rest }) => ({
      ...rest,
      peers: JSON.stringify(peers),
    })),
  );
}
