import fc from 'fast-check';
import { ExactSum } from '../../srv/domain/exact-sum.ts';

describe('an exact sum', () => {
  test('equals the sum in bigint, whatever the size and order of the amounts', () => {
    fc.assert(
      fc.property(fc.array(fc.maxSafeInteger()), (amounts) => {
        const sum = new ExactSum();
        for (const amount of amounts) sum.add(amount);
        expect(sum.value).toBe(amounts.reduce((total, amount) => total + BigInt(amount), 0n));
      }),
    );
  });

  test('keeps the last unit of amounts that together are no safe integer', () => {
    const sum = new ExactSum();
    sum.add(Number.MAX_SAFE_INTEGER);
    sum.add(Number.MAX_SAFE_INTEGER);
    sum.add(1);
    expect(sum.value).toBe(18014398509481983n);
  });

  test('of nothing is zero', () => {
    expect(new ExactSum().value).toBe(0n);
  });
});
