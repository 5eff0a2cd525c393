import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { preparePage, takePicture } from './browser.ts';

/** How long a list may take to show an entry before it counts as closed again, and how often it is opened. */
const CHOICE_MS = 5_000;
const MOST_ATTEMPTS = 10;

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
  await preparePage(page);
  await page.goto(`${address}?sap-language=${language}`);
  return page;
}

/** Closes the page, and forgets what the app has kept in the browser, as variants of the list. */
export async function closeApp(page: Page): Promise<void> {
  await takePicture(page, `left-${expect.getState().currentTestName?.replaceAll(/\W+/g, '-')}`);
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

/** Presses an action of the customer's page and answers its dialog, which stands. */
export async function dialogOf(page: Page, action: string): Promise<Locator> {
  await page.getByRole('button', { name: action, exact: true }).click();
  // Lists of fields are dialogs, too, until they have closed.
  const dialog = page.getByRole('dialog').and(page.locator('.sapMDialog'));
  await standing(dialog);
  return dialog;
}

/**
 * Waits until a dialog has opened. It shows before: then it takes the focus to its first field once more, and what was
 * typed or opened meanwhile would go on there.
 */
export async function standing(dialog: Locator): Promise<void> {
  const { id } = await dialog.evaluate(({ id }) => ({ id }));
  await dialog.page().waitForFunction(hasOpened, id);
}

/** Runs in the page. */
function hasOpened(id: string): boolean {
  const { sap } = globalThis as unknown as { sap: { ui: { require(name: string): Elements } } };
  return sap.ui.require('sap/ui/core/Element').getElementById(id)?.oPopup.getOpenState() === 'OPEN';
}

interface Elements {
  getElementById(id: string): { oPopup: { getOpenState(): string } } | undefined;
}

/** As `dialogOf`, for a dialog of Fiori elements, which has the focus in its first field then. */
export async function openedDialog(page: Page, action: string): Promise<Locator> {
  const dialog = await dialogOf(page, action);
  await dialog.locator('input:focus, textarea:focus').waitFor();
  return dialog;
}

/** Presses a dialog's button, once, and waits until the service has answered and the dialog is closed. */
export async function confirm(dialog: Locator, action: string): Promise<void> {
  await dialog.getByRole('button', { name: action, exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
}

/** Chooses an entry of a list field by its words. */
export function choose(dialog: Locator, field: string, entry: string): Promise<void> {
  return chooseFrom(dialog.getByRole('combobox', { name: field, exact: true }), entry);
}

/**
 * The same of a field that is found already. A dialog that has just opened takes the focus to its first field once
 * more, and a list that is still closing takes it, too, which closes the list again: then it is opened anew. Once it
 * has closed, the next field may be written.
 */
export async function chooseFrom(field: Locator, entry: string): Promise<void> {
  const choice = field.page().locator('.sapMPopover').getByText(entry, { exact: true });
  const shown = choice.filter({ visible: true }).first();
  for (let attempt = 1; ; attempt++) {
    if ((await field.getAttribute('aria-expanded')) !== 'true') await field.press('F4');
    try {
      await shown.click({ timeout: CHOICE_MS });
      return await shown.waitFor({ state: 'hidden' });
    } catch (error) {
      if (attempt === MOST_ATTEMPTS) throw error;
    }
  }
}

/** Resolves when a message shows that goes by itself; to be called before what brings it. */
export function told(page: Page, words: string): Promise<void> {
  return page.evaluate(
    (text) =>
      new Promise<void>((resolve) => {
        const look = () => document.querySelector('.sapMMessageToast')?.textContent?.includes(text);
        new MutationObserver((_, observer) => {
          if (!look()) return;
          observer.disconnect();
          resolve();
        }).observe(document.body, { childList: true, subtree: true, characterData: true });
      }),
    words,
  );
}

/** Brings a section of the customer's page into view; tables load their rows only then. */
export async function showSection(page: Page, title: string): Promise<void> {
  await page.getByRole('tab', { name: title }).click();
}
