import type { Database } from '../../srv/platform/database.ts';
import { openPostgres } from '../../srv/platform/postgres.ts';
import { openSqlite } from '../../srv/platform/sqlite.ts';
import { deployedPostgres, deployedSqlite } from './deploy.ts';
import type { ServerOptions } from './saldo-server.ts';

/** A database with the services' views to look into, and what a server needs to open it too. */
export interface DeployedDatabase {
  readonly db: Database;
  readonly credentials: ServerOptions['credentials'];
}

/** A fresh one of its kind; whoever asks for it closes it. */
export async function deployedDatabase(kind: 'sqlite' | 'postgres'): Promise<DeployedDatabase> {
  if (kind === 'sqlite') {
    const url = await deployedSqlite('*');
    return { db: openSqlite(url), credentials: { url } };
  }
  const credentials = await deployedPostgres('*');
  return { db: openPostgres(credentials), credentials };
}
