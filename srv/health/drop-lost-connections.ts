import cds from '@sap/cds';
import type { Client } from 'pg';

const LOG = cds.log('db');

/** CAP's PostgreSQL service, as far as it makes connections; `open` says whether its pool may lend one. */
interface PostgresService {
  readonly kind?: string;
  readonly pools: { readonly _factory: ConnectionFactory };
}

interface ConnectionFactory {
  create: (tenant?: string) => Promise<Client & { open?: boolean }>;
}

/**
 * Keeps a connection that PostgreSQL ended (restart, failover) from ending the process: CAP listens to no
 * errors of connections that wait in its pool, and Node takes one that nobody hears for fatal. The
 * pool then asks `open` before it lends the connection again, and makes a new one.
 */
export function dropLostConnections(service: object): void {
  const postgres = service as PostgresService;
  if (postgres.kind !== 'postgres') return;
  const { _factory: factory } = postgres.pools;
  const { create } = factory;
  factory.create = async (tenant) => {
    const connection = await create(tenant);
    connection.on('error', ({ message }) => {
      connection.open = false;
      LOG.warn('A connection to PostgreSQL was lost:', message);
    });
    return connection;
  };
}
