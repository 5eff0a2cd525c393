import { AgentHeap } from '../srv/domain/balance/agent-heap.ts';
import type { Dimension } from '../srv/domain/balance/certificate.ts';
import type { Ownership, OwnershipProblem } from '../srv/domain/balance/ownership-types.ts';
import { planDay } from '../srv/domain/balance/plan-day.ts';
import { planOwnership } from '../srv/domain/balance/plan-ownership.ts';
import { loadLpSolver } from '../srv/platform/linear-program.ts';
import { bankPortfolio } from './bank-portfolio.ts';
import { type BenchResult, benchResult } from './result.ts';
import { seededRandom } from './seeded-random.ts';

const customerCount = 1_000_000;
const agentCount = 1_000;

/**
 * A million customers over a thousand agents: the first night, the next night with 5 % of the
 * agents gone and 3 % of the customers new, the same night again, and the lists of the day. The raw
 * limit is one pass over the customers with a heap of agents by count, blind to all rules.
 */
export async function benchBalance(): Promise<BenchResult[]> {
  const solve = await loadLpSolver();
  const problem = bankPortfolio(customerCount, agentCount);
  const limit = timed(() => countsOnly(problem)).seconds;
  const peers = { 'round robin': timed(() => roundRobin(problem)).seconds };

  const first = timed(() => planOwnership(problem, solve));
  const night = nextNight(problem, first.result);
  const next = timed(() => planOwnership(night, solve));
  const again = timed(() => planOwnership(withPrevious(night, next.result.agent), solve));
  const day = timed(() => planDay(dayOf(night, next.result)));

  return [
    seconds('balance: first night', first.seconds, limit, peers),
    percent('balance: first night, count above bound', gap(first.result, 'count'), 1),
    percent('balance: first night, amount above bound', gap(first.result, 'amount'), 1, {
      'count only': imbalance(problem, countsOnly(problem)),
      'round robin': imbalance(problem, roundRobin(problem)),
    }),
    percent('balance: first night, effort above bound', gap(first.result, 'effort'), 1),
    seconds('balance: next night', next.seconds, limit),
    percent('balance: next night, largest load above bound', largestGap(next.result), 5),
    percent('balance: next night, moved though the agent stays', needlessMoves(next.result), 5),
    seconds('balance: the same night again', again.seconds, limit),
    percent('balance: the same night again, moved', movedShare(again.result), 5),
    seconds("balance: today's lists", day.seconds, limit),
  ];
}

function seconds(name: string, value: number, limit: number, peers = {}): BenchResult {
  return benchResult({ name, value, unit: 's', limit, peers, rows: customerCount });
}

function percent(name: string, value: number, limit: number, peers = {}): BenchResult {
  return benchResult({ name, value, unit: '%', limit, peers, rows: customerCount });
}

function timed<Result>(work: () => Result): { result: Result; seconds: number } {
  const start = performance.now();
  const result = work();
  return { result, seconds: (performance.now() - start) / 1_000 };
}

/** Each customer to whoever has the fewest for the share. */
function countsOnly({ customers, agents }: OwnershipProblem): Int32Array {
  const shares = Float64Array.from(agents, ({ share }) => share);
  const counts = new Float64Array(agents.length);
  const everybody = Int32Array.from(agents.keys());
  const heap = new AgentHeap(everybody, (agent) => (counts[agent] ?? 0) / (shares[agent] ?? 1));
  return customers.classIndex.map(() => {
    const agent = heap.lowest(() => true);
    counts[agent] = (counts[agent] ?? 0) + 1;
    return agent;
  });
}

function roundRobin({ customers, agents }: OwnershipProblem): Int32Array {
  return customers.classIndex.map((_, customer) => customer % agents.length);
}

/** How far the largest amount for the share lies above the even one, in percent. */
function imbalance({ customers, agents }: OwnershipProblem, owner: Int32Array): number {
  const loads = new Float64Array(agents.length);
  owner.forEach((agent, customer) => {
    loads[agent] = (loads[agent] ?? 0) + (customers.amount[customer] ?? 0);
  });
  const total = loads.reduce((sum, load) => sum + load, 0);
  const shares = agents.reduce((sum, { share }) => sum + share, 0);
  const largest = agents.reduce(
    (most, { share }, agent) => Math.max(most, (loads[agent] ?? 0) / share),
    0,
  );
  return (largest / (total / shares) - 1) * 100;
}

function nextNight(problem: OwnershipProblem, { agent }: Ownership): OwnershipProblem {
  const random = seededRandom(7);
  const agents = problem.agents.map((one) => ({ ...one, ownershipOpen: random() >= 0.05 }));
  const previous = agent.map((owner) => (random() < 0.03 ? -1 : owner));
  return { ...withPrevious(problem, previous), agents };
}

function withPrevious(problem: OwnershipProblem, previousAgent: Int32Array): OwnershipProblem {
  return { ...problem, customers: { ...problem.customers, previousAgent } };
}

function dayOf({ customers, classes, agents }: OwnershipProblem, { agent }: Ownership) {
  const random = seededRandom(11);
  return {
    classes,
    effortCaps: [],
    customers: {
      ...customers,
      owner: agent,
      valuation: customers.amount.map(() => Math.floor(random() * 101)),
      temporaryAgent: new Int32Array(agent.length).fill(-1),
      capIndex: new Int32Array(agent.length).fill(-1),
    },
    agents: agents.map(({ id, share }, index) => ({
      id,
      capacityMinutes: 420 * share,
      absent: random() < 0.05,
      substitutes: [(index + 1) % agents.length],
    })),
  };
}

function gap({ certificates }: Ownership, dimension: Dimension): number {
  const gaps = certificates.flatMap(({ dimensions }) =>
    dimensions.filter((one) => one.dimension === dimension).map((one) => one.gap),
  );
  return Math.max(...gaps) * 100;
}

function largestGap(ownership: Ownership): number {
  return Math.max(gap(ownership, 'count'), gap(ownership, 'amount'), gap(ownership, 'effort'));
}

function needlessMoves({ moves }: Ownership): number {
  return (moves.filter(({ reason }) => reason !== 'left').length / customerCount) * 100;
}

function movedShare({ moves }: Ownership): number {
  return (moves.length / customerCount) * 100;
}

if (import.meta.main) {
  const results = await benchBalance();
  console.table(results.map(({ peers, ...rest }) => ({ ...rest, peers: JSON.stringify(peers) })));
}
