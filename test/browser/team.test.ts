import { randomUUID } from 'node:crypto';
import type { Browser, Locator, Page } from 'playwright-core';
import { ensureLibraries } from '../../app/ui5/build-libraries.ts';
import { contactsTable, holdsTable } from '../../srv/platform/tables.ts';
import { barriersOn } from '../support/accessibility.ts';
import { describeInBrowser, launchBrowser, takePicture } from '../support/browser.ts';
import { type SmallBankWorld, smallBankWorld } from '../support/small-bank-world.ts';
import {
  choose,
  chooseFrom,
  closeApp,
  confirm,
  dialogOf,
  openApp,
  openedDialog,
} from '../support/worklist-app.ts';

const buildTimeout = 600_000;

/** A supervisor's morning: who is how far, who is away, and whether work is spread fairly. */
describeInBrowser('a supervisor’s morning', () => {
  let world: SmallBankWorld;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    await ensureLibraries();
    world = await smallBankWorld({ dora: ['supervisor'] });
    await beginDay(world);
    browser = await launchBrowser();
  }, buildTimeout);

  afterEach(() => closeApp(page));

  afterAll(async () => {
    await browser?.close();
    await world?.close();
  });

  const open = (app: string, language = 'en') =>
    openApp(browser, `${world.server.url}/${app}/`, 'dora', language);
  const row = (text: string | RegExp) =>
    page.locator('tr.sapMListTblRow').filter({ hasText: text });
  /** What the tab before it shows is gone then. */
  const tab = async (name: string) => {
    await page.getByRole('tab', { name }).click();
    await page.getByRole('tab', { name, selected: true }).waitFor();
  };
  const ownersOf = async (cause: string) => {
    const rows = await world.db.query<{ agent: string }>(
      'SELECT agent FROM saldo_worklists_Ownerships WHERE cause = ?',
      [cause],
    );
    return rows.map(({ agent }) => agent);
  };

  test('shows how far everybody is, who is idle and who is absent', async () => {
    page = await open('supervision');
    await row('Petra Hoffmann').getByText('Absent').waitFor();
    await row('Francisca Soto').getByText('Idle').waitFor();
    await row('Jonas Brandt').getByText('No contact yet').waitFor();
    await row('Anna Keller').getByText('At work').waitFor();
    await takePicture(page, 'team');
    expect(await barriersOn(page)).toEqual([]);
    await tab('Progress');
    await row('Germany retail, early').first().waitFor();
    await chooseFrom(page.getByRole('combobox').filter({ hasText: 'By group' }), 'By agent');
    await row('Anna Keller').waitFor();
    await takePicture(page, 'progress');
    expect(await barriersOn(page)).toEqual([]);
    await tab('Team Today');
    await row('Anna Keller').getByText('Anna Keller').click();
    await page.getByRole('heading', { name: 'Anna Keller' }).first().waitFor();
    await page.getByRole('grid', { name: 'By Priority' }).getByRole('row').nth(1).waitFor();
  });

  test('gives one customer, several or all of a query to somebody else, and frees who is held', async () => {
    page = await open('supervision');
    await tab('Reassign');
    const ofSofia = row('Early').filter({ hasText: 'Sofía Marín' });
    for (const index of [0, 1]) await select(ofSofia.nth(index));
    const giving = await openedDialog(page, 'Give to …');
    await chooseAgent(giving, 'To agent', 'Anna Keller');
    await fill(giving, 'Reason', 'Knows them well');
    await confirm(giving, 'Give to …');
    expect(await ownersOf('reassigned')).toEqual(['anna.keller', 'anna.keller']);
    const query = await dialogOf(page, 'Give All of a Query …');
    await choose(query, 'Segment', 'DE-RETAIL');
    await choose(query, 'Now owned by', 'Anna Keller');
    await choose(query, 'Agent', 'Sofía Marín');
    await query.getByRole('button', { name: 'Show Whom' }).click();
    await query.getByText(/customers would change hands/).waitFor();
    await query.getByRole('grid').getByText('Anna Keller').first().waitFor();
    await query.getByRole('textbox', { name: 'Reason' }).fill('Anna has a training');
    await takePicture(page, 'reassign');
    expect(await barriersOn(page)).toEqual([]);
    await confirm(query, 'Give Away');
    expect(new Set(await ownersOf('reassigned'))).toEqual(new Set(['sofia.marin']));
    await tab('Held Now');
    await select(row('Jonas Brandt'));
    const freeing = await openedDialog(page, 'Let Others Work It');
    await fill(freeing, 'Reason', 'He is in a meeting');
    await confirm(freeing, 'Let Others Work It');
    await row('Jonas Brandt').waitFor({ state: 'detached' });
    await tab('Changes');
    await row(/dora.*Hold released.*He is in a meeting.*Jonas Brandt/).waitFor();
    const given = /Customer given to somebody else.*Anna has a training.*Anna Keller.*Sofía/;
    await row(given).first().waitFor();
    await takePicture(page, 'changes');
  });

  test('records an absence that the calendar shows at once, and cancels it', async () => {
    page = await open('planning');
    const dialog = await openedDialog(page, 'Record Absence');
    await chooseAgent(dialog, 'Agent', 'Anna Keller');
    await fill(dialog, 'Reason', 'Training');
    await confirm(dialog, 'Record Absence');
    await row('Training').waitFor();
    await select(row('Training'));
    const cancelling = await openedDialog(page, 'Cancel Absence');
    await fill(cancelling, 'Reason', 'Training was moved');
    await confirm(cancelling, 'Cancel Absence');
    await row('Training').waitFor({ state: 'detached' });
    await tab('Calendar');
    await page.locator('.sapUiCalendarApp').filter({ hasText: 'leave' }).first().waitFor();
    await takePicture(page, 'calendar');
    expect(await barriersOn(page)).toEqual([]);
  });

  test('previews the moves of other knobs, and applies them from the next night', async () => {
    await world.db.execute(
      "UPDATE saldo_worklists_Ownerships SET agent = 'anna.keller' WHERE segment = 'DE-RETAIL'",
    );
    page = await open('balancing');
    await tab('Balancing Rules');
    const dialog = await dialogOf(page, 'Preview and Change');
    await chooseFrom(dialog.getByRole('combobox').first(), 'DE-RETAIL');
    await dialog.getByRole('button', { name: 'Show What Would Happen' }).click();
    await dialog.getByText(/customers would move for balance/).waitFor();
    await dialog.getByRole('grid').last().getByText('Anna Keller').first().waitFor();
    await takePicture(page, 'balance-preview');
    expect(await barriersOn(page)).toEqual([]);
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('Fairer lists');
    await confirm(dialog, 'Apply from the Next Night');
    await row('Fairer lists').waitFor();
  });

  test('speaks the language of the supervisor', async () => {
    page = await open('supervision', 'de');
    await row('Petra Hoffmann').getByText('Abwesend').waitFor();
  });
});

