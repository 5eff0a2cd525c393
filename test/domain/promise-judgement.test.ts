import fc from 'fast-check';
import { addDays } from '../../srv/domain/iso-date.ts';
import type { PromisePayment, PromiseStatus } from '../../srv/domain/promise.ts';
import { judgePromise } from '../../srv/domain/promise-judgement.ts';

const strict = { toleranceDays: 3, reductionPerDay: 0, keptFrom: 10_000, varianceFrom: 9_000 };
const lenient = { ...strict, reductionPerDay: 500 };

/** 100.00 on 1 December over two items. */
const single = {
  status: '0' as PromiseStatus,
  dates: [{ dueOn: '2026-12-01', amount: 10_000 }],
  items: [
    { item: 'A', amount: 6_000 },
    { item: 'B', amount: 4_000 },
  ],
};

/** 50.00 each on the first of December, January and February. */
const plan = {
  status: '0' as PromiseStatus,
  dates: ['2026-12-01', '2027-01-01', '2027-02-01'].map((dueOn) => ({ dueOn, amount: 5_000 })),
  items: [{ item: 'A', amount: 15_000 }],
};

function paid(item: string, amount: number, paidOn: string, isReset = false): PromisePayment {
  return { item, amount, paidOn, isReset };
}

describe('one date', () => {
  test('before its date and unpaid a promise is open', () => {
    expect(judgePromise(single, [], strict, '2026-11-22')).toEqual({
      status: '0',
      cause: 'not-due',
      fulfilment: 0,
      paidAmount: 0,
      nextCheckOn: '2026-12-05',
    });
  });

  test('paid early and in full it is fulfilled at once', () => {
    const payments = [paid('A', 6_000, '2026-11-23'), paid('B', 4_000, '2026-11-24')];
    expect(judgePromise(single, payments, strict, '2026-11-24')).toMatchObject({
      status: '1',
      cause: 'paid-in-full',
      fulfilment: 10_000,
      nextCheckOn: null,
    });
  });

  test('a promise paid two days late within tolerance is kept', () => {
    const payments = [paid('A', 6_000, '2026-12-03'), paid('B', 4_000, '2026-12-03')];
    expect(judgePromise(single, payments, strict, '2026-12-03').status).toBe('1');
  });

  test('each day late takes off its reduction: kept with accepted variances', () => {
    const payments = [paid('A', 6_000, '2026-12-03'), paid('B', 4_000, '2026-12-03')];
    expect(judgePromise(single, payments, lenient, '2026-12-03')).toMatchObject({
      status: '2',
      fulfilment: 9_000,
    });
  });

  test('on the last day of tolerance it is still open, the day after it is not fulfilled', () => {
    expect(judgePromise(single, [], strict, '2026-12-04').status).toBe('0');
    expect(judgePromise(single, [], strict, '2026-12-05')).toMatchObject({
      status: '3',
      cause: 'period-over',
    });
  });

  test('money after the tolerance does not mend a broken promise', () => {
    const payments = [paid('A', 6_000, '2026-12-05'), paid('B', 4_000, '2026-12-05')];
    expect(judgePromise(single, payments, strict, '2026-12-05').status).toBe('3');
  });

  test('nearly all paid when the period is over counts as accepted variance', () => {
    const payments = [paid('A', 6_000, '2026-12-01'), paid('B', 3_333, '2026-12-01')];
    expect(judgePromise(single, payments, strict, '2026-12-05')).toMatchObject({
      status: '2',
      fulfilment: 9_333,
      paidAmount: 9_333,
    });
  });

  test('paying one item twice over does not pay the other', () => {
    const payments = [paid('A', 10_000, '2026-12-01')];
    expect(judgePromise(single, payments, strict, '2026-12-01')).toMatchObject({
      status: '0',
      cause: 'awaiting-rest',
      fulfilment: 6_000,
    });
  });

  test('money for items outside the promise, or of tomorrow, does not count', () => {
    const payments = [paid('C', 10_000, '2026-12-01'), paid('A', 6_000, '2026-12-02')];
    expect(judgePromise(single, payments, strict, '2026-12-01').paidAmount).toBe(0);
  });
});

describe('several dates', () => {
  test('one payment may cover several dates', () => {
    const found = judgePromise(plan, [paid('A', 15_000, '2026-12-01')], strict, '2026-12-01');
    expect(found.status).toBe('1');
  });

  test('with the first date paid the next is awaited', () => {
    const found = judgePromise(plan, [paid('A', 5_000, '2026-12-01')], strict, '2026-12-10');
    expect(found).toMatchObject({ status: '0', fulfilment: 3_333, nextCheckOn: '2027-01-05' });
  });

  test('a missed date breaks the promise as soon as its threshold is out of reach', () => {
    expect(judgePromise(plan, [], strict, '2026-12-05')).toMatchObject({
      status: '3',
      cause: 'out-of-reach',
    });
  });

  test('a bank that accepts two of three waits on', () => {
    const patient = { ...strict, varianceFrom: 6_000 };
    expect(judgePromise(plan, [], patient, '2026-12-05')).toMatchObject({
      status: '0',
      nextCheckOn: '2027-01-05',
    });
    const payments = [paid('A', 10_000, '2027-01-01')];
    expect(judgePromise(plan, payments, patient, '2027-02-05').status).toBe('2');
  });
});

