import type { Context } from 'aws-lambda';
import { SaldoError } from '../../srv/domain/errors.ts';
import type { Instant } from '../../srv/domain/iso-date.ts';
import type { Database } from '../../srv/platform/database.ts';
import type { Lookback } from '../../srv/runs/read-customers.ts';
import { database } from './database.ts';
import { readEnvironment } from './environment.ts';
import { logger, observed } from './observe.ts';

/** Somebody else is at it, or the next schedule finds the same: not a failure of this one. */
const NOT_NOW = ['MIRROR_BUSY', 'ERP_BUDGET_SPENT'];

/** What a function works with that needs no ERP. */
export interface DatabaseWork {
  readonly db: Database;
  readonly source: string;
  readonly lookback: Lookback;
  readonly now: () => Instant;
}

/** A Lambda handler on a schedule that works on the database alone; answers with what it did. */
export function scheduledOnDatabase<Report extends object>(
  name: string,
  run: (work: DatabaseWork) => Promise<Report>,
) {
  return scheduledWith(name, databaseWork, run);
}

async function databaseWork(): Promise<DatabaseWork> {
  const { source, erpSettings } = readEnvironment();
  const now = () => new Date().toISOString();
  return { db: await database(), source, lookback: erpSettings.lookback, now };
}

/** A Lambda handler on a schedule, over whatever it works with. */
export function scheduledWith<Work, Report extends object>(
  name: string,
  open: () => Promise<Work>,
  run: (work: Work, event: unknown) => Promise<Report>,
) {
  return async (event: unknown, context: Context): Promise<Report | { skipped: string }> => {
    logger.addContext(context);
    try {
      return await observed(name, {}, async () => told(await run(await open(), event)));
    } catch (error) {
      if (!(error instanceof SaldoError) || !NOT_NOW.includes(error.code)) throw error;
      return { skipped: error.code };
    }
  };
}

/** Totals outgrow JSON's numbers: they are told as text. */
function told<Report>(report: Report): Report {
  return JSON.parse(
    JSON.stringify(report, (_, value) => (typeof value === 'bigint' ? String(value) : value)),
  );
}
