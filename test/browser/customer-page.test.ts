import type { Browser, Page } from 'playwright-core';
import { ensureLibraries } from '../../app/ui5/build-libraries.ts';
import { localTime } from '../../srv/domain/local-time.ts';
import type { Database } from '../../srv/platform/database.ts';
import * as tables from '../../srv/platform/tables.ts';
import { barriersOn } from '../support/accessibility.ts';
import { describeInBrowser, launchBrowser, takePicture } from '../support/browser.ts';
import { arrowTo, tabTo } from '../support/keyboard.ts';
import { addToLists, RUNS, SEGMENT, SOURCE } from '../support/portfolio.ts';
import {
  choose,
  closeApp,
  confirm,
  dialogOf,
  openCustomer,
  openedDialog,
  openWorklist,
  rows,
  showSection,
  standing,
  table,
} from '../support/worklist-app.ts';
import { type WorklistWorld, worklistWorld } from '../support/worklist-world.ts';

const validFrom = '2026-01-01';
const today = localTime(new Date().toISOString(), 'Europe/Berlin').date;
const tomorrow = new Date(Date.parse(today) + 86_400_000).toLocaleDateString('en', {
  dateStyle: 'medium',
  timeZone: 'UTC',
});
const number = '+49 170 12345';
const group = { segment: SEGMENT, kind: 'internal' };
const customers = ['699', '700', '701', '702', '703'].map((partner) => ({
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
    const mobile = { source: SOURCE, partner: '700', kind: 'mobile', sequence: '1' };
    await db.upsert(tables.contactPointsTable, [{ ...mobile, value: number, isDefault: true }]);
    await db.upsert(tables.overridePoliciesTable, [
      { segment: SEGMENT, ruleKind: 'cap', validFrom, minutes: 30 },
    ]);
    await db.upsert(tables.overrideRightsTable, [{ segment: SEGMENT, agent: 'ana', validFrom }]);
    await db.upsert(tables.groupsTable, [
      { ...group, collectionGroup: 'EARLY', name: 'Early' },
      { ...group, collectionGroup: 'LATE', name: 'Late' },
    ]);
    browser = await launchBrowser();
  }, buildTimeout);

  beforeEach(async () => {
    page = await openWorklist(browser, world.server.url, 'ana');
  });
  afterEach(() => closeApp(page));

  afterAll(async () => {
    await browser?.close();
    await world?.close();
  });

  const rowOf = (title: string, text: string) =>
    table(page, title).getByRole('row', { name: text });

  const ask = async (title: string, text: string, action: string) => {
    await rowOf(title, text).locator('.sapMRb').click();
    return openedDialog(page, action);
  };

  test('the next customer, a contact and a promise take the keyboard alone, and the focus comes back', async () => {
    await page.keyboard.press('Control+Alt+KeyN');
    await page.getByRole('heading', { name: 'Customer 699' }).waitFor();
    await page.getByText('Phone: allowed').waitFor();
    await tabTo(page, 'Log Contact');
    await page.keyboard.press('Enter');
    const contact = page.getByRole('dialog', { name: 'Log Contact' });
    await standing(contact);
    await contact.locator(':focus').getByText('Right person').waitFor();
    await arrowTo(page, 'Promises to pay');
    await page.keyboard.press('Space');
    await tabTo(page, 'Log Contact');
    await page.keyboard.press('Enter');

    const promise = page.getByRole('dialog', { name: 'Promise to Pay' });
    await standing(promise);
    await promise.locator(':focus').getByText('Record Promise').waitFor();
    expect(await barriersOn(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await promise.waitFor({ state: 'detached' });
    await page.locator('button:focus', { hasText: 'Log Contact' }).waitFor();
    await showSection(page, 'Promises to Pay');
    await rowOf('Promises to Pay', '400.01 EUR').waitFor();
  });

  test('a contact is written down beside its script, closes the channel, and only an override opens it', async () => {
    await openCustomer(page, 'Customer 700');
    await page.getByText('Phone: allowed').waitFor();
    expect(await barriersOn(page)).toEqual([]);
    const contact = await dialogOf(page, 'Log Contact');
    await contact.getByText('Spreche ich mit Customer 700?').waitFor();
    await contact.getByText('Nobody', { exact: true }).click();
    await takePicture(page, 'contact-script');
    expect(await barriersOn(page)).toEqual([]);
    await contact.getByText('No answer').click();
    await confirm(contact, 'Log Contact');
    await page.getByText('Phone: from').waitFor();

    await page.getByRole('link', { name: number }).first().click();
    const refusal = page.getByRole('alertdialog');
    await refusal.filter({ hasText: /Possible from .*once-a-day: Art. 3/s }).waitFor();
    await takePicture(page, 'gate-refusal');
    await refusal.getByRole('button', { name: 'Override…' }).click();
    const override = page.getByRole('dialog', { name: 'Override' });
    await standing(override);
    await override.getByRole('textbox', { name: 'Why the rule does not fit' }).fill('Line was cut');
    await confirm(override, 'Override');
    await page.getByText('Phone: allowed by override').waitFor();
  });

  test('figures that change meanwhile are told, and what was typed stays', async () => {
    await openCustomer(page, 'Customer 701');
    const promise = await dialogOf(page, 'Promise to Pay');
    await promise.getByRole('textbox', { name: 'Note' }).fill('After payday');
    expect(await barriersOn(page)).toEqual([]);
    await payItem('701', 'B');
    await promise.getByRole('button', { name: 'Record Promise' }).click();
    const conflict = page.getByRole('alertdialog');
    await conflict.filter({ hasText: /changed while you were working: Payment/ }).waitFor();
    await takePicture(page, 'conflict');
    await conflict.getByRole('button', { name: 'Show New Figures' }).click();
    await promise.getByText('100.01').first().waitFor({ state: 'detached' });
    expect(await promise.getByRole('textbox', { name: 'Note' }).inputValue()).toBe('After payday');
    await confirm(promise, 'Record Promise');

    await showSection(page, 'Promises to Pay');
    await rowOf('Promises to Pay', '300.00 EUR').waitFor();

    await rowOf('Promises to Pay', '300.00 EUR').locator('.sapMRb').click();
    const other = await dialogOf(page, 'Replace');
    await other.getByRole('textbox', { name: 'Note' }).fill('A week later');
    await confirm(other, 'Record Promise');
    await rowOf('Promises to Pay', 'Withdrawn by us').waitFor();

    const ended = await ask('Promises to Pay', 'Open', 'Withdraw');
    await choose(ended, 'Reason', 'Customer cannot pay');
    await confirm(ended, 'Withdraw');
    await rowOf('Promises to Pay', 'Withdrawn by customer').waitFor();
  });

  test('a plan shows its schedule and that it goes to approval; a dispute takes part of an item', async () => {
    await openCustomer(page, 'Customer 702');
    const plan = await dialogOf(page, 'Payment Agreement');
    await choose(plan, 'Kind', 'Annuity: equal instalments');
    await plan.getByRole('button', { name: 'Propose Plans' }).click();
    await plan.getByRole('radio').first().click();
    await plan.getByText('a supervisor decides').waitFor();
    await takePicture(page, 'plan');
    expect(await barriersOn(page)).toEqual([]);
    await plan.getByText('136.01').first().waitFor();
    await confirm(plan, 'Agree');
    await showSection(page, 'Payment Agreements');
    await rowOf('Payment Agreements', 'Waits for approval').waitFor();

    const dispute = await dialogOf(page, 'Raise Dispute');
    await dispute.getByRole('checkbox').nth(2).click();
    await dispute.getByRole('textbox').nth(1).fill('40.01');
    await choose(dispute, 'Why', 'Card charge not recognised');
    await confirm(dispute, 'Raise Dispute');
    await showSection(page, 'Disputes');
    await rowOf('Disputes', '40.01 EUR').waitFor();
  });

  test('a plan that the ERP has is changed in a dialog, where what is wrong stands above what was typed', async () => {
    await planInErp(world.db, '701');
    await openCustomer(page, 'Customer 701');
    await showSection(page, 'Payment Agreements');
    await rowOf('Payment Agreements', 'Agreed').locator('.sapMRb').click();
    const changing = await dialogOf(page, 'Change Agreement');
    const amount = changing.locator('tbody input[aria-labelledby*="amountHeader"]').first();
    await amount.fill('90.00');
    await changing.getByRole('button', { name: 'Have the ERP Simulate' }).click();
    await changing.locator('.sapMMsgStripError').waitFor();
    expect(await amount.inputValue()).toBe('90.00');
    expect(await barriersOn(page)).toEqual([]);
    await takePicture(page, 'change-plan');
    await changing.getByRole('button', { name: 'Cancel' }).click();
    await changing.waitFor({ state: 'detached' });
  });

  test('a block is set and lifted, a document sent, and who is handed over leaves the list', async () => {
    await openCustomer(page, 'Customer 703');
    const block = await openedDialog(page, 'Block');
    await choose(block, 'What is blocked', 'Dunning');
    await choose(block, 'Reason', 'Hardship');
    await block.getByRole('textbox', { name: 'Until and with' }).fill(tomorrow);
    await confirm(block, 'Block');
    await showSection(page, 'Blocks');
    const lifting = await ask('Blocks', 'In force', 'Lift');
    await lifting.getByRole('textbox', { name: 'Reason' }).fill('Pays again');
    await confirm(lifting, 'Lift');
    await rowOf('Blocks', 'Lifted').waitFor();

    const sending = await openedDialog(page, 'Send Document');
    await choose(sending, 'Document', 'Account statement');
    await takePicture(page, 'document');
    await confirm(sending, 'Send Document');
    await showSection(page, 'Documents Sent');
    await rowOf('Documents Sent', 'Account statement').waitFor();

    const giving = await openedDialog(page, 'Hand Over');
    await choose(giving, 'To which group', 'Late');
    await giving.getByRole('textbox', { name: 'Reason' }).fill('Legal next');
    await confirm(giving, 'Hand Over');
    await rows(page).filter({ hasText: 'Customer 702' }).waitFor();
    // The list is read again once it shows.
    await rows(page).filter({ hasText: 'Customer 703' }).waitFor({ state: 'detached' });
  });

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

/** As FI-CA has it: agreed, three instalments of it unpaid. */
async function planInErp(db: Database, partner: string): Promise<void> {
  const about = { source: SOURCE, partner, currency: 'EUR' };
  const ID = '00000000-0000-4000-8000-000000000701';
  await db.upsert(tables.plansTable, [
    {
      ...{ ID, ...about, segment: SEGMENT, state: 'agreed' },
      ...{ kind: 'interest-free', keptBy: 'erp', account: '', contract: '', principal: '300.00' },
      ...{ firstDueOn: validFrom, lastDueOn: validFrom, intervalUnit: 'month', intervalCount: 1 },
      ...{ instalmentCount: 3, rate: '0', charges: '0.00', interest: '0.00', erpPlan: 'R701' },
      createdAt: new Date().toISOString(),
    },
  ]);
  await db.upsert(
    tables.itemsTable,
    [1, 2, 3].map((count) => ({
      ...{ ...about, document: 'R701', repetition: '000', item: `000${count}`, subitem: '000' },
      ...{ dueDate: `2099-0${count}-15`, amount: '100.00', statisticalCode: 'R' },
      clearingStatus: '',
    })),
  );
}
