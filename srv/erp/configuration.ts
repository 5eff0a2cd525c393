import { SaldoError } from '../domain/errors.ts';
import { localSecond } from '../domain/local-time.ts';
import type { ErpDestination } from './connection.ts';
import { type OwnFields, ownFields } from './own-fields.ts';

/** One ERP and the source under which its rows are kept. */
export interface ErpConfiguration {
  readonly source: string;
  readonly destination: ErpDestination;
  /** IANA zone of the application servers, in which change stamps are written. */
  readonly timeZone: string;
  readonly ownFields: OwnFields;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Of the ERP that a bank configures no other name for. */
export const DEFAULT_SOURCE = 'S4';
const EPOCH = '1970-01-01T00:00:00.000Z';

/**
 * Which source talks to which destination. In production `SALDO_ERP_DESTINATION` names a destination
 * (BTP's Destination service, a service binding, or the variable `destinations`); for the demo
 * `SALDO_ERP_URL`, `SALDO_ERP_USER` and `SALDO_ERP_PASSWORD` say where and as whom.
 * `SALDO_ERP_USER_DESTINATION` names the destination of calls on behalf of a user (principal propagation).
 * `SALDO_ERP_SOURCE` is the source (S4), `SALDO_ERP_TIME_ZONE` the zone of its change stamps (UTC).
 * `SALDO_ERP_PAYMENT_REASON_FIELD` is the bank's own field of payments (none).
 * ERP_NOT_CONFIGURED when there is no destination, TIME_ZONE_UNKNOWN for a zone that is none,
 * FIELD_NAME_UNFIT for a field that can be none.
 */
export function erpConfiguration(environment: Environment = process.env): ErpConfiguration {
  const source = environment.SALDO_ERP_SOURCE || DEFAULT_SOURCE;
  const destinationName = environment.SALDO_ERP_DESTINATION;
  const timeZone = environment.SALDO_ERP_TIME_ZONE || 'UTC';
  localSecond(EPOCH, timeZone);
  const read = { source, timeZone, ownFields: ownFields(environment) };
  const userDestinationName = environment.SALDO_ERP_USER_DESTINATION;
  const forUsers = userDestinationName ? { userDestinationName } : {};
  if (destinationName) return { ...read, destination: { destinationName, ...forUsers } };
  const url = environment.SALDO_ERP_URL;
  if (!url) throw notConfigured('SALDO_ERP_URL');
  const user = environment.SALDO_ERP_USER;
  const password = environment.SALDO_ERP_PASSWORD;
  if (!user || !password) throw notConfigured('SALDO_ERP_USER and SALDO_ERP_PASSWORD');
  return { ...read, destination: { url, user, password } };
}

function notConfigured(missing: string): SaldoError {
  return new SaldoError(
    'ERP_NOT_CONFIGURED',
    `No ERP is configured: set SALDO_ERP_DESTINATION to a destination's name, or ${missing}.`,
    { missing },
  );
}
