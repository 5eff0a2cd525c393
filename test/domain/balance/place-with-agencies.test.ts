import fc from 'fast-check';
import {
  type AgencyQuota,
  type PlaceableColumns,
  placeWithAgencies,
} from '../../../srv/domain/balance/place-with-agencies.ts';

interface Row {
  stage?: number;
  amount?: number;
  valuation?: number;
  previous?: number;
  mayPlace?: boolean;
  connected?: number;
}

const late = 0;
const early = 1;
const alpha = 0;
const beta = 1;

function columnsOf(rows: readonly Row[]): PlaceableColumns {
  return {
    stageIndex: Int32Array.from(rows, ({ stage }) => stage ?? late),
    amount: Float64Array.from(rows, ({ amount }) => amount ?? 100_00),
    valuation: Float64Array.from(rows, ({ valuation }) => valuation ?? 50),
    previousAgency: Int32Array.from(rows, ({ previous }) => previous ?? -1),
    mayPlace: Uint8Array.from(rows, ({ mayPlace }) => (mayPlace === false ? 0 : 1)),
    connectedGroup: Int32Array.from(rows, ({ connected }) => connected ?? -1),
  };
}

function quota(limits: Partial<AgencyQuota> = {}): AgencyQuota {
  return {
    agency: alpha,
    stageIndex: late,
    maxCustomers: Infinity,
    maxAmount: Infinity,
    ...limits,
  };
}

function place(rows: readonly Row[], ...quotas: AgencyQuota[]): number[] {
  return [...placeWithAgencies(columnsOf(rows), quotas)];
}

describe('an agency', () => {
  test('gets the customers of lowest valuation in its stage, up to its number', () => {
    const rows = [{ valuation: 70 }, { valuation: 10 }, { valuation: 30 }, { stage: early }];
    expect(place(rows, quota({ maxCustomers: 2 }))).toEqual([-1, alpha, alpha, -1]);
  });

  test('never holds more than its amount; who does not fit lets smaller ones go first', () => {
    const rows = [{ amount: 600_00 }, { amount: 700_00 }, { amount: 300_00 }];
    expect(place(rows, quota({ maxAmount: 900_00 }))).toEqual([alpha, -1, alpha]);
  });

  test('keeps whom it has, even when others would come first now', () => {
    const rows = [{ valuation: 90, previous: alpha }, { valuation: 10 }];
    expect(place(rows, quota({ maxCustomers: 1 }))).toEqual([alpha, -1]);
  });

  test('gives back the highest valued when its quota shrinks', () => {
    const rows = [
      { valuation: 40, previous: alpha },
      { valuation: 60, previous: alpha },
    ];
    expect(place(rows, quota({ maxCustomers: 1 }))).toEqual([alpha, -1]);
  });

  test('without a quota any more gives everybody back', () => {
    expect(place([{ previous: alpha }])).toEqual([-1]);
  });

  test('gets no customer who has an agent of their own', () => {
    expect(place([{ mayPlace: false }], quota())).toEqual([-1]);
  });

  test('gets connected debtors together or not at all', () => {
    const couple = [{ connected: 7 }, { connected: 7 }, {}];
    expect(place(couple, quota({ maxCustomers: 1 }))).toEqual([-1, -1, alpha]);
    expect(place(couple, quota({ maxCustomers: 3 }))).toEqual([alpha, alpha, alpha]);
    const overStages = [{ connected: 7 }, { connected: 7, stage: early }];
    expect(place(overStages, quota())).toEqual([-1, -1]);
  });

  test('shares with another in proportion to their quotas', () => {
    const rows = Array.from({ length: 9 }, () => ({}));
    const agencies = place(
      rows,
      quota({ maxCustomers: 6 }),
      quota({ agency: beta, maxCustomers: 3 }),
    );
    expect(agencies.filter((one) => one === beta)).toHaveLength(3);
    expect(agencies.slice(0, 3).sort()).toEqual([alpha, alpha, beta]);
  });
});

describe('agencies, whatever their quotas', () => {
  const limit = (max: number) => fc.oneof(fc.integer({ min: 0, max }), fc.constant(Infinity));
  const anyQuotas = fc.uniqueArray(
    fc.record({
      agency: fc.integer({ min: 0, max: 2 }),
      stageIndex: fc.integer({ min: 0, max: 2 }),
      maxCustomers: limit(6),
      maxAmount: limit(3_000),
    }),
    { selector: ({ agency, stageIndex }) => `${agency}/${stageIndex}` },
  );
  const anyRows = fc.array(
    fc.record({
      stage: fc.integer({ min: 0, max: 2 }),
      amount: fc.integer({ min: 0, max: 900 }),
      valuation: fc.integer({ min: 0, max: 100 }),
      previous: fc.integer({ min: -1, max: 2 }),
      mayPlace: fc.boolean(),
      connected: fc.integer({ min: -1, max: 5 }),
    }),
    { maxLength: 30 },
  );

  test('no quota is exceeded, by count or amount, and no stage without a quota is placed', () => {
    fc.assert(
      fc.property(anyRows, anyQuotas, (rows, quotas) => {
        const agencies = place(rows, ...quotas);
        agencies.forEach((agency, i) => {
          if (agency < 0) return;
          const own = quotas.find((q) => q.agency === agency && q.stageIndex === rows[i]?.stage);
          expect(own).toBeDefined();
        });
        for (const { agency, stageIndex, maxCustomers, maxAmount } of quotas) {
          const held = rows.filter((row, i) => agencies[i] === agency && row.stage === stageIndex);
          expect(held.length).toBeLessThanOrEqual(maxCustomers);
          expect(held.reduce((sum, { amount }) => sum + amount, 0)).toBeLessThanOrEqual(maxAmount);
        }
      }),
    );
  });

  test('run again on its own result, nobody moves', () => {
    fc.assert(
      fc.property(anyRows, anyQuotas, (rows, quotas) => {
        const agencies = place(rows, ...quotas);
        const again = rows.map((row, i) => ({ ...row, previous: agencies[i] ?? -1 }));
        expect(place(again, ...quotas)).toEqual(agencies);
      }),
    );
  });

  test('connected debtors are never parted', () => {
    fc.assert(
      fc.property(anyRows, anyQuotas, (rows, quotas) => {
        const agencies = place(rows, ...quotas);
        const groups = Map.groupBy(agencies.keys(), (i) => rows[i]?.connected ?? -1);
        groups.delete(-1);
        for (const members of groups.values()) {
          expect(new Set(members.map((i) => agencies[i])).size).toBe(1);
        }
      }),
    );
  });
});
