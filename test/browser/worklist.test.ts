import type { Browser, Page } from 'playwright-core';
import { ensureLibraries } from '../../app/ui5/build-libraries.ts';
import { barriersOn } from '../support/accessibility.ts';
import { describeInBrowser, launchBrowser, takePicture } from '../support/browser.ts';
import { type FirstPage, firstPage, idleTime, WANTED_MS } from '../support/first-page.ts';
import { addToLists, OTHER_SEGMENT, SEGMENT } from '../support/portfolio.ts';
import {
  closeApp,
  confirm,
  dialogOf,
  openCustomer,
  openWorklist,
  rows,
  showSection,
  standing,
  table,
  told,
} from '../support/worklist-app.ts';
import { position, type WorklistWorld, worklistWorld } from '../support/worklist-world.ts';

const facts = { oldestDaysOverdue: 42 };
const agents = { [SEGMENT]: 'ana' };
const item = (document: string, amount: string) => ({ document, amount, daysOverdue: 42 });

/** Who is also worked by somebody else, and who is not on Ana's list. */
const OTHERS: Readonly<Record<string, Record<string, string>>> = {
  '300': { ...agents, [OTHER_SEGMENT]: 'ben' },
  '400': { [SEGMENT]: 'ben' },
};

const customers = ['100', '200', '300', '400'].map((partner) => ({
  partner,
  agents: OTHERS[partner] ?? agents,
  facts,
  items: [item(`D${partner}A`, '300.00'), item(`D${partner}B`, '100.01')],
}));

/** The first suite on a machine builds the UI libraries. */
const buildTimeout = 600_000;
/** Somebody else's work comes and goes. */
const MOST_TRIES = 5;

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
  afterEach(() => closeApp(page));

  afterAll(async () => {
    await browser?.close();
    await world?.close();
  });

  const nobodyAnswers = (partner: string) =>
    world.act(partner, 'logContact', { channel: 'phone', direction: 'outbound', result: 'NAN' });
  const benOpens = (partner: string) =>
    world.worklist(`${position(partner, OTHER_SEGMENT)}/WorklistService.openCustomer`, {
      body: {},
      user: 'ben',
    });

  test('shows whom to call and why, in words and in order', async () => {
    await rows(page).nth(2).waitFor();
    expect(await rows(page).count()).toBe(3);
    const first = rows(page).first();
    await first.getByText('Customer 100').waitFor();
    await first.getByText('Overdue for 42 days (+40)').waitFor();
    expect(await barriersOn(page)).toEqual([]);
  });

  test('has the list and the first customer there within three seconds of a cold browser', async () => {
    // The best of some counts, each against how slow the machine was meanwhile.
    let best: FirstPage = { list: Infinity, customer: Infinity, slowness: 1 };
    for (let tries = 0; tries < MOST_TRIES && idleTime(best) > WANTED_MS; tries += 1) {
      const page = await firstPage(world.server.url, 'ana');
      if (idleTime(page) < idleTime(best)) best = page;
    }
    const [list, customer, allowed] = [best.list, best.customer, WANTED_MS * best.slowness];
    const told = [list, customer, allowed].map(Math.round);
    console.info('First list, first customer, allowed (ms):', ...told);
    expect(list).toBeLessThanOrEqual(allowed);
    expect(customer).toBeLessThanOrEqual(allowed);
  });

  test('logs a contact, and closes the channel for the rest of the day', async () => {
    await openCustomer(page, 'Customer 200');
    await page.getByText('Phone: allowed').waitFor();
    const dialog = await dialogOf(page, 'Log Contact');
    await dialog.getByText('Nobody', { exact: true }).click();
    await dialog.getByText('No answer').click();
    await confirm(dialog, 'Log Contact');
    await page.getByText('Phone: from').waitFor();
    await showSection(page, 'Contacts');
    await table(page, 'Contacts').getByText('No answer').waitFor();
  });

  test('takes a promise over chosen items in two payments', async () => {
    await openCustomer(page, 'Customer 100');
    const dialog = await dialogOf(page, 'Promise to Pay');
    await dialog.getByRole('spinbutton').fill('2');
    await dialog.getByRole('spinbutton').press('Enter');
    await confirm(dialog, 'Record Promise');
    await showSection(page, 'Promises to Pay');
    const promise = table(page, 'Promises to Pay').getByRole('row', { name: '400.01 EUR' });
    await promise.filter({ hasText: /Open.*Waiting/ }).click();
    await table(page, 'Schedule').getByText('200.01').waitFor();
    await table(page, 'Schedule').getByText('200.00').waitFor();
  });

  test('says who is working a customer already', async () => {
    await benOpens('300');
    await openCustomer(page, 'Customer 300');
    const warning = page.getByRole('alertdialog');
    await warning.getByText('Ben Vogt is working this customer until').waitFor();
  });

  test('shows how the day goes, and the customer’s story in words', async () => {
    await page.getByText('0 of 3 done', { exact: true }).last().waitFor();
    await page.getByText('reached: 0').waitFor();
    await takePicture(page, 'day');
    await nobodyAnswers('200');
    await openCustomer(page, 'Customer 200');
    await page.getByText('Time there').waitFor();
    await page.getByText(/oldest .*, 42 days/).waitFor();
    await takePicture(page, 'glance');
    await showSection(page, 'Timeline');
    await table(page, 'Timeline').getByText('Phone, Outbound: No answer').first().waitFor();
    await takePicture(page, 'timeline');
  });

  test('moves a customer to the top of the list with a reason', async () => {
    await rows(page).filter({ hasText: 'Customer 300' }).getByRole('radio').click();
    const dialog = await dialogOf(page, 'Move in List');
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('Calls back at ten');
    await confirm(dialog, 'Move in List');
    await rows(page).first().getByText('Customer 300').waitFor();
    await takePicture(page, 'moved');
  });

  test('goes to the next customer who may be worked, and says when there is none', async () => {
    await nobodyAnswers('200');
    await benOpens('300');
    await world.db.execute("DELETE FROM saldo_worklists_Holds WHERE agent = 'ana'");
    await Promise.all([
      told(page, 'Customer 100 is yours now'),
      page.getByRole('button', { name: 'Next Customer' }).click(),
    ]);
    await page.getByRole('heading', { name: 'Customer 100' }).waitFor();
    await page.getByRole('button', { name: 'Next Customer' }).click();
    const nobody = page.getByRole('alertdialog', { name: 'Next Customer' });
    await nobody.getByText('Nobody on your list can be worked now').waitFor();
    await nobody.getByText('View Details').click();
    await nobody.getByText('Customer 300: Ben Vogt is working this customer').waitFor();
    await takePicture(page, 'nobody');
  });

  test('finds who calls by keyboard alone, and takes the call', async () => {
    await page.keyboard.press('Control+Alt+KeyF');
    const dialog = page.getByRole('dialog', { name: 'Who is calling?' });
    await standing(dialog);
    await dialog.getByRole('searchbox').fill('customer 4');
    await dialog.getByText('Take the call').waitFor();
    await takePicture(page, 'call');
    expect(await barriersOn(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Customer 400' }).waitFor();
    await page.getByText('Phone: ').waitFor();
  });
});
