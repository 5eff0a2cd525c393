import { availableParallelism, loadavg } from 'node:os';
import type { Page } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { openWorklist, rows, table } from './worklist-app.ts';

/** What an agent waits for in a browser that has never been here, in milliseconds. */
export interface FirstPage {
  /** From the address to the first customers of the list. */
  readonly list: number;
  /** From the click on a customer to their items, and to what the contact gate says. */
  readonly customer: number;
}

/** Each may take no longer than this on a machine that does nothing else. */
export const WANTED_MS = 3_000;

/** Opens list and first customer as a user would, in a browser of its own that has nothing in its cache. */
export async function firstPage(url: string, user: string): Promise<FirstPage> {
  const browser = await launchBrowser();
  try {
    const start = performance.now();
    const page = await openWorklist(browser, url, user);
    const list = performance.now() - start;
    return { list, customer: await openFirst(page) };
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

/** How much longer all takes here now: processes that want to run, for each processor. */
export function crowding(): number {
  const [lastMinute = 0] = loadavg();
  return Math.max(1, lastMinute / availableParallelism());
}
