import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { ensureLibraries } from '../app/ui5/build-libraries.ts';
import { launchUsersBrowser } from '../test/support/browser.ts';
import { startDemo } from '../test/support/demo.ts';
import { openApp } from '../test/support/worklist-app.ts';
import { type Effort, Hand } from './usability/hand.ts';
import type { Task } from './usability/task.ts';
import { TASKS } from './usability/tasks.ts';

/**
 * `node bench/usability.ts`: does the most frequent tasks of agents, supervisors, clerks and the
 * strategy desk in a browser against the demo, and prints what each takes as the table of
 * docs/usability.md; with `--app` those of one app. Fewer customers leave supervisors nothing to decide.
 */
const { values } = parseArgs({
  options: { customers: { type: 'string', default: '1500' }, app: { type: 'string' } },
});
const wanted = TASKS.filter(({ app }) => values.app === undefined || app === values.app);
await ensureLibraries();
const folder = await mkdtemp(join(tmpdir(), 'saldo-usability-'));
const demo = await startDemo(join(folder, 'saldo.db'), Number(values.customers));
const browser = await launchUsersBrowser();
try {
  console.log('| Task | Clicks | Keys | Waiting (s) | In all (s) |\n|---|--:|--:|--:|--:|');
  for (const task of wanted) console.log(line(task, await effortOf(browser, demo.saldo, task)));
} finally {
  await browser.close();
  await demo.stop();
  await rm(folder, { recursive: true, force: true });
}

async function effortOf(browser: Browser, url: string, task: Task): Promise<Effort> {
  const page = await openApp(browser, `${url}/${task.app}/`, task.who);
  await task.prepare?.(new Hand(page));
  const hand = new Hand(page);
  try {
    await task.work(hand);
  } catch (error) {
    throw new Error(`"${task.name}" cannot be done.`, { cause: error });
  }
  await page.close();
  return hand.effort();
}

function line({ name }: Task, { clicks, keys, waited, seconds }: Effort): string {
  return `| ${name} | ${clicks} | ${keys} | ${waited.toFixed(1)} | ${seconds.toFixed(0)} |`;
}
