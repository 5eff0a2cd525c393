import type { Browser, Locator, Page } from 'playwright-core';
import { ensureLibraries } from '../../app/ui5/build-libraries.ts';
import { describeInBrowser, launchBrowser, takePicture } from '../support/browser.ts';
import { type SmallBankWorld, smallBankWorld } from '../support/small-bank-world.ts';
import { dialogOf, openApp } from '../support/worklist-app.ts';

const buildTimeout = 600_000;

/** A supervisor's morning: who is how far, who is away, and whether work is spread fairly. */
describeInBrowser('a supervisor’s morning', () => {
  let world: SmallBankWorld;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    await ensureLibraries();
    world = await smallBankWorld({ dora: ['supervisor'] });
    browser = await launchBrowser();
  }, buildTimeout);

  afterEach(() => page.context().close());

  afterAll(async () => {
    await browser?.close();
    await world?.close();
  });

  const open = (app: string, language = 'en') =>
    openApp(browser, `${world.server.url}/${app}/`, 'dora', language);
  const row = (text: string) => page.locator('tr.sapMListTblRow').filter({ hasText: text });
  const tab = (name: string) => page.getByRole('tab', { name }).click();

  test('shows how far everybody is, who is idle and who is absent', async () => {
    page = await open('supervision');
    expect(await row('Petra Hoffmann').textContent()).toContain('Absent');
    expect(await row('Francisca Soto').textContent()).toContain('Idle');
    expect(await row('Anna Keller').textContent()).toContain('At work');
    await takePicture(page, 'team');
    await row('Anna Keller').click();
    await page.getByRole('heading', { name: 'Anna Keller' }).first().waitFor();
    await page.getByRole('grid', { name: 'By Priority' }).getByRole('row').nth(1).waitFor();
  });

  test('records an absence that is seen at once, and cancels it', async () => {
    page = await open('planning');
    const dialog = await dialogOf(page, 'Record Absence');
    await chooseAgent(dialog, 'anna.keller');
    await fill(dialog, 'From', 'Nov 24, 2026');
    await fill(dialog, 'To', 'Nov 25, 2026');
    await fill(dialog, 'Reason', 'Training');
    await submit(dialog, 'Record Absence');
    await row('Training').waitFor();
    await row('Training').locator('.sapMRb, .sapMCb').click();
    const cancelling = await dialogOf(page, 'Cancel Absence');
    await fill(cancelling, 'Reason', 'Training was moved');
    await cancelling.getByRole('button', { name: 'Cancel Absence' }).click();
    await row('Training').waitFor({ state: 'detached' });
  });

  test('previews the moves of other knobs, and applies them from the next night', async () => {
    await world.db.execute(
      "UPDATE saldo_worklists_Ownerships SET agent = 'anna.keller' WHERE segment = 'DE-RETAIL'",
    );
    page = await open('balancing');
    await tab('Balancing Rules');
    const dialog = await dialogOf(page, 'Preview and Change');
    await dialog.getByRole('combobox').first().press('F4');
    await page.getByRole('option', { name: 'DE-RETAIL' }).click();
    await dialog.getByRole('button', { name: 'Show What Would Happen' }).click();
    await dialog.getByText(/customers would move for balance/).waitFor();
    expect(await dialog.getByRole('grid').last().textContent()).toContain('anna.keller');
    await takePicture(page, 'balance-preview');
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('Fairer lists');
    await dialog.getByRole('button', { name: 'Apply from the Next Night' }).click();
    await dialog.waitFor({ state: 'detached' });
    await row('Fairer lists').waitFor();
  });

  test('speaks the language of the supervisor', async () => {
    page = await open('supervision', 'de');
    expect(await row('Petra Hoffmann').textContent()).toContain('Abwesend');
  });
});

async function fill(dialog: Locator, field: string, value: string): Promise<void> {
  await dialog.getByLabel(field, { exact: true }).last().fill(value);
}

/** What is typed is looked up when the field is left; only then is the next field anybody's turn. */
async function chooseAgent(dialog: Locator, agent: string): Promise<void> {
  const field = dialog.getByLabel('Agent', { exact: true }).last();
  const lookedUp = dialog
    .page()
    .waitForResponse((answer) => (answer.request().postData() ?? '').includes('Agents?'));
  await field.fill(agent);
  await field.press('Tab');
  await lookedUp;
}

/** A field that is left at this very moment takes the first press for itself: then it is pressed anew. */
async function submit(dialog: Locator, action: string): Promise<void> {
  const isClosed = () =>
    dialog.waitFor({ state: 'detached', timeout: 5_000 }).then(
      () => true,
      () => false,
    );
  for (let attempt = 0; attempt < 3; attempt++) {
    await dialog.getByRole('button', { name: action }).click();
    if (await isClosed()) return;
  }
  throw new Error(`The dialog "${action}" does not close.`);
}
