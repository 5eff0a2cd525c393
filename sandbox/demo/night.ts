import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ErpConfiguration, erpConfiguration } from '../../srv/erp/configuration.ts';
import { lockFile } from '../../srv/platform/process-lock.ts';
import { openSqlite } from '../../srv/platform/sqlite.ts';
import type { ErpNightSummary } from '../../srv/runs/erp-night-summary.ts';
import { readBank } from './bank-files.ts';
import type { Child } from './child.ts';
import { deployDatabase } from './deploy-database.ts';
import { standIn } from './erp-access.ts';
import { type DemoOptions, readDemoOptions } from './options.ts';
import { progressOn } from './progress.ts';
import { type DemoNight, runDemoNight } from './run-night.ts';
import { startErp } from './start-erp.ts';
import { type CleanUp, withCleanUp } from './with-clean-up.ts';

/** Exit codes of `npm run night`. */
const EXIT = { good: 0, totalsDisagree: 1, failed: 2 } as const;

/**
 * `npm run night`: one night headless. Reads from the ERP that SALDO_ERP_URL or
 * SALDO_ERP_DESTINATION names, or from a stand-in of its own; into `--database`, or a file that is
 * gone afterwards. Progress goes to stderr; the last line on stdout is the summary as JSON.
 */
const bank = readBank();
const progress = progressOn(process.stderr);

process.exitCode = await withCleanUp(async (cleanUp) => {
  try {
    const today = new Date().toISOString().slice(0, 10);
    const options = readDemoOptions(process.argv.slice(2), bank.calendars, today);
    const file = options.database ?? (await temporaryFile(cleanUp));
    cleanUp(lockFile(file, 'npm run night'));
    const erp = namedErp();
    const summary = erp
      ? await nightInto(file, erp, options)
      : await nightFromStandIn(file, options, cleanUp);
    console.log(JSON.stringify(summary));
    return exitCodeOf(summary);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return EXIT.failed;
  }
});

async function temporaryFile(cleanUp: CleanUp): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'saldo-night-'));
  cleanUp(() => rm(folder, { recursive: true, force: true }));
  return join(folder, 'night.db');
}

/** The ERP that the environment names, or null. */
function namedErp(): ErpConfiguration | null {
  const { SALDO_ERP_URL, SALDO_ERP_DESTINATION } = process.env;
  return SALDO_ERP_URL || SALDO_ERP_DESTINATION ? erpConfiguration() : null;
}

async function nightFromStandIn(
  file: string,
  options: DemoOptions,
  cleanUp: CleanUp,
): Promise<ErpNightSummary> {
  const { customers, seed, date } = options;
  progress.say(`Starting the stand-in ERP with ${customers} customers, seed ${seed}, on ${date}`);
  const onChild = (child: Child) => cleanUp(() => child.stop());
  const { erp, child, summary } = await startErp({ port: 0, customers, seed, date, onChild });
  progress.say(`Stand-in ERP at ${erp.url}: ${summary}`);
  return child.during(nightInto(file, standIn(erp), options));
}

/** A database that is there keeps what it knows of customers; a new one gets the demo's past. */
async function nightInto(
  file: string,
  erp: DemoNight['erp'],
  { date }: DemoOptions,
): Promise<ErpNightSummary> {
  const isFresh = !existsSync(file);
  if (isFresh) await deployDatabase(file, 'db');
  const db = openSqlite(file);
  try {
    return await runDemoNight(db, { bank, erp, businessDate: date, progress, isFresh });
  } finally {
    await db.close();
  }
}

/** Whatever was left out is said and counts as a failure, though all the rest was done. */
function exitCodeOf({ totals, segments, mirrored }: ErpNightSummary): number {
  if (!totals.agree) return EXIT.totalsDisagree;
  const notRun = segments.filter(({ status }) => status === 'failed');
  const failures = [...mirrored.failures, ...notRun].map(({ message }) => message);
  for (const message of failures) console.error(message);
  return failures.length ? EXIT.failed : EXIT.good;
}
