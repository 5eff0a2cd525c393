import {
  type ControlTotalsReport,
  checkControlTotals,
} from '../../srv/erp/mirror/control-totals.ts';
import { loadErpScales } from '../../srv/erp/mirror/erp-scales.ts';
import { mirrorDelta, mirrorFull } from '../../srv/erp/mirror/mirror.ts';
import { loadMovements, saveOpenings } from '../../srv/erp/mirror/openings.ts';
import { ownTotals } from '../../srv/erp/mirror/own-totals.ts';
import type { ErpTarget } from '../../srv/erp/services.ts';
import type { Database } from '../../srv/platform/database.ts';
import { accountTotalsTable, itemsTable } from '../../srv/platform/tables.ts';
import { eventually } from '../support/eventually.ts';
import {
  databases,
  type ErpWorld,
  firstValue,
  loadScales,
  now,
  SOURCE,
  startErpWorld,
} from './erp-world.ts';

const options = { source: SOURCE, now };
let world: ErpWorld;

beforeAll(async () => {
  world = await startErpWorld();
});
afterAll(() => world.stop());

interface Item {
  readonly document: string;
  readonly item: string;
  readonly partner: string;
  readonly account: string;
  readonly companyCode: string;
}

/** An open item of a customer of its own, by how many are skipped. */
const OPEN_ITEM = `SELECT document, item, partner, account, companyCode AS "companyCode"
   FROM saldo_ledger_Items
  WHERE clearingStatus = '' AND currency = 'EUR' AND amount > 50 AND statisticalCode = ''
    AND substituteCategory = '' AND clearingRestriction = '' AND subitem = '000'
  ORDER BY document DESC LIMIT 1 OFFSET ?`;

