import { SaldoError } from '../domain/errors.ts';
import type { PostgresOptions } from './postgres.ts';

/**
 * Where a `postgres://user:password@host:port/database` URL leads; `?sslmode=require` verifies the
 * server's certificate. DATABASE_URL_INVALID names what is wrong, never the password.
 */
export function postgresUrl(text: string): PostgresOptions {
  const url = URL.canParse(text) ? new URL(text) : null;
  const database = url?.pathname.slice(1) ?? '';
  if (!url || !/^postgres(ql)?:$/.test(url.protocol) || !url.username || !database) {
    throw new SaldoError(
      'DATABASE_URL_INVALID',
      'The database has to be named as postgres://user:password@host:port/database.',
    );
  }
  const mode = url.searchParams.get('sslmode');
  return {
    host: decodeURIComponent(url.hostname),
    port: Number(url.port || 5432),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database: decodeURIComponent(database),
    ...(mode && mode !== 'disable' && { ssl: true }),
  };
}
