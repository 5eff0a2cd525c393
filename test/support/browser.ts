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

/** A page of a test lives for seconds: to compile its scripts for speed takes more of the processor than it gives. */
const shortLived = ['--js-flags=--no-maglev --no-turbofan'];

/** A slow machine is not a broken one: how long a step may take before it counts as failed. */
const PATIENCE_MS = 60_000;
/** The same of a whole test; what tells of a fault is the step, so that none should come so far. */
const TEST_PATIENCE_MS = 300_000;

/**
 * `describe` where a Chromium is found; elsewhere the suite is reported as skipped and the
 * reason is printed, so that nobody takes a skipped suite for a green one. What failed is told and run once more:
 * see docs/decisions/tests.md.
 */
export function describeInBrowser(title: string, suite: () => void): void {
  if (findChromium()) {
    import.meta.jest.setTimeout(TEST_PATIENCE_MS);
    import.meta.jest.retryTimes(1, { logErrorsBeforeRetry: true, retryImmediately: true });
    describe(title, suite);
    return;
  }
  console.warn(`Skipped: "${title}" needs Chromium. Install it, or set CHROMIUM_PATH.`);
  // biome-ignore lint/suspicious/noSkippedTests: a machine without a browser still runs all the rest
  describe.skip(title, suite);
}

/** A browser for a suite's pages. */
export function launchBrowser(): Promise<Browser> {
  return launch([...launchFlags, ...shortLived]);
}

/** A browser as fast as a user's, to measure in. */
export function launchUsersBrowser(): Promise<Browser> {
  return launch(launchFlags);
}

function launch(args: string[]): Promise<Browser> {
  return chromium.launch({ executablePath: findChromium(), args });
}

/**
 * Gives a new page a test's patience. SALDO_BROWSER_SLOWDOWN=4 makes its processor four times slower and each
 * request 0.2 s longer, to find on a quick machine what would fail on a slow one.
 */
export async function preparePage(page: Page): Promise<void> {
  page.setDefaultTimeout(PATIENCE_MS);
  const rate = Number(process.env.SALDO_BROWSER_SLOWDOWN ?? 1);
  if (rate <= 1) return;
  const tools = await page.context().newCDPSession(page);
  await tools.send('Emulation.setCPUThrottlingRate', { rate });
  const unlimited = { offline: false, downloadThroughput: -1, uploadThroughput: -1 };
  await tools.send('Network.emulateNetworkConditions', { ...unlimited, latency: rate * 50 });
}

/** Keeps a picture of the page in the folder named by SALDO_SCREENSHOTS, for a person to look at. */
export async function takePicture(page: Page, name: string): Promise<void> {
  const folder = process.env.SALDO_SCREENSHOTS;
  if (!folder) return;
  await page.locator('.sapUiPlaceholder').waitFor({ state: 'hidden' });
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
}