describe.each(Object.entries(databases))('Control totals on %s', (_, open) => {
  let db: Database;

  beforeAll(async () => {
    db = await open();
    await loadScales(db);
    await mirrorFull(db, world.erp, options);
    expect(await check()).toMatchObject({ agrees: true });
  });
  afterAll(() => db.close());

  const check = (erp = world.erp) => checkControlTotals(db, erp, options);

  /** The ERP stamps by seconds: what was posted to in the one in which it counts is decided in the next. */
  async function decided(): Promise<ControlTotalsReport | undefined> {
    let report: ControlTotalsReport | undefined;
    await eventually(async () => {
      report = await check();
      return report.accountsOpen === 0;
    });
    return report;
  }

  async function openItem(skipped: number): Promise<Item> {
    const [item] = await db.query<Item>(OPEN_ITEM, [skipped]);
    if (!item) throw new Error('no item is open');
    return item;
  }

  const held = () =>
    db.query(`SELECT account, reason FROM saldo_mirror_Quarantines ORDER BY account`);

  const alerts = (state: string) =>
    db.query(
      `SELECT kind, subject, count FROM saldo_mirror_Alerts WHERE clearedAt IS ${state}
        ORDER BY raisedAt DESC`,
    );

  test('a comparison that stood still while another was kept changes nothing', async () => {
    const { partner, companyCode } = await openItem(2);
    const scope = { source: SOURCE, companyCode };
    const closing = await ownTotals(db, SOURCE, companyCode, await loadErpScales(db, SOURCE));
    const before = await loadMovements(db, SOURCE, companyCode);
    await world.control('pay', { partner, amount: '5.00', currency: 'EUR' });
    await mirrorDelta(db, world.erp, options);
    const midway = await loadMovements(db, SOURCE, companyCode);
    expect(await check()).toMatchObject({ agrees: true });
    for (const late of [before, midway]) {
      const save = db.transaction((tx) => saveOpenings(tx, scope, closing, late));
      await expect(save).rejects.toMatchObject({ code: 'MIRROR_OVERTAKEN' });
    }
    expect(await check()).toMatchObject({ agrees: true, accountsOff: 0 });
  });

  test('opening, postings, clearings and changes give the closing, by currency', async () => {
    const { partner, account, companyCode } = await openItem(0);
    await world.control('pay', { partner, amount: '10.00', currency: 'EUR' });
    await world.control('post-item', {
      BusinessPartner: partner,
      ContractAccount: account,
      CompanyCode: companyCode,
      CANetDueDate: '2026-11-20',
      TransactionCurrency: 'EUR',
      amount: '7.50',
    });
    await mirrorDelta(db, world.erp, options);
    expect(await check()).toMatchObject({ agrees: true, accountsOpen: 0 });
    const [total] = await db.query<Record<string, number | string>>(
      `SELECT openingCount + postedCount - clearedCount AS count, ownCount AS "ownCount",
              openingAmount AS opening, postedAmount AS posted, clearedAmount AS cleared,
              changedAmount AS changed, ownAmount AS own, asOf AS "asOf", keysCompared AS keys,
              movementsAgree AS explained
         FROM saldo_mirror_ControlTotals WHERE companyCode = ? AND currency = 'EUR'
        ORDER BY takenAt DESC LIMIT 1`,
      [companyCode],
    );
    expect(total?.posted).toBe('7.5000');
    // What was paid cleared an item, or lowered one, as it came.
    expect(Number(total?.changed) - Number(total?.cleared)).toBeCloseTo(-10, 4);
    expect(total?.count).toBe(total?.ownCount);
    expect(Number(total?.opening) - 2.5).toBeCloseTo(Number(total?.own), 4);
    expect(total?.asOf).toMatch(/^2026-11-22T06:/);
    expect([total?.keys, total?.explained].map(Boolean)).toEqual([true, true]);
  });

  test('an account with the right sum over the wrong items is found by their keys', async () => {
    const { document, item, account, companyCode } = await openItem(1);
    const rename = (from: string, to: string) =>
      db.execute('UPDATE saldo_ledger_Items SET item = ? WHERE document = ? AND item = ?', [
        to,
        document,
        from,
      ]);
    await rename(item, '9999');
    expect(await decided()).toMatchObject({ agrees: false, accountsOff: 1 });
    expect(await held()).toEqual([{ account, reason: 'keys' }]);
    const alert = { kind: 'totals-differ', subject: `${companyCode}/EUR`, count: 1 };
    expect(await alerts('NULL')).toEqual([alert]);

    await rename('9999', item);
    expect(await decided()).toMatchObject({ agrees: true });
    expect(await held()).toEqual([]);
    expect(await alerts('NULL')).toEqual([]);
    expect(await alerts('NOT NULL')).toEqual([alert]);
  });

  test('a break is audited, and its customer is evaluated again when it comes and when it goes', async () => {
    const { document, item, partner } = await openItem(2);
    const marks = `SELECT CAST(COUNT(*) AS BIGINT) AS value FROM saldo_mirror_ChangedCustomers
      WHERE partner = ? AND cause = 'quarantine'`;
    const addTo = (change: string) =>
      db.execute(
        `UPDATE saldo_ledger_Items SET amount = amount ${change} WHERE document = ? AND item = ?`,
        [document, item],
      );
    await addTo('+ 1');
    await decided();
    expect(await firstValue(db, marks, [partner])).toBe(1);
    await decided();
    expect(await firstValue(db, marks, [partner])).toBe(1);
    await addTo('- 1');
    await decided();
    expect(await firstValue(db, marks, [partner])).toBe(2);
    const decisions = await db.query(
      `SELECT decision FROM saldo_audit_Events WHERE decision IN
        ('account-quarantined', 'account-released', 'alert-raised', 'alert-cleared')
        ORDER BY occurredAt DESC, decision LIMIT 2`,
    );
    expect(decisions).toEqual([{ decision: 'account-released' }, { decision: 'alert-cleared' }]);
  });

  test('a change of the mirror that no posting explains is told once', async () => {
    const { partner, account } = await openItem(3);
    await world.control('pay', { partner, amount: '5.00', currency: 'EUR' });
    await mirrorDelta(db, world.erp, options);
    // The write is there and its movement is lost: the sum agrees with the ERP all the same.
    await db.execute('DELETE FROM saldo_mirror_Movements');
    expect(await check()).toMatchObject({ agrees: false, accountsOff: 1 });
    expect(await held()).toEqual([{ account, reason: 'movements' }]);
    expect(await check()).toMatchObject({ agrees: true });
  });

  test('an account that a lost movement emptied on both sides is told once, too', async () => {
    const { account, companyCode } = await openItem(0);
    // The opening shows an item that is gone at the closing, and no movement says how.
    await db.upsert(accountTotalsTable, [
      { source: SOURCE, companyCode, account, currency: 'USD', items: 1, amount4: 50_000 },
    ]);
    expect(await check()).toMatchObject({ agrees: false, accountsOff: 1 });
    expect(await held()).toEqual([{ account, reason: 'movements' }]);
    expect(await alerts('NULL')).toMatchObject([{ subject: `${companyCode}/USD` }]);
    expect(await check()).toMatchObject({ agrees: true });
    expect([...(await held()), ...(await alerts('NULL'))]).toEqual([]);
  });

  test('an account that is posted to while we compare is neither held nor freed', async () => {
    const { partner } = await openItem(4);
    // Somebody pays each time after the ERP has counted.
    const busy = {
      ...world.erp,
      read: async (target: ErpTarget, path: string) => {
        const answer = await world.erp.read(target, path);
        if (path.startsWith('/GetControlTotals')) {
          await world.control('pay', { partner, amount: '1.00', currency: 'EUR' });
        }
        return answer;
      },
    };
    const report = await check(busy);
    expect(report).toMatchObject({ agrees: true, accountsOff: 0, accountsOpen: 1 });
    expect(await held()).toEqual([]);
    expect(await check()).toMatchObject({ agrees: true, accountsOpen: 0 });
  });

  test('the alert of a currency ends when its only account has nothing open on either side', async () => {
    const { account, companyCode } = await openItem(0);
    const code = { document: '9', repetition: '000', item: '0001', subitem: '000', partner: '1' };
    const open = { account, companyCode, currency: 'USD', amount: '5', clearingStatus: '' };
    await db.insert(itemsTable, [{ source: SOURCE, ...code, ...open }]);
    expect(await check()).toMatchObject({ accountsOff: 1 });
    expect(await alerts('NULL')).toMatchObject([{ subject: `${companyCode}/USD` }]);
    await db.execute(`DELETE FROM saldo_ledger_Items WHERE document = '9'`);
    await check();
    expect(await held()).toEqual([]);
    expect(await alerts('NULL')).toEqual([]);
  });

  test('while the ledger cannot be read nothing is compared, and nothing is held', async () => {
    const broken = {
      ...world.erp,
      read: (target: ErpTarget, path: string) =>
        target.entity === 'BPItem' ? Promise.resolve({ oops: true }) : world.erp.read(target, path),
    };
    const compared = 'SELECT comparedAt AS value FROM saldo_mirror_Freshness';
    const before = await firstValue(db, compared);
    const report = await check(broken);
    expect(report).toMatchObject({ agrees: false, accountsOff: 0, totals: [] });
    expect(report.failures[0]?.code).toBe('ERP_UNEXPECTED_PAGE');
    expect(await held()).toEqual([]);
    expect(await firstValue(db, compared)).toBe(before);
    const agree = 'SELECT totalsAgree AS "totalsAgree" FROM saldo_mirror_Freshness';
    expect(await db.query(agree)).toEqual([{ totalsAgree: false }]);
    const failed = report.failures.map(({ companyCode }) => companyCode);
    expect(await alerts('NULL')).toHaveLength(failed.length);
    expect(await alerts('NULL')).toEqual(
      expect.arrayContaining(
        failed.map((subject) => ({ kind: 'totals-failed', subject, count: 1 })),
      ),
    );

    expect(await check()).toMatchObject({ agrees: true });
    expect(await alerts('NULL')).toEqual([]);
    expect(await firstValue(db, compared)).not.toBe(before);
  });
});