/** Anna has spoken with a customer, Jonas has one open; the lists were published in the morning. */
async function beginDay({ db }: SmallBankWorld): Promise<void> {
  const now = new Date().toISOString();
  await db.execute('UPDATE saldo_worklists_PublishedRuns SET publishedAt = ?', [
    `${now.slice(0, 10)}T00:00:00.000Z`,
  ]);
  const listed = async (agent: string) => {
    const [row] = await db.query<{ source: string; partner: string }>(
      'SELECT source, partner FROM saldo_worklists_ListEntries WHERE agent = ? ORDER BY rank LIMIT 1',
      [agent],
    );
    return { source: row?.source ?? '', partner: row?.partner ?? '' };
  };
  const spokenWith = await listed('anna.keller');
  const contact = { channel: 'phone', direction: 'outbound', isReached: true, isRightParty: true };
  await db.insert(contactsTable, [
    {
      ID: randomUUID(),
      ...spokenWith,
      ...contact,
      segment: 'DE-RETAIL',
      startedAt: now,
      localDate: now.slice(0, 10),
      agent: 'anna.keller',
      origin: 'agent',
    },
  ]);
  await db.insert(holdsTable, [
    {
      ...(await listed('jonas.brandt')),
      agent: 'jonas.brandt',
      since: now,
      expiresAt: '2099-01-01T00:00:00.000Z',
    },
  ]);
}

async function fill(dialog: Locator, field: string, value: string): Promise<void> {
  await dialog.getByLabel(field, { exact: true }).last().fill(value);
}

/** Types a first name and takes who is proposed. */
async function chooseAgent(dialog: Locator, field: string, name: string): Promise<void> {
  const [firstName = name] = name.split(' ');
  await dialog.getByLabel(field, { exact: true }).last().pressSequentially(firstName);
  await dialog.page().locator('.sapMPopover .sapMListTblRow', { hasText: name }).click();
}

/** By the radio button or the check box before the row. */
function select(row: Locator): Promise<void> {
  return row.locator('.sapMRb, .sapMCb').click();
}
