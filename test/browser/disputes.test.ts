import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { ensureLibraries } from '../../app/ui5/build-libraries.ts';
import { keepCases } from '../../srv/runs/disputes/keep-cases.ts';
import { type DisputeWorld, disputeWorld } from '../disputes/world.ts';
import { barriersOn } from '../support/accessibility.ts';
import { describeInBrowser, launchBrowser, takePicture } from '../support/browser.ts';
import { TODAY } from '../support/portfolio.ts';
import { choose, confirm, dialogOf, openApp, rows } from '../support/worklist-app.ts';

/** Departments are asked by the real day. */
const inAWeek = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
const inAWeekShown = new Date(inAWeek).toLocaleDateString('en', {
  dateStyle: 'medium',
  timeZone: 'UTC',
});
const PROOF = '%PDF-1.7 the signed order';
const buildTimeout = 600_000;

describeInBrowser('the disputes app', () => {
  let world: DisputeWorld;
  let browser: Browser;
  let page: Page;
  let id: string;

  beforeAll(async () => {
    await ensureLibraries();
    world = await disputeWorld('sqlite');
    id = await world.mirrorCase({ partner: '100', createdOn: '2026-11-01' });
    await world.mirrorCase({ partner: '200' });
    await keepCases(world.db, { scope: 'all', now: `${TODAY}T03:00:00.000Z` });
    browser = await launchBrowser();
    page = await openApp(browser, `${world.server.url}/disputes/`, 'emma');
  }, buildTimeout);

  afterAll(async () => {
    await browser?.close();
    await world?.close();
  });

  test('lets a clerk work a case from open to decided', async () => {
    const row = rows(page).filter({ hasText: 'Customer 100' });
    await row.waitFor();
    await takePicture(page, 'disputes');
    expect(await barriersOn(page)).toEqual([]);
    await row.locator('td').nth(3).click();
    await page.getByText('Still in Dispute').first().waitFor();
    await page
      .getByRole('button', { name: 'Take Over', exact: true })
      .filter({ visible: true })
      .click();
    await page.getByText('In process').first().waitFor();

    await page.getByRole('tab', { name: 'Department Tasks' }).click();
    const question = await dialogOf(page, 'Ask a Department');
    await choose(question, 'Department', 'Cards');
    await question.getByRole('textbox', { name: 'Task' }).fill('Who signed the order?');
    await question.getByRole('textbox', { name: 'Answer By' }).fill(inAWeekShown);
    await confirm(question, 'Ask a Department');
    await page.getByText('Who signed the order?').waitFor();

    const decision = await dialogOf(page, 'Decide');
    expect(await barriersOn(page)).toEqual([]);
    await choose(decision, 'Decision', 'Justified in part');
    await decision.getByRole('textbox', { name: 'To Be Corrected' }).fill('10');
    await choose(decision, 'Root Cause', 'Billing error');
    await decision.getByRole('textbox', { name: 'Reason for the Decision' }).fill('Fee waived');
    await confirm(decision, 'Decide');
    await page.getByText('Justified in part').first().waitFor();
    await takePicture(page, 'dispute-decided');

    expect(await barriersOn(page)).toEqual([]);
    await onPhone(page, async () => {
      await page.locator('.sapMListTblSubRow').first().waitFor();
      expect(await barriersOn(page)).toEqual([]);
    });

    const { body } = await world.disputes(`Cases(${id})?$expand=tasks`);
    expect(body).toMatchObject({
      status: 'decided',
      owner: 'emma',
      correctedAmount: '10.0000',
      toCollectAmount: '30.0000',
    });
    expect(body.tasks).toMatchObject([{ department: 'CARDS', dueOn: inAWeek }]);
  });

  test('takes a document, shows it, and says in words why it takes another one not', async () => {
    await page.getByRole('tab', { name: 'Documents' }).click();
    await addDocument(page, 'proof.pdf', 'application/pdf', PROOF);
    const entry = page.getByRole('link', { name: 'proof.pdf' });
    await entry.waitFor();
    await takePicture(page, 'dispute-documents');
    const [download] = await Promise.all([page.waitForEvent('download'), entry.click()]);
    expect(download.suggestedFilename()).toBe('proof.pdf');
    expect(readFileSync(await download.path(), 'utf8')).toBe(PROOF);

    await addDocument(page, 'page.html', 'text/html', '<script>alert(1)</script>');
    await refusal(page, 'is no document that a case takes');
  });
});

async function onPhone(page: Page, look: () => Promise<void>): Promise<void> {
  const before = page.viewportSize();
  await page.setViewportSize({ width: 390, height: 844 });
  await look();
  if (before) await page.setViewportSize(before);
}

async function addDocument(page: Page, name: string, mimeType: string, content: string) {
  const chosen = page.waitForEvent('filechooser');
  const documents = page.getByRole('region', { name: 'Documents' });
  await documents.getByRole('button', { name: 'Add', exact: true }).click();
  const buffer = Buffer.from(content);
  await (await chosen).setFiles({ name, mimeType, buffer });
}

async function refusal(page: Page, words: string): Promise<void> {
  const message = page.getByRole('alertdialog');
  await message.getByText(words).waitFor();
  await message.getByRole('button', { name: 'Close' }).click();
  await message.waitFor({ state: 'detached' });
}
