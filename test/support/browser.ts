import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

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

/** Path of a Chromium on this machine; CHROMIUM_PATH goes first. */
export function findChromium(): string | undefined {
  return [process.env.CHROMIUM_PATH, ...places].find((path) => path && existsSync(path));
}

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
