import type { OwnershipProblem } from '../srv/domain/balance/ownership-types.ts';
import { gaussian, seededRandom } from './seeded-random.ts';

const products = 3;
const languages = 4;
const entities = 2;
const effortMinutes = [4, 8, 15, 30];

/**
 * A bank's portfolio: 24 classes of product, language and entity of unequal size, heavy-tailed
 * amounts, agents with any mix of skills and every tenth half time.
 */
export function bankPortfolio(customerCount: number, agentCount: number): OwnershipProblem {
  const random = seededRandom(42);
  const skills = Array.from({ length: agentCount }, () => ({
    products: someOf(products, random),
    languages: someOf(languages, random),
    entities: someOf(entities, random),
    share: random() < 0.1 ? 0.5 : 1,
  }));
  const classes = Array.from({ length: products * languages * entities }, (_, index) => {
    const entity = index % entities;
    const language = Math.floor(index / entities) % languages;
    const product = Math.floor(index / entities / languages);
    const eligible = [...skills.keys()].filter((agent) => {
      const one = skills[agent];
      return one?.products.has(product) && one.languages.has(language) && one.entities.has(entity);
    });
    return { id: `product ${product}, language ${language}, entity ${entity}`, eligible };
  });
  return {
    agents: skills.map(({ share }, agent) => ({ id: `A${agent}`, share, ownershipOpen: true })),
    classes,
    customers: customersOf(customerCount, classes.length, random),
    knobs: { maxImbalance: 0.05, maxMoves: Infinity },
  };
}

/** At least one of the first `count` numbers. */
function someOf(count: number, random: () => number): Set<number> {
  const bits = 1 + Math.floor(random() * (2 ** count - 1));
  return new Set([...Array(count).keys()].filter((number) => (bits >> number) % 2 === 1));
}

function customersOf(count: number, classCount: number, random: () => number) {
  const weights = Array.from({ length: classCount }, () => 0.3 + random());
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const pickClass = () => {
    let left = random() * sum;
    const index = weights.findIndex((weight) => {
      left -= weight;
      return left <= 0;
    });
    return Math.max(0, index);
  };
  const none = () => new Int32Array(count).fill(-1);
  return {
    amount: new Float64Array(count).map(() =>
      Math.round(20_000 * Math.exp(1.6 * gaussian(random))),
    ),
    effort: new Float64Array(count).map(() => effortMinutes[Math.floor(random() ** 2 * 4)] ?? 4),
    classIndex: new Int32Array(count).map(pickClass),
    previousAgent: none(),
    fixedAgent: none(),
    connectedGroup: none(),
  };
}
