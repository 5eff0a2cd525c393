import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';

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

/** Opens an app's list as a user of the mocked authentication; close it with `closeApp`. */
export async function openApp(
  browser: Browser,
  address: string,
  user: string,
  language = 'en',
): Promise<Page> {
  const page = await openPage(browser, address, user, language);
  await page.locator('tr.sapMListTblRow').first().waitFor();
  return page;
}

/** As `openApp`, for an app that lists nothing before somebody asks. */
export async function openPage(
  browser: Browser,
  address: string,
  user: string,
  language = 'en',
): Promise<Page> {
  const context = await contextOf(browser, user, language);
  const page = await context.newPage();
  page.setDefaultTimeout(patienceMilliseconds);
  await page.goto(`${address}?sap-language=${language}`);
  return page;
}

/** Closes the page, and forgets what the app has kept in the browser, as variants of the list. */
export async function closeApp(page: Page): Promise<void> {
  await page.evaluate(() => {
    localStorage.clear();
    sessionStorage.clear();
  });
  await page.context().clearCookies();
  await page.close();
}

/**
 * The user's browser, the same for all tests of a suite: the libraries that it has loaded and compiled for one test
 * serve the others. It has no cache where Playwright answers for credentials, so they go as a header.
 */
async function contextOf(
  browser: Browser,
  user: string,
  language: string,
): Promise<BrowserContext> {
  const known = contexts.get(browser) ?? new Map<string, BrowserContext>();
  contexts.set(browser, known);
  const key = `${user} ${language}`;
  const context = known.get(key) ?? (await newContext(browser, user, language));
  known.set(key, context);
  return context;
}

const contexts = new WeakMap<Browser, Map<string, BrowserContext>>();

function newContext(browser: Browser, user: string, locale: string): Promise<BrowserContext> {
  const authorization = `Basic ${Buffer.from(`${user}:`).toString('base64')}`;
  return browser.newContext({
    locale,
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    extraHTTPHeaders: { authorization },
  });
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
