import { readFile, writeFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { ensureLibraries } from '../../app/ui5/build-libraries.ts';
import type { Database } from '../../srv/platform/database.ts';
import { addSource, type FileFolder, fileFolder } from '../files/file-world.ts';
import { barriersOn } from '../support/accessibility.ts';
import { describeInBrowser, launchBrowser, takePicture } from '../support/browser.ts';
import { deployedDatabase } from '../support/deployed-database.ts';
import { type SaldoServer, startSaldo } from '../support/saldo-server.ts';
import { loadSmallBank } from '../support/small-bank.ts';
import { closeApp, dialogOf, openPage } from '../support/worklist-app.ts';

const buildTimeout = 600_000;
const SAMPLE = new URL('../../sandbox/demo/files/core-items.csv', import.meta.url);

/** A list of items as a core system in Germany writes it, from the first upload to the last corrected row. */
describeInBrowser('the file loads app', () => {
  let db: Database;
  let server: SaldoServer;
  let folder: FileFolder;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    await ensureLibraries();
    const { db: database, credentials } = await deployedDatabase('sqlite');
    db = database;
    await loadSmallBank(db, []);
    await addSource(db, 'CORE');
    folder = await fileFolder();
    const users = { cleo: ['administrator'] };
    const settings = { files: { folder: folder.path() } };
    server = await startSaldo({ kind: 'sqlite', credentials, users, settings });
    browser = await launchBrowser();
    page = await openPage(browser, `${server.url}/file-loads/`, 'cleo');
  }, buildTimeout);

  afterAll(async () => {
    if (page) await closeApp(page);
    await browser?.close();
    await server?.stop();
    await db?.close();
    await folder?.remove();
  });

  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const row = (...texts: string[]) =>
    texts.reduce((found, hasText) => found.filter({ hasText }), page.locator('tr.sapMListTblRow'));

  async function upload(action: string, file: { name: string; buffer: Buffer }): Promise<void> {
    await button(action).waitFor();
    const chosen = page.waitForEvent('filechooser');
    await button(action).click();
    await (await chosen).setFiles({ ...file, mimeType: 'text/csv' });
    await page.getByRole('heading', { name: file.name }).waitFor();
  }

  test('shows what a file is, how it is written and which column is what', async () => {
    await button('Upload File …').waitFor();
    expect(await barriersOn(page)).toEqual([]);
    await upload('Upload File …', { name: 'core-items.csv', buffer: await readFile(SAMPLE) });
    await row('Due date', 'Fällig am', '01.08.2026').waitFor();
    await row('Amount', '1.234,50', 'negative at H').waitFor();
    for (const known of ['1.234.567,89', 'DD.MM.YYYY', 'Windows-1252']) {
      await page.getByText(known).first().waitFor();
    }
    await page.getByText('No field takes these columns of the file: Verwendungszweck.').waitFor();
    expect(await barriersOn(page)).toEqual([]);
    await takePicture(page, 'file-mapping');
  });

  test('checks it once what is missing is filled in, and tells why rows would be rejected', async () => {
    await button('Check').click();
    const source = page.getByRole('combobox', { name: 'From which system' });
    await source.and(page.locator('[aria-invalid=true]')).waitFor();
    await source.fill('CORE');
    await button('Check').click();
    await page.getByText('Of 24 rows, 6 would be rejected: 18 are new or changed').waitFor();
    await row('Field Due date: "31.02.2026" is no day', '11, 26').waitFor();
    await row('1000', 'EUR', '24,678.35').waitFor();
    await row('9000101', 'Aug 15, 2026', '1,234.50').waitFor();
    await takePicture(page, 'file-checked');
    expect(await barriersOn(page)).toEqual([]);
    expect(await items()).toBe(0);
  });

  test('loads nothing where the sender says other totals, and the rest where they agree', async () => {
    const wrong = await dialogOf(page, 'Load …');
    const amount = wrong.getByRole('textbox', { name: 'Amount expected' });
    await amount.fill('24.678,34');
    await wrong.getByRole('button', { name: 'Load', exact: true }).click();
    await amount.and(page.locator('[aria-invalid=true]')).waitFor();
    await amount.fill('24,678.34');
    await takePicture(page, 'file-totals');
    expect(await barriersOn(page)).toEqual([]);
    await wrong.getByRole('button', { name: 'Load', exact: true }).click();
    const refusal = page.getByRole('alertdialog').filter({ hasText: 'Nothing was loaded' });
    await refusal.getByRole('button', { name: 'Close' }).click();
    await refusal.waitFor({ state: 'hidden' });
    expect(await items()).toBe(0);

    const right = await dialogOf(page, 'Load …');
    await right.getByRole('button', { name: 'Load', exact: true }).click();
    await page.getByText('Of 24 rows, 6 were rejected; 18 were new or changed').waitFor();
    await takePicture(page, 'file-loaded');
    expect(await items()).toBe(18);
  });

  test('takes the rejected rows again once they are corrected, with the same mapping', async () => {
    const saved = page.waitForEvent('download');
    await button('Download Rejected Rows').click();
    const path = folder.path();
    const download = await saved;
    expect(download.suggestedFilename()).toBe('core-items-rejected.csv');
    await download.saveAs(path);
    const rejected = await readFile(path, 'utf8');
    expect(rejected).toContain('Field Due date: ""31.02.2026"" is no day');
    await writeFile(path, corrected(rejected));
    const buffer = await readFile(path);
    await upload('Upload Corrected Rows …', { name: 'corrected.csv', buffer });
    await page.getByText('The file has all columns of the saved mapping “Items”').waitFor();
    const dialog = await dialogOf(page, 'Load …');
    await dialog.getByRole('button', { name: 'Load', exact: true }).click();
    await page.getByText('All 6 rows are loaded').waitFor();
    await button('Load …').waitFor({ state: 'hidden' });
    // One of them has the key of a row that is loaded already, and is it now.
    expect(await items()).toBe(23);
    expect(await barriersOn(page)).toEqual([]);
  });

  test('keeps a record of each file on the list', async () => {
    await page.goto(`${server.url}/file-loads/?sap-language=en`);
    await row('core-items.csv', 'Loaded', 'Items').waitFor();
    await row('corrected.csv', 'Loaded', 'Items').waitFor();
    await takePicture(page, 'file-loads');
  });

  function corrected(rejected: string): string {
    return rejected
      .replaceAll('31.02.2026;', '28.02.2026;')
      .replaceAll('31.06.2026;', '30.06.2026;')
      .replace(';12.50;', ';12,50;')
      .replace(';;1000;', ';70001;1000;')
      .replace(';USD;', ';EUR;');
  }

  async function items(): Promise<number> {
    const [found] = await db.query<{ count: number }>(
      `SELECT COUNT(*) AS count FROM saldo_ledger_Items WHERE source = 'CORE'`,
    );
    return Number(found?.count);
  }
});
