import type { Browser, Page } from 'playwright-core';
import { ensureLibraries } from '../../app/ui5/build-libraries.ts';
import { describeInBrowser, launchBrowser } from '../support/browser.ts';
import { addToLists, OTHER_SEGMENT, SEGMENT } from '../support/portfolio.ts';
import {
  choose,
  dialogOf,
  openCustomer,
  openWorklist,
  rows,
  showSection,
  table,
} from '../support/worklist-app.ts';
import { position, type WorklistWorld, worklistWorld } from '../support/worklist-world.ts';

const facts = { oldestDaysOverdue: 42 };
const agents = { [SEGMENT]: 'ana' };
const item = (document: string, amount: string) => ({ document, amount, daysOverdue: 42 });

const customers = ['100', '200', '300'].map((partner) => ({
  partner,
  agents: partner === '300' ? { ...agents, [OTHER_SEGMENT]: 'ben' } : agents,
  facts,
  items: [item(`D${partner}A`, '300.00'), item(`D${partner}B`, '100.01')],
}));

/** The first suite on a machine builds the UI libraries. */
const buildTimeout = 600_000;

describeInBrowser('the worklist app', () => {
  let world: WorklistWorld;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    await ensureLibraries();
    world = await worklistWorld();
    await addToLists(world.db, customers);
    browser = await launchBrowser();
  }, buildTimeout);

  beforeEach(async () => {
    page = await openWorklist(browser, world.server.url, 'ana');
  });
  afterEach(() => page.context().close());

  afterAll(async () => {
    await browser?.close();
    await world?.close();
  });

  test('shows whom to call and why, in words and in order', async () => {
    await rows(page).nth(2).waitFor();
    expect(await rows(page).count()).toBe(3);
    const first = await rows(page).first().textContent();
    expect(first).toContain('Customer 100');
    expect(first).toContain('Overdue for 42 days (+40)');
  });

  test('logs a contact, and closes the channel for the rest of the day', async () => {
    await openCustomer(page, 'Customer 200');
    await page.getByText('Phone: allowed').waitFor();
    const dialog = await dialogOf(page, 'Log Contact');
    await choose(dialog, 'Result', 'No answer');
    await dialog.getByRole('button', { name: 'Log Contact' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('Phone: from').waitFor();
    await showSection(page, 'Contacts');
    await table(page, 'Contacts').getByText('No answer').waitFor();
  });

  test('takes a promise over chosen items in two payments', async () => {
    await openCustomer(page, 'Customer 100');
    const dialog = await dialogOf(page, 'Promise to Pay');
    await dialog.getByRole('spinbutton').fill('2');
    await dialog.getByRole('spinbutton').press('Enter');
    await dialog.getByRole('button', { name: 'Record Promise' }).click();
    await dialog.waitFor({ state: 'detached' });
    await showSection(page, 'Promises to Pay');
    const promise = table(page, 'Promises to Pay').getByRole('row', { name: '400.01 EUR' });
    expect(await promise.textContent()).toMatch(/Open.*Waiting/);
    await promise.click();
    await table(page, 'Schedule').getByText('200.01').waitFor();
    await table(page, 'Schedule').getByText('200.00').waitFor();
  });

  test('says who is working a customer already', async () => {
    await world.worklist(`${position('300', OTHER_SEGMENT)}/WorklistService.openCustomer`, {
      body: {},
      user: 'ben',
    });
    await openCustomer(page, 'Customer 300');
    const warning = await page.getByRole('alertdialog').textContent();
    expect(warning).toContain('Ben Vogt is working this customer until');
  });
});
