import type { EventEmitter } from 'node:events';
import cds from '@sap/cds';
import { type CapDatabaseService, capDatabase } from '../../srv/platform/cap-database.ts';
import type { Database } from '../../srv/platform/database.ts';
import { openPostgres } from '../../srv/platform/postgres.ts';
import { openSqlite } from '../../srv/platform/sqlite.ts';
import { deployedPostgres, deployedSqlite } from './deploy.ts';

export interface OpenDatabase {
  readonly database: Database;
  close(): Promise<void>;
}

/** Each way to reach a deployed database, by the name it has in test titles. */
export const databases: Record<string, () => Promise<OpenDatabase>> = {
  SQLite: async () => {
    const database = openSqlite(await deployedSqlite());
    return { database, close: () => database.close() };
  },
  PostgreSQL: async () => {
    const database = openPostgres(await deployedPostgres());
    return { database, close: () => database.close() };
  },
  'CAP on SQLite': () => overCap('sqlite'),
  'CAP on PostgreSQL': () => overCap('postgres'),
};

export type CapService = CapDatabaseService & { disconnect(): Promise<void> };

/** cds-types knows only the forms with a service's name. */
const connect = cds.connect.to as unknown as (options: object) => Promise<CapService>;

type Listener = Parameters<EventEmitter['off']>[1];

/** cds-types does not say that CAP is an emitter of events. */
const events = cds as unknown as EventEmitter;

/** CAP's database service on a fresh deployed database. */
export async function capService(kind: 'sqlite' | 'postgres'): Promise<CapService> {
  const credentials =
    kind === 'postgres' ? await deployedPostgres() : { url: await deployedSqlite() };
  const before = new Set(events.listeners('shutdown'));
  const service = await connect({ kind, credentials });
  const added = events.listeners('shutdown').filter((one) => !before.has(one)) as Listener[];
  return forgetting(service, added);
}

/** CAP keeps a service for the end of its process, also one that is disconnected: a leak where one follows the other. */
function forgetting(service: CapService, listeners: readonly Listener[]): CapService {
  const disconnect = service.disconnect.bind(service);
  service.disconnect = async () => {
    for (const listener of listeners) events.off('shutdown', listener);
    await disconnect();
  };
  return service;
}

async function overCap(kind: 'sqlite' | 'postgres'): Promise<OpenDatabase> {
  const service = await capService(kind);
  return { database: capDatabase(service), close: () => service.disconnect() };
}
