import fc from 'fast-check';
import { leastStampSince, stampInstant } from '../../srv/domain/local-stamp.ts';
import { localSecond } from '../../srv/domain/local-time.ts';
import { formatDecimal, parseDecimal } from '../../srv/domain/money.ts';
import { erpConfiguration } from '../../srv/erp/configuration.ts';
import { changedSince, markOf, ofPartners } from '../../srv/erp/mirror/change-filter.ts';
import { compareTotals, differenceOf } from '../../srv/erp/mirror/compare-totals.ts';
import { withOwnFields } from '../../srv/erp/mirror/erp-object.ts';
import { ErpRecord } from '../../srv/erp/mirror/erp-record.ts';
import { erpScales } from '../../srv/erp/mirror/erp-scales.ts';
import { itemKeyFromText } from '../../srv/erp/mirror/item-key.ts';
import { isoLanguage } from '../../srv/erp/mirror/languages.ts';
import { notAhead } from '../../srv/erp/mirror/newest-mark.ts';
import { creditRatings } from '../../srv/erp/mirror/objects/credit.ts';
import { unitRate } from '../../srv/erp/mirror/objects/exchange-rates.ts';
import { erpObjects } from '../../srv/erp/mirror/objects/index.ts';
import { items } from '../../srv/erp/mirror/objects/items.ts';
import { partners } from '../../srv/erp/mirror/objects/partners.ts';
import { payments } from '../../srv/erp/mirror/objects/payments.ts';
import { recordsPath } from '../../srv/erp/mirror/odata-query.ts';
import { spreadOver } from '../../srv/erp/mirror/spread-over.ts';
import { timeZoneOf } from '../../srv/erp/mirror/time-zones.ts';
import { retryAfterSeconds } from '../../srv/erp/retry-after.ts';

const scales = erpScales('S4', [
  { currency: 'EUR', erpDecimals: 2, minorDigits: 2 },
  { currency: 'COP', erpDecimals: 0, minorDigits: 2 },
  { currency: 'CLP', erpDecimals: 0, minorDigits: 0 },
  { currency: 'CLF', erpDecimals: 4, minorDigits: 4 },
]);

