import type { Browser, Page } from 'playwright-core';
import { ensureLibraries } from '../../app/ui5/build-libraries.ts';
import { addDays } from '../../srv/domain/iso-date.ts';
import { loadRetention } from '../../srv/runs/retention.ts';
import { night } from '../strategies/strategies-world.ts';
import { barriersOn } from '../support/accessibility.ts';
import { describeInBrowser, launchBrowser, takePicture } from '../support/browser.ts';
import { eventually } from '../support/eventually.ts';
import { MONDAY } from '../support/small-bank.ts';
import { type SmallBankWorld, smallBankWorld } from '../support/small-bank-world.ts';
import {
  choose,
  closeApp,
  confirm,
  dialogOf,
  openApp,
  openedDialog,
  standing,
  told,
} from '../support/worklist-app.ts';

const buildTimeout = 600_000;

/** A change of a strategy: one manager writes, checks, tries and proposes it, another activates it. */
describeInBrowser('a change of a strategy', () => {
  let world: SmallBankWorld;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    await ensureLibraries();
    const roles = ['strategy-manager'];
    world = await smallBankWorld({
      ...{ helena: roles, rafael: roles, carl: ['controller'], nora: ['compliance'] },
      ...{ adam: ['administrator'], alma: ['administrator'] },
    });
    browser = await launchBrowser();
  }, buildTimeout);

  afterEach(() => closeApp(page));

  afterAll(async () => {
    await browser?.close();
    await world?.close();
  });

  const open = (user: string, language = 'en') =>
    openApp(browser, `${world.server.url}/strategies/`, user, language);
  const row = (...texts: string[]) =>
    texts.reduce((found, hasText) => found.filter({ hasText }), page.locator('tr.sapMListTblRow'));
  const button = (name: string) => page.getByRole('button', { name, exact: true });

  test('is drafted as sentences, checked, tried, compared and proposed', async () => {
    page = await open('helena');
    await button('New Strategy').waitFor();
    await takePicture(page, 'strategies-list');
    expect(await barriersOn(page)).toEqual([]);
    await row('LATE-EUR', 'Active').click();
    await row('If oldest days overdue is above 60 days, then 10 points.').waitFor();
    expect(await page.getByRole('button', { name: 'Delete' }).count()).toBe(0); // it is in force
    await takePicture(page, 'strategies-version');
    expect(await barriersOn(page)).toEqual([]);
    const copying = await dialogOf(page, 'Copy as Draft');
    await copying.getByLabel('What is new').fill('Large debts sooner');
    await copying.getByRole('button', { name: 'Copy as Draft' }).click();
    await addRule('Large and late', '60');
    await row('If oldest days overdue is at least 60 days, then 90 points.').waitFor();
    await page.getByRole('button', { name: 'Delete' }).first().waitFor();
    await takePicture(page, 'strategies-draft');

    const check = await dialogOf(page, 'Check');
    await check.getByText('Nothing is wrong.').waitFor();
    await takePicture(page, 'strategies-check');
    await check.getByRole('button', { name: 'Close' }).click();

    const trial = await dialogOf(page, 'Try on the Portfolio');
    await takePicture(page, 'strategies-trial-0');
    await trial.getByRole('option', { name: 'The whole portfolio' }).click();
    await trial.getByRole('button', { name: 'Start Trial' }).click();
    await trial.getByText('40 of 40 customers judged').waitFor();
    await trial.getByText('Low → High').waitFor();
    await takePicture(page, 'strategies-trial');
    expect(await barriersOn(page)).toEqual([]);
    await trial.getByRole('button', { name: 'Close' }).click();

    const comparison = await dialogOf(page, 'Compare');
    await comparison.getByText('New', { exact: true }).waitFor();
    const added = comparison.getByRole('row').filter({ hasText: 'Large and late' });
    await added.getByText('If oldest days overdue is at least 60 days, then 90 points.').waitFor();
    await takePicture(page, 'strategies-compare');
    await comparison.getByRole('button', { name: 'Close' }).click();

    const proposal = await dialogOf(page, 'Propose');
    await proposal.getByLabel('Valid from').fill('Nov 24, 2026');
    await proposal.getByRole('button', { name: 'Propose' }).click();
    await page.getByText('Waiting for approval').first().waitFor();
    await button('Send Back').waitFor();
    for (const name of ['Activate', 'Add Rule']) await button(name).waitFor({ state: 'hidden' });
    await takePicture(page, 'strategies-proposed');
  });

  test('is activated by another manager', async () => {
    page = await open('rafael');
    await row('LATE-EUR', 'Waiting for approval').click();
    await page.getByText('Tried as it stands').first().waitFor();
    await row('helena', 'As it stands').click();
    const kept = page.getByRole('dialog');
    await kept.getByText('Tried by helena').waitFor();
    await kept.getByText('Low → High').waitFor();
    await kept.getByRole('button', { name: 'Start Trial' }).waitFor({ state: 'hidden' });
    await takePicture(page, 'strategies-kept-trial');
    await kept.getByRole('button', { name: 'Close' }).click();
    await button('Activate').click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'OK' }).click();
    await button('Retire').waitFor();
    await takePicture(page, 'strategies-activated');
  });

  test('of settings is drafted at its list, with what is wrong told at its field, and proposed', async () => {
    page = await openApp(browser, `${world.server.url}/strategies/#/SettingLists`, 'helena', 'en');
    await row('Limits of write-offs').click();
    const dialog = await dialogOf(page, 'New Row');
    await dialog.getByRole('combobox', { name: /^Segment/ }).fill('Germany, retail');
    await dialog.getByLabel('Second person above').fill('a lot');
    await dialog.getByRole('button', { name: 'Save in Draft' }).click();
    await dialog.getByText('Write a number here').first().waitFor();
    await takePicture(page, 'settings-field');
    await dialog.getByLabel('Second person above').fill('250');
    await dialog.getByLabel('Valid from').fill('Jan 1, 2031');
    await dialog.getByRole('button', { name: 'Save and Open Change' }).click();
    await row('Limits of write-offs', 'New').waitFor();
    await button('Propose').click();
    await button('Send Back').waitFor();
    await button('Activate').waitFor({ state: 'hidden' });
    await takePicture(page, 'settings-proposed');
    expect(await barriersOn(page)).toEqual([]);
  });

  test('of a limit is put into force by a controller', async () => {
    page = await openApp(browser, `${world.server.url}/strategies/#/SettingLists`, 'carl', 'en');
    await page.getByRole('tab', { name: 'Changes of settings' }).click();
    await row('Change of: Limits of write-offs', 'Waiting for approval').click();
    await row('Limits of write-offs', '250').waitFor();
    await button('Activate').click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'OK' }).click();
    await button('Activate').waitFor({ state: 'hidden' });
    await page.getByText('Active', { exact: true }).first().waitFor();
    const [limit] = await world.db.query<{ approvalAbove: string }>(
      `SELECT approvalAbove AS "approvalAbove" FROM saldo_writeoffs_WriteOffPolicies
      WHERE validFrom = '2031-01-01'`,
    );
    expect(Number(limit?.approvalAbove)).toBe(250);
  });

  test('of contact rules is told where it is looser than the law in force', async () => {
    const lists = `${world.server.url}/strategies/#/SettingLists('contact-packs')`;
    page = await openApp(browser, lists, 'nora', 'en');
    await row('Only Mon–Fri').first().click();
    const dialog = page.getByRole('dialog').first();
    await dialog.getByRole('button', { name: 'New Version of This' }).click();
    const hours = dialog.getByRole('row').filter({ hasText: 'Only Mon–Fri' });
    await hours.focus();
    await page.keyboard.press('Delete');
    const question = page.getByRole('alertdialog');
    await question.getByText('Take this rule out of the pack?').waitFor();
    await question.getByRole('button', { name: 'Take Out' }).click();
    await dialog.getByText('This would allow contacts that are forbidden by').waitFor();
    await takePicture(page, 'contact-rules');
    expect(await barriersOn(page)).toEqual([]);
    await dialog.getByLabel('Valid from').fill('Jan 4, 2031');
    await dialog.getByRole('button', { name: 'Save in Draft' }).click();
    await dialog.getByText('Say why, or keep').first().waitFor();
  });

  test('is read and tried by a controller, in their language', async () => {
    page = await open('carl', 'es');
    await row('LATE-EUR', 'Activa').first().waitFor();
    await button('Nueva estrategia').waitFor({ state: 'hidden' });
    await row('LATE-EUR', 'Activa').first().click();
    await row('entonces 10 puntos').first().waitFor();
    await takePicture(page, 'strategies-es');
    await button('Ensayar con la cartera').waitFor();
    for (const name of ['Proponer', 'Copiar como borrador', 'Añadir regla']) {
      await button(name).waitFor({ state: 'hidden' });
    }
  });

  test('tells who saves what somebody else has changed, and shows what it is now', async () => {
    const strategies = `${world.server.url}/odata/v4/strategies`;
    page = await open('helena');
    await row('EARLY-EUR', 'Active').click();
    const copying = await dialogOf(page, 'Copy as Draft');
    await copying.getByRole('button', { name: 'Copy as Draft' }).click();
    await button('Add Rule').waitFor();
    await copying.waitFor({ state: 'detached' });
    await row('If ', 'then').first().click();
    const dialog = page.getByRole('dialog');
    await standing(dialog);
    await dialog.getByLabel('Points').fill('17');
    const draft = /Versions\(([0-9a-f-]+)\)/.exec(page.url())?.[1];
    await page.request.patch(`${strategies}/Rules(version=${draft},sequence=1)`, {
      data: { points: 77 },
    });
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Somebody else changed the rule').waitFor();
    await takePicture(page, 'strategies-conflict');
    await button('Show What It Is Now').click();
    await page.waitForFunction(() =>
      [...document.querySelectorAll('input')].some(({ value }) => value === '77'),
    );
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await row('then 77 points.').waitFor();

    await page.getByRole('tab', { name: 'Parameters and history' }).click();
    const parameters = await dialogOf(page, 'Change Parameters');
    await parameters.getByLabel('Points that are 100 %').fill('210');
    await confirm(parameters, 'Change Parameters');
    const stale = await dialogOf(page, 'Change Parameters');
    await page.request.patch(`${strategies}/Versions(${draft})`, { data: { maxValuation: 220 } });
    await stale.getByLabel('Points that are 100 %').fill('230');
    await stale.getByRole('button', { name: 'Change Parameters' }).click();
    await page.getByText('Somebody else changed the parameters').waitFor();
    await takePicture(page, 'strategies-parameters-conflict');
  });

  test('is held against past days, and says that this shows no uplift', async () => {
    await night(world.db, addDays(MONDAY, 7));
    page = await open('carl');
    await row('LATE-EUR', 'Active').first().click();
    const backtest = await dialogOf(page, 'Backtest');
    await choose(backtest, 'Segment', 'Germany, retail');
    await backtest.getByLabel('From day').fill('Nov 23, 2026');
    await backtest.getByLabel('To day').fill('Nov 23, 2026');
    await backtest.getByLabel('Days until the outcome').fill('7');
    await backtest.getByRole('button', { name: 'Start Backtest' }).click();
    await backtest.getByText('Quality of the ranking').waitFor();
    await backtest.getByRole('row').nth(10).waitFor();
    expect(await backtest.getByRole('row').count()).toBe(11);
    await backtest.getByText('challenger').waitFor();
    await takePicture(page, 'strategies-backtest');
  });

  test('leads administrators through a night that they run, to its totals', async () => {
    const published = async () => {
      const [runs] = await world.db.query<{ count: number }>(
        `SELECT COUNT(*) AS count FROM saldo_worklists_Runs WHERE status = 'published'`,
      );
      return Number(runs?.count);
    };
    const before = await published();
    page = await openApp(browser, `${world.server.url}/administration/`, 'adam', 'en');
    await row('Germany, retail', 'Nothing under way').waitFor();
    await takePicture(page, 'administration-segments');
    expect(await barriersOn(page)).toEqual([]);
    const dialog = await openedDialog(page, 'Run Night');
    await dialog.getByRole('textbox').fill('Nov 30, 2026');
    const hasBegun = told(page, 'The night has begun');
    await confirm(dialog, 'Run Night');
    await hasBegun;
    await eventually(async () => (await published()) > before);
    await page.getByRole('tab', { name: /^Nights/ }).click();
    await row('Nov 30, 2026', 'Germany, retail', 'Published, seen by agents').first().click();
    await row('EUR', 'Yes').waitFor();
    await row('Evaluated').waitFor();
    await takePicture(page, 'administration-night');
    expect(await barriersOn(page)).toEqual([]);
  });

  test('lets two administrators agree on how long rows are kept', async () => {
    page = await openApp(browser, `${world.server.url}/administration/`, 'adam', 'en');
    await page.getByRole('tab', { name: 'Retention (8)' }).click();
    await row('Trials of strategies and trees', '400').waitFor();
    await takePicture(page, 'administration-retention');
    await button('Change Periods').click();
    const dialog = await dialogOf(page, 'New Row');
    await dialog
      .getByRole('combobox', { name: /^Kind of rows/ })
      .fill('Trials of strategies and trees');
    await dialog.getByLabel('Valid from').fill('Jan 1, 2031');
    await dialog.getByLabel('Days', { exact: true }).fill('90');
    await dialog.getByLabel('Reason').first().fill('Data minimization');
    await takePicture(page, 'administration-period');
    await dialog.getByRole('button', { name: 'Save and Open Change' }).click();
    await row('How long rows are kept', '90').waitFor();
    await button('Propose').click();
    await button('Send Back').waitFor();
    await button('Activate').waitFor({ state: 'hidden' });
    const change = page.url().replace(/\?.*$/, '');
    await closeApp(page);

    page = await openApp(browser, change, 'alma', 'en');
    await button('Activate').click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'OK' }).click();
    await page.getByText('Active', { exact: true }).first().waitFor();
    expect((await loadRetention(world.db, '2031-01-01')).trials.days).toBe(90);
  });

  async function addRule(name: string, days: string): Promise<void> {
    const dialog = await dialogOf(page, 'Add Rule');
    await dialog.getByLabel('Name', { exact: true }).first().fill(name);
    await dialog.getByLabel('Points').fill('90');
    await dialog.getByRole('button', { name: 'Add Condition' }).click();
    const fact = dialog.getByPlaceholder('Choose a fact');
    await fact.fill('Oldest days overdue');
    await fact.press('Enter');
    await dialog
      .getByRole('combobox', { name: 'Comparison' })
      .filter({ hasText: 'is at least' })
      .waitFor();
    await takePicture(page, 'strategies-rule');
    expect(await barriersOn(page)).toEqual([]);
    await dialog.locator('tbody input[type=text]:visible').last().fill(days);
    await confirm(dialog, 'Save');
  }
});
