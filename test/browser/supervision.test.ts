import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { ensureLibraries } from '../../app/ui5/build-libraries.ts';
import { enqueueOperation } from '../../srv/erp/write-back/enqueue-operation.ts';
import type { Database } from '../../srv/platform/database.ts';
import {
  changeEventsTable,
  controlTotalsTable,
  keyComparisonsTable,
  promisesTable,
  quarantinesTable,
} from '../../srv/platform/tables.ts';
import { barriersOn } from '../support/accessibility.ts';
import { describeInBrowser, launchBrowser, takePicture } from '../support/browser.ts';
import { addToLists, SEGMENT, SOURCE } from '../support/portfolio.ts';
import { closeApp, confirm, dialogOf, openApp, openPage, rows } from '../support/worklist-app.ts';
import { type WorklistWorld, worklistWorld } from '../support/worklist-world.ts';

const buildTimeout = 600_000;
const AT = '2026-11-20T08:00:00.000Z';
const customers = ['100', '200'].map((partner) => ({
  partner,
  agents: { [SEGMENT]: 'ana' },
  items: [{ document: `D${partner}`, amount: '7000.00', daysOverdue: 42 }],
}));

describeInBrowser('second pairs of eyes, the integration desk and compliance', () => {
  let world: WorklistWorld;
  let browser: Browser;

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

  afterAll(async () => {
    await browser?.close();
    await world?.close();
  });

  describe('for who approves', () => {
    let page: Page;

    beforeEach(async () => {
      page = await openApp(browser, `${world.server.url}/approvals/`, 'dora');
    });
    afterEach(() => closeApp(page));

    test('shows what waits, and approves it for the ERP', async () => {
      const row = rows(page).filter({ hasText: 'Customer 100' });
      await row.filter({ hasText: /7,000\.00.*5,000\.00.*Ana Roth/ }).waitFor();
      expect(await barriersOn(page)).toEqual([]);
      await row.click();
      await page.getByText('D100').waitFor();
      const dialog = await dialogOf(page, 'Approve');
      await confirm(dialog, 'Approve');
      await expectApproval('100', 'approved');
    });

    test('refuses with a reason', async () => {
      await rows(page).filter({ hasText: 'Customer 200' }).click();
      await page.getByText('D200').waitFor();
      const dialog = await dialogOf(page, 'Refuse');
      await dialog.getByRole('textbox').fill('Too long');
      await confirm(dialog, 'Refuse');
      await expectApproval('200', 'rejected');
    });
  });

  test('leads the integration desk from what is parked to a retry', async () => {
    const operation = await park(world.db, '100');
    const desk = await openApp(browser, `${world.server.url}/integration/`, 'ina');
    const row = rows(desk).filter({ hasText: '100' });
    await row.filter({ hasText: /Write contact note.*already cleared/ }).waitFor();
    await takePicture(desk, 'desk');
    expect(await barriersOn(desk)).toEqual([]);
    await row.getByText('Contact note').first().click();
    await desk.getByText('channel: phone').waitFor();
    await takePicture(desk, 'parked-operation');
    expect(await barriersOn(desk)).toEqual([]);
    await desk.setViewportSize({ width: 820, height: 1180 });
    await takePicture(desk, 'parked-operation-820');
    const dialog = await dialogOf(desk, 'Retry');
    await dialog.getByRole('textbox').fill('The payment was reset');
    await confirm(dialog, 'Retry');
    await desk.getByRole('tab', { name: 'Parked Operations (0)' }).waitFor();
    await takePicture(desk, 'after-retry');
    expect(await decided(world.db, operation)).toEqual([
      { state: 'pending', resolvedBy: 'ina', resolution: 'The payment was reset' },
    ]);
    await closeApp(desk);
  });

  test('shows the desk a promise that the ERP judges otherwise, and who decides', async () => {
    await world.db.insert(promisesTable, [
      {
        ...{ ID: randomUUID(), source: SOURCE, partner: '100', segment: SEGMENT, status: '1' },
        ...{ currency: 'EUR', amount: '77.00', judge: 'saldo', ownStatus: '1', erpStatus: '3' },
      },
    ]);
    const desk = await openPage(browser, `${world.server.url}/differences/`, 'ina');
    await desk.getByRole('tab', { name: 'Promise Differences (1)' }).waitFor();
    const row = desk.locator('tr.sapMListTblRow');
    await row.filter({ hasText: /Customer 100.*Kept.*Broken.*Saldo/ }).waitFor();
    await row.filter({ hasText: '77.00' }).waitFor();
    expect(await barriersOn(desk)).toEqual([]);
    await closeApp(desk);
  });

  test('leads the desk from totals to what explains them, what was repaired, and what failed', async () => {
    await world.db.insert(controlTotalsTable, [
      {
        ...{ source: SOURCE, takenAt: AT, companyCode: '1000', currency: 'EUR', agrees: false },
        ...{
          erpCount: 2,
          erpAmount: '14000.00',
          ownCount: 1,
          ownAmount: '7000.00',
          accountsOff: 1,
        },
        ...{ openingAmount: '6500.00', postedAmount: '500.00', movementsAgree: true },
      },
    ]);
    await world.db.insert(quarantinesTable, [
      {
        ...{ source: SOURCE, companyCode: '1000', account: 'A100', currency: 'EUR', since: AT },
        ...{ erpAmount: '14000.00', ownAmount: '7000.00', reason: 'amount' },
      },
    ]);
    const found = { compared: 12_000, missing: 3, different: 1, extra: 0, written: 4, gone: 0 };
    await world.db.insert(keyComparisonsTable, [
      { source: SOURCE, object: 'items', startedAt: AT, endedAt: AT, ...found },
    ]);
    await world.db.insert(changeEventsTable, [
      {
        ...{ ID: randomUUID(), type: 'saldo.erp.Payment.Changed.v1', channel: 'webhook' },
        ...{ subject: 'payment', objectKey: '4711', state: 'failed', attempts: 6, receivedAt: AT },
        errorText: 'The ERP has no payment 4711',
      },
    ]);
    const desk = await openPage(browser, `${world.server.url}/mirror/`, 'ina');
    const row = desk.locator('tr.sapMListTblRow');
    await desk.getByRole('tab', { name: 'Key Comparisons (1)' }).click();
    await row.filter({ hasText: /Items.*12,000\D*3\D*0\D*1\D*4/ }).waitFor();
    await desk.getByRole('tab', { name: 'Change Events (1)' }).click();
    await row.filter({ hasText: /Payment.*4711.*Failed.*has no payment/ }).waitFor();
    expect(await barriersOn(desk)).toEqual([]);
    await desk.getByRole('button', { name: 'Try All Again' }).click();
    const failed = desk.getByRole('alertdialog');
    await failed.getByRole('button').click();
    await failed.waitFor({ state: 'detached' });
    await desk.getByRole('tab', { name: 'Control Totals (1)' }).click();
    await row.filter({ hasText: '14,000.00' }).click();
    await desk.getByText('6,500.00 EUR').waitFor();
    await row.filter({ hasText: /A100.*14,000\.00/ }).waitFor();
    expect(await barriersOn(desk)).toEqual([]);
    await closeApp(desk);
  });

  test('shows the desk both versions of a conflict, and takes evidence for what was done by hand', async () => {
    const before = { status: '01' };
    const operation = await park(world.db, '200', { before, now: { status: '05' } });
    const desk = await openApp(browser, `${world.server.url}/integration/`, 'ina', 'de');
    await rows(desk).filter({ hasText: '200' }).getByText('Kontaktnotiz').first().click();
    await desk.getByText('before.status: 01').waitFor();
    await desk.getByText('now.status: 05').waitFor();
    await desk.getByRole('button', { name: 'Das ERP fragen' }).click();
    const failed = desk.getByRole('alertdialog').filter({ hasText: 'ließ sich nicht fragen' });
    await failed.getByRole('button').click();
    await failed.waitFor({ state: 'detached' });
    const dialog = await dialogOf(desk, 'Als erledigt bestätigen');
    await dialog.getByRole('textbox').first().fill('4711');
    await dialog.getByRole('textbox').last().fill('Seen in FPCONT');
    await confirm(dialog, 'Als erledigt bestätigen');
    await desk.getByText('Hier ist nichts').waitFor();
    expect(await decided(world.db, operation)).toEqual([
      { state: 'confirmed', resolvedBy: 'ina', resolution: 'Seen in FPCONT' },
    ]);
    await closeApp(desk);
  });

  test('leads compliance from a person to the export, the restriction and the proof of it', async () => {
    const desk = await openPage(browser, `${world.server.url}/compliance/`, 'nora');
    await desk.getByRole('searchbox').fill('Customer 200');
    await desk.getByRole('button', { name: 'Go' }).click();
    const person = desk.locator('tr.sapMListTblRow').filter({ hasText: 'Customer 200' });
    await person.locator('.sapMRb').click();
    const exporting = await dialogOf(desk, 'Export Data');
    await exporting.getByRole('textbox').fill('Asked in a letter');
    const file = desk.waitForEvent('download');
    await exporting.getByRole('button', { name: 'Export Data' }).click();
    expect((await file).suggestedFilename()).toBe('200.json');
    await exporting.waitFor({ state: 'detached' });
    const restricting = await dialogOf(desk, 'Restrict');
    await restricting.getByRole('textbox', { name: 'Reason' }).fill('Objection under article 21');
    await confirm(restricting, 'Restrict');
    await person.filter({ hasText: 'Objection under article 21' }).waitFor();
    await takePicture(desk, 'compliance');
    await desk.getByRole('tab', { name: 'Four-Eyes Decisions' }).click();
    await desk.getByRole('searchbox').fill('');
    await desk.getByRole('button', { name: 'Go' }).click();
    const decision = desk.locator('tr.sapMListTblRow').filter({ hasText: 'dora' });
    await decision.filter({ hasText: /Promise.*100.*ana.*dora.*Approved/ }).waitFor();
    expect(await decision.count()).toBe(1); // of who is restricted nobody is told
    await desk.getByRole('button', { name: 'Verify Audit Trail' }).click();
    await desk.getByText('The audit trail is whole').waitFor();
    await takePicture(desk, 'audit-trail');
    expect(await barriersOn(desk)).toEqual([]);
    await closeApp(desk);
  });

  const expectApproval = async (partner: string, approval: string) => {
    const { body } = await world.worklist(`Promises?$filter=partner eq '${partner}'`);
    expect(body.value).toMatchObject([{ approval }]);
  };
});

