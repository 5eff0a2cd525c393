import type { Browser, Page } from 'playwright-core';
import { launchUsersBrowser } from './browser.ts';
import { openWorklist, rows, table } from './worklist-app.ts';

/** What an agent waits for in a browser that has never been here, in milliseconds. */
export interface FirstPage {
  /** Of the machine meanwhile, as a factor; 1 is idle. */
  readonly slowness: number;
  /** From the address to the first customers of the list. */
  readonly list: number;
  /** From the click on a customer to their items, and to what the contact gate says. */
  readonly customer: number;
}

/** Each may take no longer than this on a machine that does nothing else. */
export const WANTED_MS = 3_000;
/** Objects are made, sorted and forgotten, as a page's scripts do. */
const WORK = `
  const begin = performance.now();
  let sum = 0;
  for (let round = 0; round < 120; round++) {
    const rows = Array.from({ length: 5000 }, (_, i) => ({ key: (i * 7919) % 5003, text: 'row ' + i }));
    rows.sort((one, other) => one.key - other.key);
    sum += new Map(rows.map((row) => [row.text, row])).size;
  }
  postMessage(performance.now() - begin);
`;
/** What it takes on two processors that do nothing else: those on which WANTED_MS leaves a seventh in hand. */
const IDLE_WORK_MS = 200;

/** Opens list and first customer as a user would, in a browser of its own that has nothing in its cache. */
export async function firstPage(url: string, user: string): Promise<FirstPage> {
  const browser = await launchUsersBrowser();
  try {
    const before = await slowness(browser);
    const start = performance.now();
    const page = await openWorklist(browser, url, user);
    const list = performance.now() - start;
    const customer = await openFirst(page);
    return { list, customer, slowness: Math.max(1, before, await slowness(browser)) };
  } finally {
    await browser.close();
  }
}

async function openFirst(page: Page): Promise<number> {
  // Nobody clicks before they have read who is on top; the page meanwhile loads what it does without hurry.
  await page.waitForLoadState('networkidle');
  const start = performance.now();
  await rows(page).first().getByRole('gridcell').nth(2).click();
  await Promise.all([
    table(page, 'Items').locator('tr.sapMListTblRow').first().waitFor(),
    page.getByText('Phone: ').waitFor(),
  ]);
  return performance.now() - start;
}

/**
 * How much longer all takes here now than on an idle machine as WANTED_MS was measured on: a fixed piece of work,
 * done by two workers at once as browser and server share a page's, in the time that it takes there.
 */
async function slowness(browser: Browser): Promise<number> {
  const page = await browser.newPage();
  try {
    return (await page.evaluate(timeWork, WORK)) / IDLE_WORK_MS;
  } finally {
    await page.close();
  }
}

/** Runs in the page; how long the slower of the workers takes, in milliseconds. */
async function timeWork(source: string): Promise<number> {
  const address = `data:text/javascript,${encodeURIComponent(source)}`;
  const work = () =>
    new Promise<number>((resolve, reject) => {
      const worker = new Worker(address);
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = ({ message }) => reject(new Error(message));
    });
  return Math.max(...(await Promise.all([work(), work()])));
}

/** What the slower of both would have taken on an idle machine, in milliseconds. */
export function idleTime({ list, customer, slowness }: FirstPage): number {
  return Math.max(list, customer) / slowness;
}
