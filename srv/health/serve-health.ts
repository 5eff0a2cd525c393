import cds from '@sap/cds';
import type { Application, RequestHandler } from 'express';
import { type CapDatabaseService, capDatabase } from '../platform/cap-database.ts';
import type { TableShape } from '../platform/database.ts';
import * as tables from '../platform/tables.ts';
import { ReadinessCheck } from './readiness.ts';

const LOG = cds.log('health');
const TIMEOUT_MS = 2_000;
const KEEP_MS = 1_000;

/**
 * `/health/live`: the process answers. `/health/ready`: so does its database, and it has every column
 * that this version works with; else 503. Both are open, as a platform's checks sign in nowhere, so
 * they say which part is down and not why: that is in the log.
 */
export function serveHealth(app: Application): void {
  const readiness = new ReadinessCheck(openDatabase, {
    tables: Object.values<TableShape>(tables),
    timeoutMs: TIMEOUT_MS,
    keepMs: KEEP_MS,
    nowMs: () => performance.now(),
    onFault: (cause) => LOG.warn('not ready:', cause),
  });
  app.get('/health/live', (_request, response) => {
    response.set('cache-control', 'no-store').json({ status: 'up' });
  });
  app.get('/health/ready', tellReadiness(readiness));
}

function tellReadiness(readiness: ReadinessCheck): RequestHandler {
  return async (_request, response) => {
    const { isReady, checks } = await readiness.ask();
    response
      .status(isReady ? 200 : 503)
      .set('cache-control', 'no-store')
      .json({ status: isReady ? 'up' : 'down', checks });
  };
}

/** CAP connects while it starts; before that there is nothing to ask. */
function openDatabase() {
  const service = cds.db as unknown as CapDatabaseService | undefined;
  if (!service) throw new Error('The database is not connected yet.');
  return capDatabase(service);
}
