import type { Browser, Locator, Page } from 'playwright-core';
import { ensureLibraries } from '../../app/ui5/build-libraries.ts';
import { localTime } from '../../srv/domain/local-time.ts';
import * as tables from '../../srv/platform/tables.ts';
import { describeInBrowser, launchBrowser, takePicture } from '../support/browser.ts';
import { addToLists, RUNS, SEGMENT, SOURCE } from '../support/portfolio.ts';
import {
  choose,
  dialogOf,
  openCustomer,
  openWorklist,
  showSection,
  table,
} from '../support/worklist-app.ts';
import { type WorklistWorld, worklistWorld } from '../support/worklist-world.ts';

const validFrom = '2026-01-01';
const today = localTime(new Date().toISOString(), 'Europe/Berlin').date;
const customers = ['700', '701', '702'].map((partner) => ({
  partner,
  agents: { [SEGMENT]: 'ana' },
  facts: { oldestDaysOverdue: 42 },
  items: [
    { document: `D${partner}A`, amount: '300.00', daysOverdue: 42 },
    { document: `D${partner}B`, amount: '100.01', daysOverdue: 42 },
  ],
}));

const planPolicy = {
  segment: SEGMENT,
  validFrom,
  category: '01',
  mostInstalments: 12,
  longestMonths: 24,
  firstWithinDays: 45,
  offeredCounts: '3,6',
  rate: '12.000000',
  approvalAbove: '200.00',
  affordableShare: '60.00',
};

/** The first suite on a machine builds the UI libraries. */
const buildTimeout = 600_000;
const storyTimeout = 120_000;

describeInBrowser('on the customer’s page', () => {
  let world: WorklistWorld;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    await ensureLibraries();
    world = await worklistWorld();
    const { db } = world;
    await addToLists(db, customers);
    await db.execute('UPDATE saldo_worklists_Positions SET businessDate = ?, collectionGroup = ?', [
      today,
      'EARLY',
    ]);
    await db.upsert(tables.planPoliciesTable, [planPolicy]);
    const script = '00000000-0000-4000-8000-000000000700';
    await db.upsert(tables.callScriptsTable, [
      { ID: script, segment: SEGMENT, strategy: 'LATE', validFrom },
    ]);
    await db.upsert(tables.callScriptStepsTable, [
      {
        script,
        language: 'de',
        sequence: 1,
        title: 'Richtige Person',
        text: 'Spreche ich mit {name}?',
      },
    ]);
    browser = await launchBrowser();
  }, buildTimeout);

  beforeEach(async () => {
    page = await openWorklist(browser, world.server.url, 'ana');
  });
  afterEach(() => page.context().close());

  afterAll(async () => {
    await browser?.close();
    await world?.close();
  });

  const confirm = async (dialog: Locator, action: string) => {
    await dialog.getByRole('button', { name: action, exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
  };
  const rowOf = (title: string, text: string) =>
    table(page, title).getByRole('row', { name: text });

  test(
    'a contact is written down beside its script, by who was reached, and closes the channel',
    async () => {
      await openCustomer(page, 'Customer 700');
      await page.getByText('Phone: allowed').waitFor();
      const contact = await dialogOf(page, 'Log Contact');
      await contact.getByText('Spreche ich mit Customer 700?').waitFor();
      await contact.getByText('Nobody', { exact: true }).click();
      await takePicture(page, 'contact-script');
      await contact.getByText('No answer').click();
      await confirm(contact, 'Log Contact');
      await page.getByText('Phone: from').waitFor();
    },
    storyTimeout,
  );

  test(
    'figures that change meanwhile are told, and what was typed stays',
    async () => {
      await openCustomer(page, 'Customer 701');
      const promise = await dialogOf(page, 'Promise to Pay');
      await promise.getByRole('textbox', { name: 'Note' }).fill('After payday');
      await payItem('701', 'B');
      await promise.getByRole('button', { name: 'Record Promise' }).click();
      const conflict = page.getByRole('alertdialog');
      await conflict.waitFor();
      expect(await conflict.textContent()).toMatch(/changed while you were working: Payment/);
      await takePicture(page, 'conflict');
      await conflict.getByRole('button', { name: 'Show New Figures' }).click();
      await promise.getByText('100.01').first().waitFor({ state: 'detached' });
      expect(await promise.getByRole('textbox', { name: 'Note' }).inputValue()).toBe(
        'After payday',
      );
      await confirm(promise, 'Record Promise');

      await showSection(page, 'Promises to Pay');
      await rowOf('Promises to Pay', '300.00 EUR').waitFor();
    },
    storyTimeout,
  );

  test(
    'a plan shows its schedule and that it goes to approval; a dispute takes part of an item',
    async () => {
      await openCustomer(page, 'Customer 702');
      const plan = await dialogOf(page, 'Payment Agreement');
      await choose(plan, 'Kind', 'Annuity: equal instalments');
      await plan.getByRole('button', { name: 'Propose Plans' }).click();
      await plan.getByRole('radio').first().click();
      await plan.getByText('a supervisor decides').waitFor();
      await takePicture(page, 'plan');
      expect(await table(page, 'Schedule').or(plan).first().textContent()).toContain('136.01');
      await confirm(plan, 'Agree');
      await showSection(page, 'Payment Agreements');
      await rowOf('Payment Agreements', 'Waits for approval').waitFor();

      const dispute = await dialogOf(page, 'Raise Dispute');
      await dispute.getByRole('checkbox').nth(2).click();
      await dispute.getByRole('textbox').nth(1).fill('40.01');
      await dispute.getByRole('combobox', { name: 'Why' }).press('F4');
      await page.getByRole('option').nth(1).click();
      await confirm(dispute, 'Raise Dispute');
      await showSection(page, 'Disputes');
      await rowOf('Disputes', '40.01 EUR').waitFor();
    },
    storyTimeout,
  );

  /** As the mirror does it: the item is cleared, and the position tells of the payment. */
  async function payItem(partner: string, item: string): Promise<void> {
    const now = new Date().toISOString();
    await world.db.execute(
      "UPDATE saldo_ledger_Items SET clearingStatus = '9' WHERE document = ?",
      [`D${partner}${item}`],
    );
    await world.db.execute('UPDATE saldo_worklists_Positions SET changedAt = ? WHERE partner = ?', [
      now,
      partner,
    ]);
    const run = RUNS[SEGMENT] ?? '';
    const same = { fromStatus: 'open', toStatus: 'open' };
    const ID = '00000000-0000-4000-8000-000000000701';
    await world.db.insert(tables.positionEventsTable, [
      { ID, run, source: SOURCE, partner, occurredAt: now, cause: 'payment', ...same },
    ]);
  }
});
