import { join } from 'node:path';
import { lockFile } from '../../srv/platform/process-lock.ts';
import { openSqlite } from '../../srv/platform/sqlite.ts';
import { type Bank, readBank } from './bank-files.ts';
import { type Child, ROOT, startChild } from './child.ts';
import { deliverEvents } from './deliver-events.ts';
import { demoUsersTable } from './demo-users.ts';
import { deployDatabase } from './deploy-database.ts';
import { type ErpAccess, standIn } from './erp-access.ts';
import { workFirstMorning } from './first-morning.ts';
import { freePort } from './free-port.ts';
import { nightReport } from './night-report.ts';
import { type DemoOptions, readDemoOptions } from './options.ts';
import { payShort } from './pay-short.ts';
import { type Progress, progressOn } from './progress.ts';
import { runDemoNight } from './run-night.ts';
import { startErp } from './start-erp.ts';
import { startSaldo } from './start-saldo.ts';
import { letErpDiffer } from './what-differs.ts';
import { type CleanUp, withCleanUp } from './with-clean-up.ts';

/**
 * `npm start`: the stand-in ERP with the demo bank, one night, and Saldo serving it. The ERP keeps
 * its books in memory, so each start begins anew with a fresh Saldo database beside it.
 */
const DATABASE = join(ROOT, '.saldo/saldo.db');

process.exitCode = await withCleanUp(async (cleanUp) => {
  try {
    await serveDemo(cleanUp);
    return 0;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  }
});

/** Runs until a child ends, or the user stops it. */
async function serveDemo(cleanUp: CleanUp): Promise<void> {
  const startedAt = performance.now();
  const bank = readBank();
  const options = readDemoOptions(process.argv.slice(2), bank.calendars, today());
  const file = options.database ?? DATABASE;
  cleanUp(lockFile(file, 'npm start'));
  await freePort(options.port, '--port');
  await freePort(options.erpPort, '--erp-port');
  const progress = progressOn(process.stdout);
  const stopAtEnd = (child: Child) => cleanUp(() => child.stop());

  const libraries = options.libraries ? startLibraries(progress, stopAtEnd) : null;
  const erp = await startParts(file, options, progress, stopAtEnd);
  await payShort(erp, bank.organization.currencies);
  await runNight(file, erp, bank, options, progress);
  progress.say('Starting Saldo');
  const saldo = await startSaldo(file, erp, options.port, stopAtEnd);
  progress.say('People begin their day');
  const morning = { saldo: saldo.url, erp, businessDate: options.date };
  for (const deed of await workFirstMorning(morning)) progress.say(`Today ${deed}`);
  await deliverEvents(erp, saldo.url);
  for (const deed of await letErpDiffer(morning)) progress.say(`Today ${deed}`);
  progress.say(`Saldo serves at ${saldo.url}`);
  await libraries;

  const seconds = Math.round((performance.now() - startedAt) / 1000);
  console.log(`\n${demoUsersTable()}\n\n${addresses(saldo.url, erp.url, options, seconds)}`);
  await saldo.child.ended();
}

function startLibraries(progress: Progress, onChild: (child: Child) => void): Promise<void> {
  const child = startChild('The build of the UI libraries', ['app/ui5/build-libraries.ts'], {
    onLine: (line) => progress.say(line),
  });
  onChild(child);
  const ended = child.ended();
  ended.catch(() => undefined); // reported where it is awaited
  return ended;
}

/** The stand-in ERP and an empty database, beside each other. */
async function startParts(
  file: string,
  { erpPort, customers, seed, date }: DemoOptions,
  { say }: Progress,
  onChild: (child: Child) => void,
): Promise<ErpAccess> {
  say(`Fresh database ${file}; what an earlier start left in it is gone, as in the ERP`);
  say(`Starting the stand-in ERP: ${customers} customers, seed ${seed}, on ${date}`);
  const [{ erp, summary }] = await Promise.all([
    startErp({ port: erpPort, customers, seed, date, onChild }),
    deployDatabase(file, '*'),
  ]);
  say(`Stand-in ERP at ${erp.url}: ${summary}`);
  return erp;
}

async function runNight(
  file: string,
  erp: ErpAccess,
  bank: Bank,
  { date }: DemoOptions,
  progress: Progress,
): Promise<void> {
  const db = openSqlite(file);
  try {
    await runDemoNight(db, {
      bank,
      erp: standIn(erp),
      businessDate: date,
      progress,
      isFresh: true,
    });
    console.log(`\n${await nightReport(db)}\n`);
  } finally {
    await db.close();
  }
}

function addresses(saldo: string, erp: string, { date }: DemoOptions, seconds: number): string {
  const nextDay = `npm run next-day -- --saldo ${saldo} --erp ${erp}`;
  return [
    `Saldo        ${saldo}/        launchpad with all apps`,
    `Stand-in ERP ${erp}/sandbox/health`,
    `Business day ${date}; let the next one come: ${nextDay}`,
    `ready in ${seconds} s; Ctrl-C stops everything`,
  ].join('\n');
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