describe('resets and withdrawals', () => {
  const payments = [paid('A', 6_000, '2026-12-01'), paid('B', 4_000, '2026-12-01')];
  const reset = payments.map((payment) => ({ ...payment, isReset: true }));

  test('resetting the clearing takes a fulfilled promise back', () => {
    expect(judgePromise(single, payments, strict, '2026-12-02').status).toBe('1');
    expect(judgePromise(single, reset, strict, '2026-12-02').status).toBe('0');
    expect(judgePromise(single, reset, strict, '2026-12-05').status).toBe('3');
  });

  test.each(['4', '5', '6'] as const)('status %s is final whatever is paid', (status) => {
    expect(judgePromise({ ...single, status }, payments, strict, '2026-12-02')).toMatchObject({
      status,
      cause: 'withdrawn',
      nextCheckOn: null,
    });
  });

  test('an earlier verdict is not remembered: the ledger alone decides', () => {
    const broken = { ...single, status: '3' as const };
    expect(judgePromise(broken, payments, strict, '2026-12-06').status).toBe('1');
  });
});

describe('whatever is promised and paid', () => {
  const day = fc.integer({ min: 0, max: 80 }).map((days) => addDays('2026-11-25', days));
  const payment = fc.record({
    item: fc.constantFrom('A', 'B'),
    amount: fc.integer({ min: 1, max: 8_000 }),
    paidOn: day,
    isReset: fc.boolean(),
  });
  const payments = fc.array(payment, { maxLength: 8 });
  const aPromise = fc
    .uniqueArray(fc.tuple(day, fc.integer({ min: 1, max: 6_000 })), {
      minLength: 1,
      maxLength: 4,
      selector: ([dueOn]) => dueOn,
    })
    .map((rows) => {
      const total = rows.reduce((sum, [, amount]) => sum + amount, 0);
      const half = Math.floor(total / 2);
      return {
        status: '0' as PromiseStatus,
        dates: rows.map(([dueOn, amount]) => ({ dueOn, amount })),
        items: [
          { item: 'A', amount: half },
          { item: 'B', amount: total - half },
        ],
      };
    });
  const aPolicy = fc.record({
    toleranceDays: fc.integer({ min: 0, max: 10 }),
    reductionPerDay: fc.integer({ min: 0, max: 1_500 }),
    keptFrom: fc.constant(9_500),
    varianceFrom: fc.integer({ min: 5_000, max: 9_500 }),
  });

  test('more money never lowers the fulfilment', () => {
    fc.assert(
      fc.property(
        aPromise,
        payments,
        payment,
        aPolicy,
        day,
        (promise, list, extra, policy, today) => {
          const before = judgePromise(promise, list, policy, today).fulfilment;
          const after = judgePromise(promise, [...list, extra], policy, today).fulfilment;
          expect(after).toBeGreaterThanOrEqual(before);
          expect(after).toBeLessThanOrEqual(10_000);
        },
      ),
    );
  });

  test('a payment that was reset is as if it had never been', () => {
    fc.assert(
      fc.property(
        aPromise,
        payments,
        payment,
        aPolicy,
        day,
        (promise, list, extra, policy, today) => {
          const reset = { ...extra, isReset: true };
          expect(judgePromise(promise, [...list, reset], policy, today)).toEqual(
            judgePromise(promise, list, policy, today),
          );
        },
      ),
    );
  });

  test('the order in which payments are listed does not matter', () => {
    fc.assert(
      fc.property(aPromise, payments, aPolicy, day, (promise, list, policy, today) => {
        expect(judgePromise(promise, list.toReversed(), policy, today)).toEqual(
          judgePromise(promise, list, policy, today),
        );
      }),
    );
  });

  test('until the next check nothing changes by itself', () => {
    fc.assert(
      fc.property(aPromise, payments, aPolicy, day, (promise, list, policy, today) => {
        const known = list.filter(({ paidOn }) => paidOn <= today);
        const found = judgePromise(promise, known, policy, today);
        const dayBefore = addDays(found.nextCheckOn ?? '2027-12-31', -1);
        expect(dayBefore >= today).toBe(true);
        expect(judgePromise(promise, known, policy, dayBefore).status).toBe(found.status);
      }),
    );
  });
});
