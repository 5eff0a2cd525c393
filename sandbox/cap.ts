import type { EventEmitter } from 'node:events';
import type { Server } from 'node:http';
import cds from '@sap/cds';

/** What the sandbox uses of CAP and CAP's published types leave out. */
interface UntypedParts extends EventEmitter {
  plugins: Promise<unknown>;
  server(options: object): Promise<Server>;
  ql: { clone(query: object): object };
  db: { cqn2sql(query: object): { sql: string; values: unknown[] } };
}

export const cap = cds as unknown as UntypedParts;

/** A SELECT as CAP's OData adapter builds it. */
export interface SelectQuery {
  SELECT: {
    one?: boolean;
    count?: boolean;
    from: { ref: (string | { id: string; args?: Record<string, { val: unknown }> })[] };
    columns?: ('*' | { ref?: string[] } | object)[];
    where?: unknown[];
    orderBy?: { ref: string[]; sort: 'asc' | 'desc' }[];
    limit?: { rows: { val: number }; offset?: { val: number } };
  };
}

/** The query of a request, when it reads. */
export function selectOf(req: cds.Request): SelectQuery | undefined {
  const query = req.query as unknown as Partial<SelectQuery> | undefined;
  return query?.SELECT ? (query as SelectQuery) : undefined;
}

/** A copy of a query with another SELECT part. */
export function withSelect(
  query: SelectQuery,
  changes: Partial<SelectQuery['SELECT']>,
): SelectQuery {
  const copy = cap.ql.clone(query) as SelectQuery;
  copy.SELECT = { ...query.SELECT, ...changes };
  return copy;
}

/** Runs a query on the database, in the transaction of the request that is being served. */
export function runQuery<T>(query: SelectQuery): Promise<T> {
  return cds.db.run(query as never) as unknown as Promise<T>;
}

/** Rows of a query as SQLite keeps them: no JSON, booleans as 0 and 1, decimals as numbers. */
export function runPlain(query: SelectQuery): Promise<Record<string, unknown>[]> {
  const { sql, values } = cap.db.cqn2sql(query);
  return cds.db.run(sql, values as never) as unknown as Promise<Record<string, unknown>[]>;
}

/** The entity a request is about. */
export function targetOf(req: cds.Request): cds.entity | undefined {
  return req.target as unknown as cds.entity | undefined;
}
