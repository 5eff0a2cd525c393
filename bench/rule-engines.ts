import { ZenEngine } from '@gorules/zen-engine';
import { Engine } from 'json-rules-engine';
import type { Rule } from '../srv/domain/strategy.ts';

/** Values of facts by name, as other engines are given them. */
export type NamedFacts = Readonly<Record<string, number>>;

/** Facts with the points that they must be given. */
export interface EngineCase {
  readonly facts: NamedFacts;
  readonly points: number;
}

type PointsOf = (facts: NamedFacts) => Promise<number>;

interface RuleEngine {
  readonly name: string;
  readonly pointsOf: PointsOf;
  /** Evaluations asked of it at a time. */
  readonly inFlight: number;
}

/**
 * Evaluations a second of rule engines of others, by name. They get the same rules, whose conditions
 * all ask whether a fact is above a number; an engine that comes to other points is an error.
 */
export async function engineRates(
  rules: readonly Rule[],
  cases: readonly EngineCase[],
  evaluations: number,
): Promise<Record<string, number>> {
  const rates: Record<string, number> = {};
  for (const engine of ruleEngines(rules)) {
    rates[engine.name] = await rateOf(engine, cases, evaluations);
  }
  return rates;
}

function ruleEngines(rules: readonly Rule[]): RuleEngine[] {
  const zen = zenEngine(rules);
  return [
    { name: 'json-rules-engine', pointsOf: jsonRulesEngine(rules), inFlight: 1 },
    { name: 'zen-engine', pointsOf: zen, inFlight: 1 },
    { name: 'zen-engine, 64 in flight', pointsOf: zen, inFlight: 64 },
  ];
}

/** By the clock or by the processor's time of all threads, whichever favours the engine. */
async function rateOf(
  engine: RuleEngine,
  cases: readonly EngineCase[],
  evaluations: number,
): Promise<number> {
  const start = performance.now();
  const used = process.cpuUsage();
  for (let done = 0; done < evaluations; done += engine.inFlight) {
    const batch = Array.from({ length: engine.inFlight }, (_, at) => done + at);
    await Promise.all(batch.map((at) => judge(engine, cases[at % cases.length] as EngineCase)));
  }
  const { user, system } = process.cpuUsage(used);
  const seconds = Math.min((performance.now() - start) / 1_000, (user + system) / 1_000_000);
  return Math.round(evaluations / seconds);
}

async function judge({ name, pointsOf }: RuleEngine, { facts, points }: EngineCase): Promise<void> {
  const found = await pointsOf(facts);
  if (found !== points) throw new Error(`${name} gives ${found} points where ${points} are right.`);
}

function jsonRulesEngine(rules: readonly Rule[]): PointsOf {
  const engine = new Engine(
    rules.map(({ points, conditions }) => ({
      conditions: {
        all: conditions.map(({ fact, operands }) => ({
          fact,
          operator: 'greaterThan',
          value: operands[0],
        })),
      },
      event: { type: 'points', params: { points } },
    })),
  );
  return async (facts) => {
    const { events } = await engine.run(facts);
    return events.reduce((sum, { params }) => sum + Number(params?.points), 0);
  };
}

/** One decision table with a row for each rule, its conditions in one cell: the fastest of its ways. */
function zenEngine(rules: readonly Rule[]): PointsOf {
  const table = {
    hitPolicy: 'collect',
    inputs: [{ id: 'when', name: 'When' }],
    outputs: [{ id: 'gets', name: 'Points', field: 'points' }],
    rules: rules.map(({ id, points, conditions }) => ({
      _id: id,
      when: conditions.map(({ fact, operands }) => `${fact} > ${operands[0]}`).join(' and '),
      gets: String(points),
    })),
  };
  const decision = new ZenEngine().createDecision({
    nodes: [
      { id: 'facts', name: 'facts', type: 'inputNode' },
      { id: 'rules', name: 'rules', type: 'decisionTableNode', content: table },
      { id: 'points', name: 'points', type: 'outputNode' },
    ],
    edges: [edge('facts', 'rules'), edge('rules', 'points')],
  });
  return async (facts) => {
    const { result } = await decision.evaluate(facts);
    const rows = result as readonly { points: number }[];
    return rows.reduce((sum, { points }) => sum + points, 0);
  };
}

function edge(sourceId: string, targetId: string) {
  return { id: `${sourceId}-${targetId}`, type: 'edge', sourceId, targetId };
}
