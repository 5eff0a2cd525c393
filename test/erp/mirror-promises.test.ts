import { randomUUID } from 'node:crypto';
import { loadBank } from '../../sandbox/demo/load-bank.ts';
import { mirrorDelta, mirrorFull } from '../../srv/erp/mirror/mirror.ts';
import { services } from '../../srv/erp/services.ts';
import { loadParked } from '../../srv/erp/write-back/parked-operation.ts';
import { confirmParked } from '../../srv/erp/write-back/resolve-parked.ts';
import type { Database } from '../../srv/platform/database.ts';
import { loadLpSolver } from '../../srv/platform/linear-program.ts';
import {
  operationsTable,
  plansTable,
  promisesTable,
  submissionsTable,
  submittedItemsTable,
} from '../../srv/platform/tables.ts';
import { runNight } from '../../srv/runs/night.ts';
import { DEFAULT_LOOKBACK as lookback } from '../../srv/runs/read-customers.ts';
import { revalueChanged } from '../../srv/runs/revalue.ts';
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
const SUBMISSION = { service: services.collections, entity: 'AgencySubmission' };
const PLAN = { service: services.collections, entity: 'InstallmentPlan' };
const TARGET = { service: services.collections, entity: 'PromiseToPay' };
const DAY = '2026-11-23';

interface Item {
  readonly document: string;
  readonly repetition: string;
  readonly item: string;
  readonly subitem: string;
  readonly partner: string;
  readonly currency: string;
  readonly amount: string;
}

/** An overdue item of a German or Spanish customer that no agreement covers. */
const FREE_ITEM = `SELECT document, repetition, item, subitem, partner, currency, amount
   FROM saldo_ledger_Items free
  WHERE clearingStatus = '' AND amount > 100 AND currency = 'EUR' AND statisticalCode = ''
    AND substituteCategory = '' AND clearingRestriction = '' AND dueDate < '2026-11-01'
    AND NOT EXISTS (SELECT 1 FROM saldo_agreements_Promises promise
      WHERE promise.partner = free.partner)
  ORDER BY document LIMIT 1`;

const ONE = `SELECT origin, status, erpStatus AS "erpStatus", erpPromise AS "erpPromise", segment
  FROM saldo_agreements_Promises WHERE partner = ? ORDER BY createdAt`;

let world: ErpWorld;

beforeAll(async () => {
  world = await startErpWorld();
});
afterAll(() => world.stop());

