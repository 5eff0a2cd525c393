import fc from 'fast-check';
import type { CustomerRow, Portfolio } from './portfolio.ts';

const agentNames = ['ana', 'ben', 'carla', 'dora', 'emil', 'fay'];
const classNames = ['early', 'german', 'late', 'small business'];

/** Any small portfolio: leavers, half-time agents, classes that nobody serves, fixed and connected. */
export function anyPortfolio(maxCustomers = 60, maxAgents = 6): fc.Arbitrary<Portfolio> {
  return fc.integer({ min: 1, max: maxAgents }).chain((agentCount) => {
    const names = agentNames.slice(0, agentCount);
    const share = fc.constantFrom(1, 1, 1, 0.5, 0.8, -1);
    return fc.record({
      agents: fc.record(Object.fromEntries(names.map((name) => [name, share]))),
      classes: fc.record(Object.fromEntries(classNames.map((name) => [name, fc.subarray(names)]))),
      customers: anyCustomers(names, maxCustomers),
    });
  });
}

function anyCustomers(names: string[], maxLength: number): fc.Arbitrary<CustomerRow[]> {
  const row = fc.record({
    id: fc.integer({ min: 0, max: 99_999 }).map((number) => `C${number}`),
    class: fc.constantFrom(...classNames),
    amount: fc.oneof(fc.integer({ min: 0, max: 1_000 }), fc.integer({ min: 0, max: 10_000_000 })),
    effort: fc.constantFrom(5, 10, 15, 7.3),
    previous: fc.option(fc.constantFrom(...names), { nil: undefined }),
    fixed: fc.option(fc.constantFrom(...names), { nil: undefined, freq: 1 }),
    connected: fc.option(fc.integer({ min: 0, max: 6 }), { nil: undefined, freq: 1 }),
  });
  return fc.uniqueArray(row, { maxLength, selector: ({ id }) => id });
}
