import fc from 'fast-check';
import { AgentHeap } from '../../../srv/domain/balance/agent-heap.ts';

test('the least loaded open agent comes first while loads grow', () => {
  const anyLoads = fc.array(fc.nat({ max: 9 }), { minLength: 1, maxLength: 8 });
  const anyGrowth = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 9 })));
  fc.assert(
    fc.property(anyLoads, anyGrowth, fc.nat(), (loads, growth, closed) => {
      const isOpen = (agent: number) => agent !== closed % loads.length;
      const heap = new AgentHeap(Int32Array.from(loads.keys()), (agent) => loads[agent] ?? 0);
      for (const [agent, more] of growth) {
        loads[agent % loads.length] = (loads[agent % loads.length] ?? 0) + more;
        const open = [...loads.keys()].filter(isOpen);
        const least = open.sort((a, b) => (loads[a] ?? 0) - (loads[b] ?? 0) || a - b)[0];
        expect(heap.lowest(isOpen)).toBe(least ?? -1);
      }
    }),
  );
});