describe('Values of the ERP', () => {
  test('days, times and instants of V2 and V4 mean the same', () => {
    const v2 = new ErpRecord({ Day: '/Date(1795305600000)/', Time: 'PT13H05M09S' });
    const v4 = new ErpRecord({ Day: '2026-11-22', Time: '13:05:09' });
    for (const record of [v2, v4]) {
      expect(record.day('Day')).toBe('2026-11-22');
      expect(record.changedAt('Day', 'Time')).toBe('2026-11-22T13:05:09.000Z');
    }
  });

  test('the day of an instant is the one that people who work in the ERP had', () => {
    const fields = { At: '2026-11-22T23:30:00Z', Never: null };
    expect(new ErpRecord(fields, 'Europe/Berlin').dayOfInstant('At')).toBe('2026-11-23');
    expect(new ErpRecord(fields, 'America/Bogota').dayOfInstant('At')).toBe('2026-11-22');
    expect(new ErpRecord(fields).dayOfInstant('Never')).toBeNull();
  });

  test('initial values are empty', () => {
    const record = new ErpRecord({ Text: null, Day: null, Flag: null, Amount: null });
    expect(record.text('Text')).toBe('');
    expect(record.day('Day')).toBeNull();
    expect(record.flag('Flag')).toBe(false);
    expect(record.decimal('Amount')).toBeNull();
  });

  test('a type that does not fit names field and value', () => {
    const record = new ErpRecord({ Amount: 0.1 + 0.2, Day: '2026-02-30', Flag: 'X' });
    expect(() => record.decimal('Amount')).toThrow('Field Amount should be a decimal as text');
    expect(() => record.day('Day')).toThrow('Field Day should be a day but is "2026-02-30"');
    expect(() => record.flag('Flag')).toThrow('Field Flag should be true or false');
  });

  test('a decimal sent as a number is taken while it surely has all its digits', () => {
    expect(new ErpRecord({ Amount: 1234567890.12 }).decimal('Amount')).toBe('1234567890.12');
    expect(() => new ErpRecord({ Amount: Number('12345678901234.567') }).decimal('Amount')).toThrow(
      'text',
    );
  });

  test.each([
    ['1500.00', 'COP', '150000.0000'],
    ['1500.00', 'CLP', '150000.0000'],
    ['1234.56', 'CLF', '12.3456'],
    ['-12.50', 'EUR', '-12.5000'],
  ])('%s %s on the wire is stored as %s', (wire, currency, stored) => {
    expect(scales.stored(wire, currency)).toBe(stored);
    expect(scales.wire(stored, currency)).toBe(wire);
  });

  test('an amount goes to the ERP and back without loss, in every currency', () => {
    const currency = fc.constantFrom('EUR', 'COP', 'CLP', 'CLF');
    fc.assert(
      fc.property(currency, fc.integer({ min: -1e10, max: 1e10 }), (of, cents) => {
        const wire = formatDecimal(cents, 2);
        expect(scales.wire(scales.stored(wire, of), of)).toBe(wire);
      }),
    );
  });

  test('a currency without a scale is refused by name', () => {
    expect(() => scales.stored('1.00', 'JPY')).toThrow(
      expect.objectContaining({ code: 'CURRENCY_WITHOUT_SCALE', details: expect.anything() }),
    );
  });

  test('an exchange rate holds for one unit of each currency', () => {
    expect(unitRate('0.92593', 1000, 1)).toBe('0.000925930');
    expect(unitRate('39541.37000', 1, 1)).toBe('39541.370000000');
    expect(unitRate('-1.25000', 1, 1)).toBe('0.800000000');
    expect(() => unitRate('0.00000', 1, 1)).toThrow('is no decimal other than 0');
  });

  test('languages become ISO, addresses get a time zone', () => {
    expect([isoLanguage('DE'), isoLanguage('S'), isoLanguage('')]).toEqual(['de', 'es', null]);
    expect(timeZoneOf('CL', '12')).toBe('America/Punta_Arenas');
    expect(timeZoneOf('CL', '13')).toBe('America/Santiago');
    expect(timeZoneOf('XX', '')).toBeNull();
  });

  test('an item key in one field is taken apart', () => {
    expect(itemKeyFromText('0000000012340000001000')).toEqual({
      document: '000000001234',
      repetition: '000',
      item: '0001',
      subitem: '000',
    });
    expect(itemKeyFromText('ACCOUNT 12')).toBeNull();
  });

  test('what is spread over items always adds up', () => {
    const amounts = fc.array(fc.integer({ min: 0, max: 1e9 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e10 }), amounts, (total, parts) => {
        const spread = spreadOver(
          formatDecimal(total, 4),
          'EUR',
          parts.map((part) => ({ amount: formatDecimal(part, 4), currency: 'EUR' })),
        );
        const sum = spread.reduce((added, share) => added + parseDecimal(share, 4), 0);
        expect(sum).toBe(total);
      }),
    );
  });

  test('what is spread over items goes to those of its currency', () => {
    const item = (amount: string, currency: string | null) => ({ amount, currency });
    expect(spreadOver('70.0000', 'EUR', [item('5.0000', 'EUR'), item('90.0000', 'COP')])).toEqual([
      '70.0000',
      '0.0000',
    ]);
    expect(spreadOver('70.0000', 'EUR', [item('5.0000', 'EUR'), item('0', null)])).toEqual([
      '5.0000',
      '65.0000',
    ]);
    expect(spreadOver('70.0000', 'EUR', [item('90.0000', 'COP')])).toEqual(['0.0000']);
  });

  test('Retry-After is read as seconds and as a date', () => {
    expect(retryAfterSeconds('7')).toBe(7);
    const now = Date.parse('2026-11-22T10:00:00Z');
    expect(retryAfterSeconds('Sun, 22 Nov 2026 10:00:30 GMT', now)).toBe(30);
    expect(retryAfterSeconds('soon')).toBeUndefined();
  });
});

