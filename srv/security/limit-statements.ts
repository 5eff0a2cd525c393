import type { ClientBase } from 'pg';
import { requestLimits } from './request-limits.ts';

/** CAP's PostgreSQL service, and each transaction on it: `context` with `http` while a request is answered. */
interface PostgresService {
  readonly kind?: string;
  readonly context?: { readonly http?: object };
  readonly dbc?: ClientBase;
  readonly _kind?: string;
  begin(...given: unknown[]): Promise<unknown>;
}

/**
 * Ends statements of requests that take longer than `statementSeconds`: PostgreSQL does it itself, for
 * the request's transaction alone. Nights and other work of the server's own have transactions of
 * their own, and take their time. SQLite in Node cannot be interrupted; what limits it is what a
 * request may ask for at all.
 */
export function limitStatements(service: object): void {
  const postgres = service as PostgresService;
  if (postgres.kind !== 'postgres') return;
  const { begin } = postgres;
  const milliseconds = Math.ceil(requestLimits().statementSeconds * 1_000);
  postgres.begin = async function (this: PostgresService, ...given) {
    const begun = await begin.apply(this, given);
    if (isOfRequest(this)) await this.dbc?.query(`SET LOCAL statement_timeout = ${milliseconds}`);
    return begun;
  };
}

function isOfRequest({ context, _kind }: PostgresService): boolean {
  return context?.http !== undefined && _kind === 'NestedTransaction';
}
