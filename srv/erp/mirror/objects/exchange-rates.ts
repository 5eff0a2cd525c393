import { SaldoError } from '../../../domain/errors.ts';
import { exchangeRatesTable } from '../../../platform/tables.ts';
import { services } from '../../services.ts';
import { type ErpObject, rowsOf } from '../erp-object.ts';
import type { ErpRecord } from '../erp-record.ts';

const STORED_DIGITS = 9;
const RATE = /^(-?)(\d+)(?:\.(\d+))?$/;

/** Exchange rates (TCURR), stored for one unit of each currency. */
export const exchangeRates: ErpObject = {
  object: 'exchange-rates',
  service: services.exchangeRates,
  entity: 'CurrencyExchangeRate',
  keys: ['ExchangeRateType', 'SourceCurrency', 'TargetCurrency', 'ExchangeRateEffectiveDate'],
  select: [
    'ExchangeRateType',
    'SourceCurrency',
    'TargetCurrency',
    'ExchangeRateEffectiveDate',
    'ExchangeRate',
    'NumberOfSourceCurrencyUnits',
    'NumberOfTargetCurrencyUnits',
  ],
  changes: { by: 'day', field: 'ExchangeRateEffectiveDate', daysBack: 7, daysCompared: 35 },
  targets: [
    rowsOf(exchangeRatesTable, (record) => [
      {
        rateType: record.text('ExchangeRateType'),
        fromCurrency: record.text('SourceCurrency'),
        toCurrency: record.text('TargetCurrency'),
        validFrom: record.requiredDay('ExchangeRateEffectiveDate'),
        rate: unitRate(
          record.requiredDecimal('ExchangeRate'),
          unitsOf(record, 'NumberOfSourceCurrencyUnits'),
          unitsOf(record, 'NumberOfTargetCurrencyUnits'),
        ),
      },
    ]),
  ],
};

/**
 * Target units for one source unit, nine digits, rounded half up. A negative rate is SAP's mark of
 * indirect quotation: source units for one target unit.
 * @example unitRate('0.92593', 1000, 1) //=> '0.000925930'
 */
export function unitRate(rate: string, sourceUnits: number, targetUnits: number): string {
  const [, sign, whole = '', fraction = ''] = RATE.exec(rate) ?? [];
  const digits = BigInt(`${whole}${fraction}` || '0');
  if (digits === 0n) throw invalid(rate);
  const value = digits * BigInt(targetUnits);
  const unit = 10n ** BigInt(fraction.length) * BigInt(sourceUnits);
  const scaled = sign === '-' ? roundedRatio(unit, value) : roundedRatio(value, unit);
  const text = String(scaled).padStart(STORED_DIGITS + 1, '0');
  return `${text.slice(0, -STORED_DIGITS)}.${text.slice(-STORED_DIGITS)}`;
}

function roundedRatio(numerator: bigint, denominator: bigint): bigint {
  const scaled = numerator * 10n ** BigInt(STORED_DIGITS);
  return (2n * scaled + denominator) / (2n * denominator);
}

function unitsOf(record: ErpRecord, field: string): number {
  const units = record.integer(field) ?? 1;
  return units === 0 ? 1 : units;
}

function invalid(rate: string): SaldoError {
  return new SaldoError('RATE_INVALID', `Exchange rate '${rate}' is no decimal other than 0.`, {
    rate,
  });
}
