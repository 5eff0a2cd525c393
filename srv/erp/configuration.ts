import { SaldoError } from '../domain/errors.ts';
import type { ErpDestination } from './connection.ts';

/** One ERP and the source under which its rows are kept. */
export interface ErpConfiguration {
  readonly source: string;
  readonly destination: ErpDestination;
}

type Environment = Readonly<Record<string, string | undefined>>;

const DEFAULT_SOURCE = 'S4';

/**
 * Which source talks to which destination. In production `SALDO_ERP_DESTINATION` names a destination
 * (BTP's Destination service, a service binding, or the variable `destinations`); for the demo
 * `SALDO_ERP_URL`, `SALDO_ERP_USER` and `SALDO_ERP_PASSWORD` say where and as whom.
 * `SALDO_ERP_SOURCE` is the source (S4). ERP_NOT_CONFIGURED when neither is there.
 */
export function erpConfiguration(environment: Environment = process.env): ErpConfiguration {
  const source = environment.SALDO_ERP_SOURCE || DEFAULT_SOURCE;
  const destinationName = environment.SALDO_ERP_DESTINATION;
  if (destinationName) return { source, destination: { destinationName } };
  const url = environment.SALDO_ERP_URL;
  if (!url) throw notConfigured('SALDO_ERP_URL');
  const user = environment.SALDO_ERP_USER;
  const password = environment.SALDO_ERP_PASSWORD;
  if (!user || !password) throw notConfigured('SALDO_ERP_USER and SALDO_ERP_PASSWORD');
  return { source, destination: { url, user, password } };
}

function notConfigured(missing: string): SaldoError {
  return new SaldoError(
    'ERP_NOT_CONFIGURED',
    `No ERP is configured: set SALDO_ERP_DESTINATION to a destination's name, or ${missing}.`,
    { missing },
  );
}
