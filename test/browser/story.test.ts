import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { ensureLibraries } from '../../app/ui5/build-libraries.ts';
import { describeInBrowser, launchBrowser, preparePage, takePicture } from '../support/browser.ts';
import { type RunningDemo, startDemo } from '../support/demo.ts';
import {
  confirm,
  dialogOf,
  openCustomer,
  rows,
  showSection,
  table,
} from '../support/worklist-app.ts';

/** The first suite on a machine builds the UI libraries; then the demo runs its night. */
const startTimeout = 600_000;
const customers = 400;

/** The main job as an agent lives it, with nothing replaced: see issue 2, "Show". */
describeInBrowser('an agent’s morning', () => {
  let folder: string;
  let demo: RunningDemo;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'saldo-story-'));
    await ensureLibraries();
    demo = await startDemo(join(folder, 'saldo.db'), customers);
    browser = await launchBrowser();
    page = await browser.newPage({ locale: 'en', viewport: { width: 1440, height: 900 } });
    await preparePage(page);
  }, startTimeout);

  afterAll(async () => {
    await browser?.close();
    await demo?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  test('leads from the launchpad to a promise that the ERP confirms, the customer keeps, and that closes the position', async () => {
    await page.goto(demo.saldo);
    await page.getByRole('button', { name: 'Lukas Weber' }).click();
    await page.getByRole('link', { name: 'My Worklist' }).click();
    const first = rows(page)
      .first()
      .filter({ hasText: /\(\+\d+\)/ }); // a reason and its points
    const shown = first.getByRole('gridcell').nth(2).filter({ hasText: /\w/ });
    const name = (await shown.textContent()) ?? '';
    await page.locator('#freshness', { hasText: /^ERP figures as of \d/ }).waitFor();
    await takePicture(page, '1-worklist');

    await openCustomer(page, name);
    const partner = partnerOnPage();
    await takePicture(page, '2-customer');
    const dialog = await dialogOf(page, 'Promise to Pay');
    await takePicture(page, '3-promise');
    await confirm(dialog, 'Record Promise');

    await showSection(page, 'Promises to Pay');
    const promise = table(page, 'Promises to Pay').getByRole('row').nth(1);
    await promise.getByText('Confirmed').waitFor();
    await takePicture(page, '4-confirmed');

    await demo.control('pay', { partner });
    await demo.mirror();
    await page.reload();
    await showSection(page, 'Promises to Pay');
    await promise.getByText('Kept').waitFor();
    await takePicture(page, '5-kept');

    await page.getByRole('link', { name: 'Saldo' }).click();
    await page.getByRole('link', { name: 'My Worklist' }).click();
    await rows(page).first().waitFor();
    await rows(page).filter({ hasText: name }).waitFor({ state: 'detached' });
    await takePicture(page, '6-gone');
  });

  function partnerOnPage(): string {
    return /partner='(\d+)'/.exec(decodeURIComponent(page.url()))?.[1] ?? '';
  }
});