describe('Finding changes', () => {
  test('the filter starts an overlap before the mark, in the words of V2 and V4', () => {
    const mark = '2026-11-22T00:01:00.000Z';
    expect(changedSince(creditRatings, mark, { overlapSeconds: 120, timeZone: 'UTC' })).toBe(
      '(LastChangeDate gt 2026-11-21 or (LastChangeDate eq 2026-11-21 and LastChangeTime ge 23:59:00))',
    );
    expect(changedSince(partners, mark, { overlapSeconds: 0, timeZone: 'UTC' })).toBe(
      "(LastChangeDate gt datetime'2026-11-22T00:00:00' or (LastChangeDate eq datetime'2026-11-22T00:00:00' and LastChangeTime ge time'PT00H01M00S')) or (CreationDate gt datetime'2026-11-22T00:00:00' or (CreationDate eq datetime'2026-11-22T00:00:00' and CreationTime ge time'PT00H01M00S'))",
    );
  });

  test('a record that was never changed counts by its creation', () => {
    const created = { CreationDate: '2026-11-22', CreationTime: '06:00:01' };
    const changed = { LastChangeDate: '2026-11-23', LastChangeTime: '07:00:00' };
    const markOfBoth = (fields: object) => markOf(new ErpRecord({ ...fields }), items.changes);
    expect(markOfBoth({ ...created, LastChangeDate: null })).toBe('2026-11-22T06:00:01.000Z');
    expect(markOfBoth({ ...created, ...changed })).toBe('2026-11-23T07:00:00.000Z');
  });

  test('a mark is the change stamp by the clock of the ERP', () => {
    const record = new ErpRecord({ LastChangeDate: '2026-11-22', LastChangeTime: '06:00:01' });
    expect(markOf(record, items.changes)).toBe('2026-11-22T06:00:01.000Z');
  });

  test('a mark is never ahead of the ERP’s clock, however that differs from ours', () => {
    const now = () => '2026-11-22T06:00:00.000Z';
    const [past, ahead] = ['2026-11-22T05:59:00.000Z', '2999-01-01T00:00:00.000Z'];
    expect(notAhead({ now, clockAheadMs: null }, past)).toBe(past);
    expect(notAhead({ now, clockAheadMs: null }, ahead)).toBe(now());
    expect(notAhead({ now, clockAheadMs: 60_000 }, ahead)).toBe('2026-11-22T05:59:00.000Z');
    expect(notAhead({ now, clockAheadMs: -60_000 }, ahead)).toBe('2026-11-22T06:01:00.000Z');
  });

  test('a stamp counts in the time zone of the ERP, and so does the filter', () => {
    const stamp = { LastChangeDate: '2026-07-01', LastChangeTime: '09:30:00' };
    const mark = markOf(new ErpRecord(stamp, 'America/Bogota'), items.changes);
    expect(mark).toBe('2026-07-01T14:30:00.000Z');
    const run = { overlapSeconds: 120, timeZone: 'America/Bogota' };
    expect(changedSince(items, mark ?? '', run)).toContain('LastChangeTime ge 09:28:00');
  });

  test('when clocks are set back, the hour that comes twice is read from its start', () => {
    const stamp = { LastChangeDate: '2026-10-25', LastChangeTime: '02:50:00' };
    const mark = markOf(new ErpRecord(stamp, 'Europe/Berlin'), items.changes);
    expect(mark).toBe('2026-10-25T00:50:00.000Z');
    const run = { overlapSeconds: 120, timeZone: 'Europe/Berlin' };
    expect(changedSince(items, mark ?? '', run)).toBe(
      '(LastChangeDate gt 2026-10-25 or (LastChangeDate eq 2026-10-25 and LastChangeTime ge 02:00:00)) or (CreationDate gt 2026-10-25 or (CreationDate eq 2026-10-25 and CreationTime ge 02:00:00))',
    );
  });

  test('whatever is stamped after a mark, in any zone at any time, is in what is read', () => {
    const zones = ['Europe/Berlin', 'America/Santiago', 'Australia/Lord_Howe', 'UTC'];
    const start = Date.parse('2026-01-01T00:00:00.000Z');
    const second = fc.integer({ min: 0, max: 366 * 86_400 });
    // Half of the marks lie around Berlin's change of clocks, where it matters.
    const around = fc.integer({ min: -10_000, max: 10_000 }).map((at) => 25_664_400 + at);
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.oneof(second, around),
        fc.integer({ min: 0, max: 20_000 }),
        (zone, at, later) => {
          const shownAt = (seconds: number) =>
            localSecond(new Date(start + seconds * 1000).toISOString(), zone);
          const shown = shownAt(at);
          const mark = stampInstant(shown.slice(0, 10), shown.slice(11), zone);
          expect(leastStampSince(mark, zone) <= shownAt(at + later)).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('a partner number cannot break out of a filter', () => {
    expect(ofPartners('BusinessPartner', ["1' or true eq true or '"])).toBe(
      "BusinessPartner eq '1'' or true eq true or '''",
    );
  });
});

describe('Control totals', () => {
  const account = { companyCode: '1000', account: 'A', currency: 'EUR' };

  test('an account that only one side has does not agree', () => {
    const [missing] = compareTotals([{ ...account, count: 1, amount: 5, keys: 1 }], []);
    const [extra] = compareTotals([], [{ ...account, count: 1, amount: 5, keys: 1 }]);
    expect([missing, extra].map((one) => one && differenceOf(one))).toEqual(['count', 'count']);
  });

  test('equal amounts of another number of items do not agree', () => {
    const erp = [{ ...account, count: 2, amount: 5, keys: 1 }];
    const [compared] = compareTotals(erp, [{ ...account, count: 1, amount: 5, keys: 1 }]);
    expect(compared && differenceOf(compared)).toBe('count');
  });

  test('as many items of the same amount with other keys do not agree; without a hash they do', () => {
    const own = [{ ...account, count: 1, amount: 5, keys: 1 }];
    const differences = [2, null].map((keys) => {
      const [compared] = compareTotals([{ ...account, count: 1, amount: 5, keys }], own);
      return compared && differenceOf(compared);
    });
    expect(differences).toEqual(['keys', null]);
  });
});

const ERP = { SALDO_ERP_URL: 'http://erp', SALDO_ERP_USER: 'SALDO', SALDO_ERP_PASSWORD: 'x' };

test('payments are asked for what SAP publishes, and for the bank’s own field where it is named', () => {
  const names = (environment: Record<string, string>) => {
    const { ownFields } = erpConfiguration({ ...ERP, ...environment });
    const url = new URL(recordsPath(withOwnFields(payments, { ownFields })), 'http://erp');
    return url.searchParams.get('$select')?.split(',') ?? [];
  };
  const own = 'YY1_PaymentReason';
  expect(names({})).toEqual(payments.select);
  expect(names({ SALDO_ERP_PAYMENT_REASON_FIELD: '' })).toEqual(payments.select);
  expect(names({ SALDO_ERP_PAYMENT_REASON_FIELD: own })).toEqual([...payments.select, own]);
  expect(() => names({ SALDO_ERP_PAYMENT_REASON_FIELD: 'a,b' })).toThrow(
    expect.objectContaining({ code: 'FIELD_NAME_UNFIT' }),
  );
});

test('every mirrored object selects its keys and has a name of its own', () => {
  for (const { keys, select } of erpObjects)
    expect(select).toEqual(expect.arrayContaining([...keys]));
  const names = erpObjects.map(({ object }) => object);
  expect(new Set(names).size).toBe(names.length);
});
