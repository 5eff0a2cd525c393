import { randomUUID } from 'node:crypto';
import { readEvents } from '../../srv/erp/events/read-events.ts';
import { mirrorDelta, mirrorFull } from '../../srv/erp/mirror/mirror.ts';
import { services } from '../../srv/erp/services.ts';
import { loadParked } from '../../srv/erp/write-back/parked-operation.ts';
import {
  requestDisputeChange,
  requestDisputeClosing,
} from '../../srv/erp/write-back/requests/disputes.ts';
import { cancelParked } from '../../srv/erp/write-back/resolve-parked.ts';
import { sendOperations } from '../../srv/erp/write-back/send-operations.ts';
import type { Database } from '../../srv/platform/database.ts';
import * as tables from '../../srv/platform/tables.ts';
import { keepCases } from '../../srv/runs/disputes/keep-cases.ts';
import { openDispute } from '../../srv/runs/disputes/open-dispute.ts';
import { setOpenParts } from '../../srv/runs/disputes/set-open-parts.ts';
import {
  databases,
  type ErpWorld,
  firstValue,
  loadScales,
  now,
  SOURCE,
  startErpWorld,
} from '../erp/erp-world.ts';

type ErpCase = Readonly<Record<string, string>>;

interface Owed {
  readonly document: string;
  readonly repetition: string;
  readonly item: string;
  readonly subitem: string;
  readonly partner: string;
  readonly companyCode: string;
  readonly amount: string;
}