/** A note that the ERP refused, with both versions where somebody else changed it; returns its operation. */
async function park(db: Database, partner: string, conflict?: object): Promise<string> {
  const contact = { contactId: '1', partner, startedAt: '2026-11-20T08:00:00.000Z' };
  const id = await enqueueOperation(db, {
    kind: 'contact-note',
    source: SOURCE,
    partner,
    subject: randomUUID(),
    payload: { ...contact, channel: 'phone', direction: 'outbound', result: 'PTP', note: 'is ill' },
    createdAt: '2026-11-20T08:00:00.000Z',
    createdBy: 'ana',
  });
  await db.execute(
    `UPDATE saldo_operations_Operations SET state = 'parked', errorCode = 'ERP_REFUSED', attempts = 1,
       errorText = 'Item 123 is already cleared', erpErrorCode = 'ITEM_CLEARED', refusal = 'item-cleared',
       firstSentAt = createdAt, parkedAt = createdAt, conflict = ? WHERE ID = ?`,
    [conflict ? JSON.stringify(conflict) : null, id],
  );
  return id;
}

function decided(db: Database, id: string) {
  return db.query(
    `SELECT state, resolvedBy AS "resolvedBy", resolution FROM saldo_operations_Operations WHERE ID = ?`,
    [id],
  );
}
