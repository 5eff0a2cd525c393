import type { Browser, Locator, Page } from 'playwright-core';

/** A slow machine is not a broken one: how long a step may take before it counts as failed. */
const patienceMilliseconds = 30_000;

/** Opens the worklist app; as below. */
export function openWorklist(
  browser: Browser,
  url: string,
  user: string,
  language = 'en',
): Promise<Page> {
  return openApp(browser, `${url}/worklist/`, user, language);
}

/** Opens an app's list as a user of the mocked authentication, in a browser without a cache. */
export async function openApp(
  browser: Browser,
  address: string,
  user: string,
  language = 'en',
): Promise<Page> {
  const context = await browser.newContext({
    locale: language,
    viewport: { width: 1440, height: 900 },
    httpCredentials: { username: user, password: '', send: 'always' },
  });
  const page = await context.newPage();
  page.setDefaultTimeout(patienceMilliseconds);
  await page.goto(`${address}?sap-language=${language}`);
  await page.locator('tr.sapMListTblRow').first().waitFor();
  return page;
}

/** The customers on the list, in order. */
export function rows(page: Page): Locator {
  return page.locator('tr.sapMLIBTypeNavigation');
}

/** Opens a customer's page and waits until the customer is held and the gate has answered. */
export async function openCustomer(page: Page, name: string): Promise<void> {
  // On the name: a row's middle may be the edge of a column, which is there to be dragged.
  await rows(page).filter({ hasText: name }).getByText(name).first().click();
  await page.getByText('Phone: ').waitFor();
}

/** A section's table, by the title above it. */
export function table(page: Page, title: string): Locator {
  return page.getByRole('grid', { name: title });
}

/** Presses an action of the customer's page and answers its dialog. */
export async function dialogOf(page: Page, action: string): Promise<Locator> {
  await page.getByRole('button', { name: action, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  return dialog;
}

/**
 * Chooses an entry of a list field by its words. A dialog that has just opened takes the focus to
 * its first field once more, which closes the list again: then the list is opened anew.
 */
export async function choose(dialog: Locator, field: string, entry: string): Promise<void> {
  const input = dialog.getByRole('combobox', { name: field });
  const choice = dialog.page().locator('.sapMPopover').getByText(entry, { exact: true });
  for (let attempt = 0; attempt < 5 && !(await isShown(choice)); attempt++) await input.press('F4');
  await choice.click();
}

function isShown(locator: Locator): Promise<boolean> {
  return locator.waitFor({ timeout: 3_000 }).then(
    () => true,
    () => false,
  );
}

/** Brings a section of the customer's page into view; tables load their rows only then. */
export async function showSection(page: Page, title: string): Promise<void> {
  await page.getByRole('tab', { name: title }).click();
}