describe.each(Object.entries(databases))(
  'Promises, plans and submissions of the ERP on %s',
  (_, open) => {
    let db: Database;

    beforeAll(async () => {
      db = await open();
      await loadBank(db, DAY);
      await loadScales(db);
      await mirrorFull(db, world.erp, options);
      const solve = await loadLpSolver();
      const clock = () => `${DAY}T03:00:00.000Z`;
      await runNight(db, { businessDate: DAY, clock, solve, partitionSize: 500, lookback });
    });
    afterAll(() => db.close());

    async function freeItem(): Promise<Item> {
      const [item] = await db.query<Item>(FREE_ITEM);
      if (!item) throw new Error('every item is in an agreement');
      return item;
    }

    /** Somebody in the ERP, or Saldo by an operation, enters a promise over an item. */
    async function promiseInErp(item: Item, operation: string = randomUUID()): Promise<string> {
      const PromisedAmount = Number(item.amount).toFixed(2);
      const body = {
        OperationId: operation,
        BusinessPartner: item.partner,
        PromiseCategory: '01',
        TransactionCurrency: item.currency,
        PromisedAmount,
        _Date: [{ PromiseDate: '2026-11-30', PromisedAmount }],
        _Item: [
          {
            CADocumentNumber: item.document,
            CARepetitionItemNumber: item.repetition,
            CABPItemNumber: item.item,
            CASubItemNumber: item.subitem,
            PromisedAmount,
          },
        ],
      };
      const answer = await world.erp.write(TARGET, { method: 'POST', path: '/PromiseToPay', body });
      return (answer.body as { PromiseToPay: string }).PromiseToPay;
    }

    /** Withdraws a promise in the ERP, as a colleague there would. */
    async function withdrawInErp(number: string, Initiator: 'B' | 'C', WithdrawalReason: string) {
      const path = `/PromiseToPay('${number}')`;
      const promise = (await world.erp.read(TARGET, path)) as { '@odata.etag': string };
      const body = { OperationId: randomUUID(), Initiator, WithdrawalReason };
      await world.erp.write(
        TARGET,
        { method: 'POST', path: `${path}/ZSALDO_COLLECTIONS_0001.Withdraw`, body },
        { 'If-Match': promise['@odata.etag'] },
      );
    }

    /** Reads what changed; nothing may be left out. */
    async function readChanges(): Promise<void> {
      const { objects, rejected } = await mirrorDelta(db, world.erp, options);
      const rejections = 'SELECT object, code, message FROM saldo_mirror_Rejections';
      expect(await db.query(rejections)).toEqual([]);
      expect(objects.filter(({ failure }) => failure)).toEqual([]);
      expect(rejected).toBe(0);
    }

    async function positionOf(partner: string) {
      const [position] = await db.query<{ promiseState: string; promised: string }>(
        `SELECT promiseState AS "promiseState", promisedAmount AS promised
         FROM saldo_worklists_Positions WHERE partner = ?`,
        [partner],
      );
      return position;
    }

    test('those agreed before Saldo came are here once, with dates, verdicts and a segment', async () => {
      const count = 'SELECT CAST(COUNT(*) AS BIGINT) AS value FROM saldo_agreements_Promises';
      const before = await firstValue<number>(db, count);
      expect(before).toBeGreaterThan(3);
      const verdicts = await db.query<{ status: string; origin: string }>(
        'SELECT DISTINCT erpStatus AS status, origin FROM saldo_agreements_Promises ORDER BY 1',
      );
      expect(verdicts).toEqual(
        expect.arrayContaining(['0', '1', '3'].map((status) => ({ status, origin: 'erp' }))),
      );
      // Broken when the ERP said so, not in the night that saw it first.
      const judged = `SELECT MAX(judgedAt) AS value FROM saldo_agreements_Promises
      WHERE erpStatus = '3' AND status = '3'`;
      expect(String(await firstValue(db, judged)).slice(0, 10) < '2026-11-22').toBe(true);
      const undated = await db.query(
        `SELECT ID FROM saldo_agreements_Promises promise WHERE segment IS NULL OR NOT EXISTS
        (SELECT 1 FROM saldo_agreements_PromiseDates due WHERE due.promise = promise.ID)`,
      );
      expect(undated).toEqual([]);
      await mirrorFull(db, world.erp, options);
      const delta = await mirrorDelta(db, world.erp, { ...options, everything: true });
      expect(delta).toMatchObject({ written: 0, rejected: 0 });
      expect(await firstValue(db, count)).toBe(before);
    });

    test('one made at a branch is on the list of its customer, and so is its withdrawal', async () => {
      const item = await freeItem();
      const number = await promiseInErp(item);
      await readChanges();
      await revalueChanged(db, { now: now(), lookback });
      expect(await db.query(ONE, [item.partner])).toMatchObject([
        { origin: 'erp', status: '0', erpStatus: '0', erpPromise: number },
      ]);
      const promised = await positionOf(item.partner);
      expect(promised?.promiseState).toBe('0');
      expect(Number(promised?.promised)).toBeGreaterThan(0);

      await withdrawInErp(number, 'C', '01');
      await readChanges();
      await revalueChanged(db, { now: now(), lookback });
      expect(await db.query(ONE, [item.partner])).toMatchObject([{ status: '4', erpStatus: '4' }]);
      expect((await positionOf(item.partner))?.promiseState).not.toBe('0');
    });

    test('one that Saldo made is found by its operation, not doubled, and withdrawn with the ERP', async () => {
      const item = await freeItem();
      const [ID, operation] = [randomUUID(), randomUUID()];
      const whose = { source: SOURCE, partner: item.partner };
      await db.insert(operationsTable, [
        { ID: operation, kind: 'promise-create', ...whose, subject: ID },
      ]);
      await db.insert(promisesTable, [
        {
          ...{ ID, ...whose, segment: 'DE-RETAIL', category: '01', promisedOn: '2026-11-22' },
          ...{ currency: item.currency, amount: item.amount, status: '0', needsApproval: false },
          ...{ origin: 'saldo', operation, createdAt: now(), fulfilmentPercent: '0' },
        },
      ]);
      // The answer to the creation never came: only the operation's id joins the two.
      const number = await promiseInErp(item, operation);
      await readChanges();
      expect(await db.query(ONE, [item.partner])).toMatchObject([
        { origin: 'saldo', status: '0', erpStatus: '0', erpPromise: number },
      ]);

      await withdrawInErp(number, 'B', '02');
      await readChanges();
      expect(await db.query(ONE, [item.partner])).toMatchObject([{ status: '5', erpStatus: '5' }]);
      const events = await db.query(
        `SELECT reason FROM saldo_audit_Events WHERE decision = 'promise-withdrawn' AND objectKey = ?`,
        [ID],
      );
      expect(events).toEqual([{ reason: '02' }]);
    });

    /** A person enters by hand what Saldo could not, and says so with its number. */
    async function confirmByHand(operation: string, number: string): Promise<void> {
      const decision = { by: 'ines', now: now(), why: 'entered by hand' };
      const parked = await loadParked(db, operation);
      await db.transaction((tx) => confirmParked(tx, parked, decision, number));
    }

    const parkedFor = (subject: string, kind: string, partner: string) => {
      const what = { kind, source: SOURCE, partner, subject, payload: '{}' };
      return { ID: randomUUID(), ...what, state: 'parked', outcomeUnknown: false, fencingToken: 1 };
    };

    /** An item that is free again: its promise was withdrawn. */
    async function itemOfWithdrawn(): Promise<Item> {
      const [item] = await db.query<Item>(
        `SELECT free.document, free.repetition, free.item, free.subitem, free.partner,
                free.currency, free.amount
           FROM saldo_ledger_Items free
           JOIN saldo_agreements_PromiseItems promised ON promised.document = free.document
            AND promised.item = free.item AND promised.subitem = free.subitem
           JOIN saldo_agreements_Promises promise ON promise.ID = promised.promise
          WHERE promise.status = '4' AND free.substituteCategory = ''
            AND free.clearingStatus = '' LIMIT 1`,
      );
      if (!item) throw new Error('no promise was withdrawn');
      return item;
    }

    test('one entered in the ERP by hand, then confirmed as one of Saldo, counts once', async () => {
      const item = await itemOfWithdrawn();
      const ID = randomUUID();
      const operation = parkedFor(ID, 'promise-create', item.partner);
      await db.insert(operationsTable, [operation]);
      await db.insert(promisesTable, [
        {
          ...{ ID, source: SOURCE, partner: item.partner, segment: 'DE-RETAIL', category: '01' },
          ...{ currency: item.currency, amount: item.amount, status: '0', needsApproval: false },
          ...{ origin: 'saldo', operation: operation.ID, createdAt: now() },
          promisedOn: '2026-11-22',
        },
      ]);
      const number = await promiseInErp(item);
      await readChanges();
      const promises = `SELECT ID AS id, status, erpStatus AS "erpStatus"
        FROM saldo_agreements_Promises WHERE erpPromise = ? OR ID = ?`;
      expect(await db.query(promises, [number, ID])).toHaveLength(2);
      await confirmByHand(operation.ID, number);
      await mirrorFull(db, world.erp, options);
      expect(await db.query(promises, [number, ID])).toEqual([
        { id: ID, status: '0', erpStatus: '0' },
      ]);
      const dates = `SELECT date.promise FROM saldo_agreements_PromiseDates date
        WHERE NOT EXISTS (SELECT 1 FROM saldo_agreements_Promises p WHERE p.ID = date.promise)`;
      expect(await db.query(dates)).toEqual([]);
    });

    test('the verdict of the ERP stands beside ours', async () => {
      const item = await freeItem();
      const number = await promiseInErp(item);
      await readChanges();
      const items = [
        {
          CADocumentNumber: item.document,
          CARepetitionItemNumber: item.repetition,
          CABPItemNumber: item.item,
          CASubItemNumber: item.subitem,
        },
      ];
      const amount = Number(item.amount).toFixed(2);
      await world.control('pay', { items, amount, currency: item.currency });
      await world.control('valuate-promises');
      await readChanges();
      const [promise] = await db.query<{ status: string; fulfilled: string }>(
        `SELECT erpStatus AS status, erpFulfilmentPercent AS fulfilled
         FROM saldo_agreements_Promises WHERE erpPromise = ?`,
        [number],
      );
      expect(promise).toEqual({ status: '1', fulfilled: '100.00' });
    });

    const dates = (amounts: readonly [day: string, amount: string][]) =>
      amounts.map(([InstallmentDate, InstallmentAmount]) => ({
        InstallmentDate,
        InstallmentAmount,
      }));

    /** Two instalments over an item. */
    function inTwo({ amount }: Item, [first, second]: readonly [string, string]) {
      const half = (Number(amount) / 2).toFixed(2);
      return dates([
        [first, half],
        [second, (Number(amount) - Number(half)).toFixed(2)],
      ]);
    }

    /** Somebody in the ERP, or Saldo by an operation, agrees on instalments for an item. */
    async function planInErp(item: Item, operation: string | null = null): Promise<string> {
      const [owner] = await db.query<{ account: string }>(
        'SELECT account FROM saldo_ledger_Items WHERE document = ? AND item = ?',
        [item.document, item.item],
      );
      const body = {
        OperationId: operation ?? randomUUID(),
        BusinessPartner: item.partner,
        ContractAccount: owner?.account,
        TransactionCurrency: item.currency,
        InstallmentPlanAmount: Number(item.amount).toFixed(2),
        _Date: inTwo(item, ['2026-12-10', '2027-01-10']),
        _Item: [keyOf(item)],
      };
      const request = { method: 'POST', path: '/InstallmentPlan', body } as const;
      const answer = await world.erp.write(PLAN, request);
      return (answer.body as { CAInstallmentPlan: string }).CAInstallmentPlan;
    }

    async function doToPlan(number: string, action: string, what: object): Promise<void> {
      const path = `/InstallmentPlan('${number}')`;
      const plan = (await world.erp.read(PLAN, path)) as { '@odata.etag': string };
      const body = { OperationId: randomUUID(), ...what };
      await world.erp.write(
        PLAN,
        { method: 'POST', path: `${path}/ZSALDO_COLLECTIONS_0001.${action}`, body },
        { 'If-Match': plan['@odata.etag'] },
      );
    }

    const plansOf = (partner: string) =>
      db.query<{ id: string; segment: string }>(
        `SELECT ID AS id, state, erpPlan AS "erpPlan", kind, segment, brokenBy AS "brokenBy",
          firstDueOn AS "firstDueOn", lastDueOn AS "lastDueOn", instalmentCount AS number
        FROM saldo_plans_Plans WHERE partner = ?`,
        [partner],
      );

    /** What falls due of a plan and what it pays off, in all. */
    const sumsOf = async (plan: string | undefined) => {
      const sum = (
        table: string,
      ) => `(SELECT CAST(SUM(CAST(ROUND(amount * 100) AS BIGINT)) AS BIGINT)
      FROM ${table} WHERE plan = ?)`;
      const [row] = await db.query<{ due: number; owed: number }>(
        `SELECT ${sum('saldo_plans_PlanInstalments')} AS due, ${sum('saldo_plans_PlanItems')} AS owed`,
        [plan ?? '', plan ?? ''],
      );
      const text = (cents = 0) => (cents / 100).toFixed(4);
      return { due: text(row?.due), owed: text(row?.owed) };
    };

    test('a plan made at a branch is seen, follows its changes there, and ends with it', async () => {
      const item = await freeItem();
      const number = await planInErp(item);
      await readChanges();
      const [plan] = await plansOf(item.partner);
      const days = { firstDueOn: '2026-12-10', lastDueOn: '2027-01-10', number: 2 };
      expect(plan).toMatchObject({ state: 'agreed', kind: 'erp', erpPlan: number, ...days });
      expect(plan?.segment).toBeTruthy();
      expect(await sumsOf(plan?.id)).toEqual({ due: item.amount, owed: item.amount });
      await mirrorFull(db, world.erp, options);
      expect(await plansOf(item.partner)).toEqual([plan]);
      await doToPlan(number, 'Change', { Installments: inTwo(item, ['2026-12-20', '2027-02-20']) });
      await readChanges();
      const moved = { firstDueOn: '2026-12-20', lastDueOn: '2027-02-20' };
      expect(await plansOf(item.partner)).toMatchObject([{ ...plan, ...moved }]);
      expect(await sumsOf(plan?.id)).toEqual({ due: item.amount, owed: item.amount });
      await doToPlan(number, 'Deactivate', { CAInstlmntPlanDactvtnRsn: '02' });
      await readChanges();
      expect(await plansOf(item.partner)).toMatchObject([
        { id: plan?.id, state: 'broken', brokenBy: 'ended-in-erp' },
      ]);
      const events = `SELECT actor FROM saldo_audit_Events
      WHERE decision = 'plan-broken' AND objectKey = ?`;
      expect(await db.query(events, [String(plan?.id)])).toEqual([{ actor: 'erp' }]);
    });

    test('a plan that Saldo made is not doubled, though its number has not come back', async () => {
      const item = await freeItem();
      const [ID, operation] = [randomUUID(), randomUUID()];
      const whose = { source: SOURCE, partner: item.partner };
      await db.insert(operationsTable, [{ ID: operation, kind: 'plan-create', ...whose }]);
      const state = { state: 'agreed', keptBy: 'erp', kind: 'interest-free' };
      await db.insert(plansTable, [{ ID, ...whose, segment: 'DE-RETAIL', ...state, operation }]);
      const number = await planInErp(item, operation);
      await readChanges();
      const ofErp = { erpPlan: number };
      expect(await plansOf(item.partner)).not.toContainEqual(expect.objectContaining(ofErp));
      // Its answer comes, and then it ends in the ERP.
      const confirmed = "UPDATE saldo_operations_Operations SET state = 'confirmed', erpKey = ?";
      await db.execute(`${confirmed} WHERE ID = ?`, [number, operation]);
      await doToPlan(number, 'Deactivate', { CAInstlmntPlanDactvtnRsn: '02' });
      await readChanges();
      const ended = { id: ID, state: 'broken', brokenBy: 'ended-in-erp' };
      expect(await plansOf(item.partner)).toContainEqual(expect.objectContaining(ended));
    });

    test('a plan entered in the ERP by hand, then confirmed as one of Saldo, counts once', async () => {
      const item = await freeItem();
      const ID = randomUUID();
      const operation = parkedFor(ID, 'plan-create', item.partner);
      await db.insert(operationsTable, [operation]);
      const whose = { source: SOURCE, partner: item.partner, segment: 'DE-RETAIL' };
      const own = { state: 'agreed', keptBy: 'erp', kind: 'interest-free' };
      await db.insert(plansTable, [{ ID, ...whose, ...own, operation: operation.ID }]);
      const number = await planInErp(item);
      await readChanges();
      const agreed = async () =>
        (await plansOf(item.partner)).filter((plan) => Object(plan).state === 'agreed');
      expect(await agreed()).toHaveLength(2);
      await confirmByHand(operation.ID, number);
      await mirrorFull(db, world.erp, options);
      expect(await agreed()).toMatchObject([{ id: ID }]);
      await doToPlan(number, 'Deactivate', { CAInstlmntPlanDactvtnRsn: '02' });
      await readChanges();
    });

    /** Somebody in the ERP, or Saldo by an operation, gives an item to an agency. */
    async function submitInErp(item: Item, operation: string = randomUUID()): Promise<string> {
      const body = {
        OperationId: operation,
        BusinessPartner: item.partner,
        CollectionAgency: '0000900001',
        TransactionCurrency: item.currency,
        _Item: [keyOf(item)],
      };
      const request = { method: 'POST', path: '/AgencySubmission', body } as const;
      const answer = await world.erp.write(SUBMISSION, request);
      return (answer.body as { AgencySubmission: string }).AgencySubmission;
    }

    async function recallInErp(number: string): Promise<void> {
      const path = `/AgencySubmission('${number}')`;
      const submission = (await world.erp.read(SUBMISSION, path)) as { '@odata.etag': string };
      const body = { OperationId: randomUUID(), RecallReason: '01' };
      await world.erp.write(
        SUBMISSION,
        { method: 'POST', path: `${path}/ZSALDO_COLLECTIONS_0001.Recall`, body },
        { 'If-Match': submission['@odata.etag'] },
      );
    }

    function keyOf({ document, repetition, item, subitem }: Item) {
      return {
        CADocumentNumber: document,
        CARepetitionItemNumber: repetition,
        CABPItemNumber: item,
        CASubItemNumber: subitem,
      };
    }

    /** What the segment may ask the customer for; 0 for who is off the list. */
    async function openAmount({ partner }: Item): Promise<number> {
      await readChanges();
      await revalueChanged(db, { now: now(), lookback });
      const [position] = await db.query<{ amount: number }>(
        `SELECT openAmount AS amount FROM saldo_worklists_Positions
        WHERE partner = ? AND status = 'open'`,
        [partner],
      );
      return Number(position?.amount ?? 0);
    }

    test('what the ERP gives to an agency is not asked for by Saldo until it comes back', async () => {
      const item = await freeItem();
      const before = await openAmount(item);
      const number = await submitInErp(item);
      expect(await openAmount(item)).toBeCloseTo(before - Number(item.amount), 2);
      const [submission] = await db.query(
        `SELECT status, isOpen AS "isOpen", agencyPartner AS agency
        FROM saldo_placements_ErpSubmissions WHERE submission = ?`,
        [number],
      );
      expect(submission).toEqual({ status: '02', isOpen: true, agency: '0000900001' });
      await recallInErp(number);
      expect(await openAmount(item)).toBeCloseTo(before, 2);
    });

    test('what Saldo itself submitted stays with the customer', async () => {
      const item = await freeItem();
      const before = await openAmount(item);
      const [submission, operation] = [randomUUID(), randomUUID()];
      const { document, repetition, item: number, subitem } = item;
      const key = { source: SOURCE, document, repetition, item: number, subitem };
      await db.insert(submissionsTable, [
        { ID: submission, source: SOURCE, partner: item.partner, state: 'submitted', operation },
      ]);
      await db.insert(submittedItemsTable, [{ submission, ...key }]);
      await submitInErp(item, operation);
      expect(await openAmount(item)).toBeCloseTo(before, 2);
    });
  },
);