describe('a dispute between Saldo and the ERP', () => {
  let world: ErpWorld;
  let db: Database;

  beforeAll(async () => {
    // Only payments of the last weeks are looked at.
    world = await startErpWorld({ date: now().slice(0, 10) });
    db = (await databases.SQLite?.()) as Database;
    await loadScales(db);
    await mirrorFull(db, world.erp, { source: SOURCE, now });
    await keepCases(db, { scope: 'all', now: now() });
    await db.upsert(tables.shortPaymentReasonsTable, [
      {
        source: SOURCE,
        paymentReason: 'FEE',
        validFrom: '2020-01-01',
        validTo: null,
        reason: 'AMNT',
        category: 'F100',
        atLeastPercent: '1.00',
      },
    ]);
  });
  afterAll(async () => {
    await db?.close();
    await world?.stop();
  });

  const read = async (erp = world.erp) => {
    await mirrorDelta(db, erp, { source: SOURCE, now });
    return keepCases(db, { scope: 'changed', now: now() });
  };
  const send = () => sendOperations(db, world.erp, { source: SOURCE, now, limit: 100 });
  const inErp = async (id: string): Promise<ErpCase | undefined> => {
    const target = { service: services.disputes, entity: 'DisputeCase' };
    const filter = encodeURIComponent(`CaseUUID eq ${id}`);
    const body = await world.erp.read(target, `/DisputeCase?$filter=${filter}`);
    return (body as { value: ErpCase[] }).value[0];
  };
  const caseOf = async (id: string) => {
    const [found] = await db.query<Record<string, unknown>>(
      `SELECT status, caseNumber AS "caseNumber", rootCause AS "rootCause",
        openAmount AS "openAmount", closeCause AS "closeCause"
      FROM saldo_disputes_Cases WHERE ID = ?`,
      [id],
    );
    return found;
  };
  const owed = async (offset: number): Promise<Owed> => {
    const [item] = await db.query<Owed>(
      `SELECT document, repetition, item, subitem, partner, companyCode AS "companyCode", amount
      FROM saldo_ledger_Items item
      WHERE clearingStatus = '' AND currency = 'EUR' AND statisticalCode = ''
        AND substituteCategory = '' AND clearingRestriction = '' AND amount > 100
        AND NOT EXISTS (SELECT 1 FROM saldo_disputes_DisputedItems about
          WHERE about.document = item.document)
      ORDER BY document, repetition, item LIMIT 1 OFFSET ?`,
      [offset],
    );
    return item as Owed;
  };
  const pay = ({ document, repetition, item, subitem }: Owed, amount: string, reason = '') =>
    world.control('pay', {
      items: [
        {
          CADocumentNumber: document,
          CARepetitionItemNumber: repetition,
          CABPItemNumber: item,
          CASubItemNumber: subitem,
        },
      ],
      currency: 'EUR',
      amount,
      differenceReason: reason,
    });

  test('opened here gets its number, is decided, and closes with its item; each effect once', async () => {
    const item = await owed(0);
    const { document, repetition, item: position, subitem, partner, companyCode } = item;
    const key = { source: SOURCE, document, repetition, item: position, subitem };
    const caseId = randomUUID();
    const about = { caseId, source: SOURCE, partner, segment: 'DE-RETAIL', companyCode };
    const what = { reason: 'AMNT', category: 'F100', title: 'Amount differs', note: 'By phone' };
    const money = { currency: 'EUR', digits: 2, items: [{ key, amount: 5_000 }] };
    const opened = { createdOn: '2026-11-20', user: 'emma', now: now() };
    await openDispute(db, { ...about, ...what, ...money, ...opened });
    await keepCases(db, { scope: { source: SOURCE, partner }, now: now() });
    expect(await send()).toMatchObject({ confirmed: 2, parked: 0 });
    await read();
    expect(await caseOf(caseId)).toMatchObject({ status: 'open', openAmount: '50.0000' });
    expect((await caseOf(caseId))?.caseNumber).toBe((await inErp(caseId))?.CaseID);

    await setOpenParts(db, { id: caseId, source: SOURCE, caseId, currency: 'EUR', open4: 200_000 });
    const change = { change: randomUUID(), currency: 'EUR', amount: '20.00', rootCause: 'BILL' };
    const requester = { source: SOURCE, user: 'emma', now: now() };
    await requestDisputeChange(db, { caseId, partner, ...change }, requester);
    await read();
    expect(await caseOf(caseId)).toMatchObject({ openAmount: '20.0000' });
    await send();
    expect(await inErp(caseId)).toMatchObject({
      DisputedAmount: '20.00',
      DisputeCaseRootCause: 'BILL',
    });
    await read();
    expect(await caseOf(caseId)).toMatchObject({ rootCause: 'BILL', openAmount: '20.0000' });

    await pay(item, item.amount);
    expect(await read()).toMatchObject({ closed: 1 });
    expect(await caseOf(caseId)).toMatchObject({ status: 'closed', closeCause: 'cleared' });
    expect(await read()).toMatchObject({ closed: 0, followed: 0 });
    await send();
    await send();
    expect(await inErp(caseId)).toMatchObject({ CaseStatus: '05' });
    const closings = await firstValue<number>(
      db,
      `SELECT COUNT(*) AS value FROM saldo_operations_Operations
      WHERE subject = ? AND kind = 'dispute-close' AND state = 'confirmed'`,
      [caseId],
    );
    expect(closings).toBe(1);
  });

  test('whose closing is given up is worked on as before, with what the ERP has, and closes again', async () => {
    const item = await owed(4);
    const { document, repetition, item: position, subitem, partner, companyCode } = item;
    const key = { source: SOURCE, document, repetition, item: position, subitem };
    const caseId = randomUUID();
    const about = { caseId, source: SOURCE, partner, segment: 'DE-RETAIL', companyCode };
    const what = { reason: 'AMNT', category: 'F100', title: 'Amount differs', note: 'By phone' };
    const money = { currency: 'EUR', digits: 2, items: [{ key, amount: 5_000 }] };
    await openDispute(db, {
      ...about,
      ...what,
      ...money,
      createdOn: '2026-11-20',
      user: 'emma',
      now: now(),
    });
    await keepCases(db, { scope: { source: SOURCE, partner }, now: now() });
    await send();
    await read();

    const close = async () => {
      await setOpenParts(db, { id: caseId, source: SOURCE, caseId, currency: 'EUR', open4: 0 });
      await db.execute(
        `UPDATE saldo_disputes_Cases SET status = 'closed', closedBy = 'emma', closedAt = ?,
          decidedAt = ? WHERE ID = ?`,
        [now(), now(), caseId],
      );
      return requestDisputeClosing(
        db,
        { caseId, partner },
        { source: SOURCE, user: 'emma', now: now() },
      );
    };
    const closing = await close();
    const park = `UPDATE saldo_operations_Operations SET state = 'parked' WHERE ID = ?`;
    await db.execute(park, [closing]);
    const decision = { by: 'ina', now: now(), why: 'the root cause is missing there' };
    await db.transaction(async (tx) => cancelParked(tx, await loadParked(tx, closing), decision));
    await readEvents(db, world.erp, { source: SOURCE, now });
    await keepCases(db, { scope: { source: SOURCE, partner }, now: now() });
    expect(await caseOf(caseId)).toMatchObject({ status: 'decided', openAmount: '50.0000' });

    expect(await close()).toBe(closing);
    expect(await send()).toMatchObject({ confirmed: 1 });
    expect(await inErp(caseId)).toMatchObject({ CaseStatus: '05' });
  });

  test('that a short payment with a reason suggests is proposed as soon as the payment is read', async () => {
    const item = await owed(1);
    const half = (Number(item.amount) / 2).toFixed(2);
    await pay(item, half, 'FEE');
    expect(await read()).toMatchObject({ proposed: 1 });
    const open = await firstValue<string>(
      db,
      `SELECT disputedAmount AS value FROM saldo_disputes_Cases
      WHERE partner = ? AND status = 'proposed'`,
      [item.partner],
    );
    expect(Number(open)).toBeCloseTo(Number(item.amount) - Number(half), 4);
    await pay(await owed(2), '1.00');
    expect(await read()).toMatchObject({ proposed: 0 });
  });

  test('nothing is proposed of an ERP whose payments tell no reason, and all else is read', async () => {
    const item = await owed(3);
    await pay(item, '1.00', 'FEE');
    const reason = () =>
      firstValue<string>(
        db,
        `SELECT differenceReason AS value FROM saldo_ledger_Payments
        WHERE partner = ? ORDER BY erpChangedAt DESC LIMIT 1`,
        [item.partner],
      );
    expect(await read(world.connect({ ownFields: {} }))).toMatchObject({ proposed: 0 });
    expect(await reason()).toBe('');
    expect(await read()).toMatchObject({ proposed: 1 });
    expect(await reason()).toBe('FEE');
  });
});
