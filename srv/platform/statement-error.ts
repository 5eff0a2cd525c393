import { types } from 'node:util';
import { SaldoError } from '../domain/errors.ts';
import { integerTooLarge } from './column-values.ts';

const SQLITE_BUSY = 5;
const SQLITE_UNIQUE = [1555, 2067];
const POSTGRES_UNIQUE = '23505';
const POSTGRES_RETRY = ['40001', '40P01', '55P03'];

interface DriverError extends Error {
  readonly code?: string;
  readonly errcode?: number;
}

/**
 * A driver's error as ours, alike for both databases: DATABASE_KEY_EXISTS, DATABASE_BUSY (worth
 * repeating the transaction) or DATABASE_STATEMENT_FAILED, with the statement, never its values.
 */
export function failedStatement(error: unknown, sql: string): Error {
  if (error instanceof SaldoError || !types.isNativeError(error)) return error as Error;
  const driver: DriverError = error;
  if (driver.code === 'ERR_OUT_OF_RANGE') return integerTooLarge('an integer');
  const statement = sql.slice(0, 400);
  const failure = new SaldoError(
    codeOf(driver),
    `The database refused "${statement}": ${error.message}`,
    { statement },
  );
  failure.cause = error;
  return failure;
}

/** True when the database failed, whatever it was asked for. */
export function isDatabaseFault({ code }: SaldoError): boolean {
  return code.startsWith('DATABASE_');
}

function codeOf(error: DriverError): string {
  if (error.code === POSTGRES_UNIQUE) return 'DATABASE_KEY_EXISTS';
  if (SQLITE_UNIQUE.includes(error.errcode ?? 0)) return 'DATABASE_KEY_EXISTS';
  if (POSTGRES_RETRY.includes(error.code ?? '')) return 'DATABASE_BUSY';
  // Extended SQLite codes keep the primary code in the low byte.
  if (((error.errcode ?? 0) & 0xff) === SQLITE_BUSY) return 'DATABASE_BUSY';
  return 'DATABASE_STATEMENT_FAILED';
}
