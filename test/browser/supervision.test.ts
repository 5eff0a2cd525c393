import type { Browser, Page } from 'playwright-core';
import { ensureLibraries } from '../../app/ui5/build-libraries.ts';
import { describeInBrowser, launchBrowser } from '../support/browser.ts';
import { eventually } from '../support/eventually.ts';
import { addToLists, SEGMENT } from '../support/portfolio.ts';
import { dialogOf, openApp, rows } from '../support/worklist-app.ts';
import { type WorklistWorld, worklistWorld } from '../support/worklist-world.ts';

const buildTimeout = 600_000;
const customers = ['100', '200'].map((partner) => ({
  partner,
  agents: { [SEGMENT]: 'ana' },
  items: [{ document: `D${partner}`, amount: '7000.00', daysOverdue: 42 }],
}));

describeInBrowser('the supervision app', () => {
  let world: WorklistWorld;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    await ensureLibraries();
    world = await worklistWorld();
    await addToLists(world.db, customers);
    await world.db.execute("UPDATE saldo_worklists_Positions SET collectionGroup = 'LATE'");
    for (const { partner } of customers) {
      await world.act(partner, 'promiseToPay', { dates: [{ dueOn: '2026-12-01' }] });
    }
    browser = await launchBrowser();
  }, buildTimeout);

  beforeEach(async () => {
    page = await openApp(browser, `${world.server.url}/approvals/`, 'dora');
  });
  afterEach(() => page.context().close());

  afterAll(async () => {
    await browser?.close();
    await world?.close();
  });

  test('shows what waits, and approves it for the ERP', async () => {
    const row = rows(page).filter({ hasText: 'Customer 100' });
    // Amounts are written a moment after the row, once the currencies' decimals are there.
    const shown = /7,000\.00.*5,000\.00.*Ana Roth/;
    await eventually(async () => shown.test((await row.textContent()) ?? ''));
    await row.click();
    await page.getByText('D100').waitFor();
    const dialog = await dialogOf(page, 'Approve');
    await dialog.getByRole('button', { name: 'Approve' }).click();
    await dialog.waitFor({ state: 'detached' });
    await expectApproval('100', 'approved');
  });

  test('refuses with a reason', async () => {
    await rows(page).filter({ hasText: 'Customer 200' }).click();
    await page.getByText('D200').waitFor();
    const dialog = await dialogOf(page, 'Refuse');
    await dialog.getByRole('textbox').fill('Too long');
    await dialog.getByRole('button', { name: 'Refuse' }).click();
    await dialog.waitFor({ state: 'detached' });
    await expectApproval('200', 'rejected');
  });

  const expectApproval = async (partner: string, approval: string) => {
    const { body } = await world.worklist(`Promises?$filter=partner eq '${partner}'`);
    expect(body.value).toMatchObject([{ approval }]);
  };
});
