import fc from 'fast-check';
import { convert } from '../../srv/domain/currency-conversion.ts';
import { fromErpAmount, fromScaled4, toErpAmount, toScaled4 } from '../../srv/domain/erp-amount.ts';
import { formatDecimal, parseDecimal, rescale } from '../../srv/domain/money.ts';

const anAmount = fc.integer({ min: -(10 ** 12), max: 10 ** 12 });
const anExponent = fc.integer({ min: 0, max: 4 });

describe('decimal texts', () => {
  test.each([
    ['12.50', 2, 1250],
    ['12.5', 2, 1250],
    ['-0.01', 2, -1],
    ['0.00', 2, 0],
    ['-0.00', 2, 0],
    ['7', 0, 7],
    ['7.000', 0, 7],
    ['12.3456', 4, 123456],
  ])('%s with %i decimals is %i minor units', (text, exponent, units) => {
    expect(parseDecimal(text, exponent)).toBe(units);
  });

  test('a digit that does not fit is refused, not rounded', () => {
    expect(() => parseDecimal('1.005', 2)).toThrow(
      expect.objectContaining({ code: 'AMOUNT_NOT_EXACT' }),
    );
  });

  test.each(['', 'abc', '1,50', '1e3', '.5', '5.', 'NaN', ' 1'])('%j is no amount', (text) => {
    expect(() => parseDecimal(text, 2)).toThrow(
      expect.objectContaining({ code: 'AMOUNT_INVALID' }),
    );
  });

  test('more minor units than an exact integer holds are refused', () => {
    const tooLarge = expect.objectContaining({ code: 'AMOUNT_TOO_LARGE' });
    expect(() => parseDecimal('90071992547409.93', 2)).toThrow(tooLarge);
    expect(parseDecimal('90071992547409.91', 2)).toBe(Number.MAX_SAFE_INTEGER);
  });

  test('what is formatted parses back to the same amount', () => {
    fc.assert(
      fc.property(anAmount, anExponent, (amount, exponent) => {
        expect(parseDecimal(formatDecimal(amount, exponent), exponent)).toBe(amount);
      }),
    );
  });

  test('a small amount keeps its leading zero', () => {
    expect(formatDecimal(-5, 2)).toBe('-0.05');
    expect(formatDecimal(5, 0)).toBe('5');
  });
});

describe('other units', () => {
  test('going to finer units and back changes nothing', () => {
    fc.assert(
      fc.property(anAmount, anExponent, (amount, exponent) => {
        expect(rescale(rescale(amount, exponent, exponent + 2), exponent + 2, exponent)).toBe(
          amount,
        );
      }),
    );
  });

  test('coarser units that would lose a digit are refused', () => {
    expect(() => rescale(1250, 2, 1)).not.toThrow();
    expect(() => rescale(1251, 2, 1)).toThrow(
      expect.objectContaining({ code: 'AMOUNT_NOT_EXACT' }),
    );
  });

  test('stored amounts are integers of four decimals', () => {
    expect(fromScaled4(12_500n, 2)).toBe(125);
    expect(toScaled4(125, 2)).toBe(12_500);
  });
});

describe("SAP's amount fields", () => {
  test('a currency of two decimals is what it says', () => {
    expect(fromErpAmount('1500.00', 2, 2)).toBe(150_000);
  });

  test('COP without decimals in SAP is a hundred times the wire amount', () => {
    expect(fromErpAmount('1500.00', 0, 2)).toBe(15_000_000);
    expect(fromErpAmount('1500.00', 0, 0)).toBe(150_000);
  });

  test('CLF with four decimals in SAP is a hundredth of the wire amount', () => {
    expect(formatDecimal(fromErpAmount('1234.56', 4, 4), 4)).toBe('12.3456');
  });

  test('an amount finer than the currency holds is refused', () => {
    const notExact = expect.objectContaining({ code: 'AMOUNT_NOT_EXACT' });
    expect(() => fromErpAmount('1234.56', 4, 2)).toThrow(notExact);
    expect(() => fromErpAmount('10.005', 2, 2)).toThrow(notExact);
  });

  test('what goes out comes back the same', () => {
    fc.assert(
      fc.property(anAmount, fc.constantFrom(0, 2, 4), (amount, decimals) => {
        expect(fromErpAmount(toErpAmount(amount, decimals, decimals), decimals, decimals)).toBe(
          amount,
        );
      }),
    );
  });
});

describe('conversion', () => {
  test.each([
    [25, '0.1', 2],
    [35, '0.1', 4],
    [-25, '0.1', -2],
    [26, '0.1', 3],
  ])('%i times %s is %i: halves go to the even unit', (amount, rate, expected) => {
    expect(convert({ amount, currency: 'EUR' }, rate, 2, 'USD', 2).amount).toBe(expected);
  });

  test('decimals of both currencies count', () => {
    const pesos = convert({ amount: 123_456, currency: 'CLF' }, '39000.5', 4, 'CLP', 0);
    expect(pesos).toEqual({ amount: 481_485, currency: 'CLP' });
  });

  test('converting is odd: a credit converts as the debit does', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 10 }), (amount) => {
        const of = (units: number) =>
          convert({ amount: units, currency: 'EUR' }, '1.0837', 2, 'USD', 2);
        expect(of(-amount).amount + of(amount).amount).toBe(0);
      }),
    );
  });

  test.each(['0', '-1', '', '1,5'])('rate %j is refused and names its pair', (rate) => {
    expect(() => convert({ amount: 1, currency: 'EUR' }, rate, 2, 'USD', 2)).toThrow(
      expect.objectContaining({ code: 'RATE_INVALID', details: { rate, from: 'EUR', to: 'USD' } }),
    );
  });
});
