import type { Instant } from '../domain/iso-date.ts';
import { erpConfiguration } from '../erp/configuration.ts';
import { openErp } from '../erp/connection.ts';
import { sharedBudget } from '../erp/request-budget.ts';
import { isoAfter, systemClock } from '../platform/clock.ts';
import { databaseCoordination } from '../platform/database-coordination.ts';
import { ownDatabase } from '../requests/own-database.ts';
import type { ErpWork } from '../runs/erp-work.ts';
import { settings } from './settings.ts';

/** The configured ERP over this server's database, within the request budget of all processes. */
export function openWork(): ErpWork {
  const { source, timeZone, destination, ownFields } = erpConfiguration();
  const db = ownDatabase();
  const coordination = databaseCoordination(db);
  const { erpBudget } = settings();
  const budget = sharedBudget(coordination, { source, ...erpBudget });
  const erp = openErp(destination, { budget, ownFields });
  return { db, erp, source, timeZone, coordination, now, settings: settings() };
}

export function now(): Instant {
  return isoAfter(systemClock());
}

/** Makes a value when it is first asked for. */
export function lazily<Value>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
