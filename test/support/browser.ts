import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { findChromium } from './chromium.ts';

/** Switches off what a browser asks the internet for by itself, so that a closed network costs no time. */
const launchFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * `describe` where a Chromium is found; elsewhere the suite is reported as skipped and the
 * reason is printed, so that nobody takes a skipped suite for a green one.
 */
export function describeInBrowser(title: string, suite: () => void): void {
  if (findChromium()) {
    describe(title, suite);
    return;
  }
  console.warn(`Skipped: "${title}" needs Chromium. Install it, or set CHROMIUM_PATH.`);
  // biome-ignore lint/suspicious/noSkippedTests: a machine without a browser still runs all the rest
  describe.skip(title, suite);
}

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: findChromium(), args: launchFlags });
}

/** Keeps a picture of the page in the folder named by SALDO_SCREENSHOTS, for a person to look at. */
export async function takePicture(page: Page, name: string): Promise<void> {
  const folder = process.env.SALDO_SCREENSHOTS;
  if (!folder) return;
  await page.locator('.sapUiPlaceholder').waitFor({ state: 'hidden' });
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
}
