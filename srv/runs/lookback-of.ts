import { SaldoError } from '../domain/errors.ts';
import { DEFAULT_LOOKBACK, type Lookback } from './read-customers.ts';

/**
 * How far a process without CAP's configuration looks back, from its environment: days in
 * SALDO_LOOKBACK_PAYMENT_DAYS and SALDO_LOOKBACK_CONTACT_DAYS. BAD_SETTING for anything but whole days.
 */
export function lookbackOf(variables: Readonly<Record<string, string | undefined>>): Lookback {
  return {
    paymentDays: days(variables, 'SALDO_LOOKBACK_PAYMENT_DAYS', DEFAULT_LOOKBACK.paymentDays),
    contactDays: days(variables, 'SALDO_LOOKBACK_CONTACT_DAYS', DEFAULT_LOOKBACK.contactDays),
  };
}

function days(
  variables: Readonly<Record<string, string | undefined>>,
  name: string,
  otherwise: number,
): number {
  const text = variables[name] ?? '';
  if (text === '') return otherwise;
  if (/^[1-9]\d{0,4}$/.test(text)) return Number(text);
  throw new SaldoError('BAD_SETTING', `${name} is '${text}'; write whole days, as 365.`, { name });
}
