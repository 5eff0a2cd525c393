import fc from 'fast-check';
import { sortDescending } from '../../../srv/domain/balance/sort-descending.ts';

test('values fall, and equal values keep their order', () => {
  const amount = fc.oneof(fc.maxSafeNat(), fc.nat({ max: 5 }));
  fc.assert(
    fc.property(fc.array(amount), (amounts) => {
      const values = Float64Array.from(amounts);
      const indices = Int32Array.from(amounts.keys());
      const byComparison = [...amounts.keys()].sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0));
      expect([...sortDescending(indices, values)]).toEqual(byComparison);
    }),
  );
});
