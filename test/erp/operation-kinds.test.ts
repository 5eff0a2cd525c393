import { randomUUID } from 'node:crypto';
import { loadErpScales } from '../../srv/erp/mirror/erp-scales.ts';
import { mirrorDelta, mirrorFull } from '../../srv/erp/mirror/mirror.ts';
import { services } from '../../srv/erp/services.ts';
import { type PlanTerms, simulatePlan, simulatePlanChange } from '../../srv/erp/simulate-plan.ts';
import { operationKinds } from '../../srv/erp/write-back/operation-kinds/index.ts';
import {
  proceduresOfSaldo,
  requestLetters,
} from '../../srv/erp/write-back/requests/correspondence.ts';
import {
  requestDispute,
  requestDisputeChange,
  requestDisputeClosing,
  requestDisputeNote,
} from '../../srv/erp/write-back/requests/disputes.ts';
import { changeLock, liftLock, setLock } from '../../srv/erp/write-back/requests/locks.ts';
import {
  requestPlacements,
  requestRefinancing,
  requestWriteOff,
} from '../../srv/erp/write-back/requests/placements.ts';
import {
  requestPlan,
  requestPlanChange,
  requestPlanDeactivation,
} from '../../srv/erp/write-back/requests/plans.ts';
import {
  requestPromise,
  requestReplacement,
  requestVerdicts,
  requestWithdrawal,
} from '../../srv/erp/write-back/requests/promises.ts';
import {
  requestResubmission,
  requestWorklistResult,
} from '../../srv/erp/write-back/requests/worklist-notes.ts';
import { sendOperations } from '../../srv/erp/write-back/send-operations.ts';
import type { Database } from '../../srv/platform/database.ts';
import { dunningSendersTable, promisesTable } from '../../srv/platform/tables.ts';
import { databases, type ErpWorld, loadScales, now, SOURCE, startErpWorld } from './erp-world.ts';

let world: ErpWorld;

beforeAll(async () => {
  world = await startErpWorld();
});
afterAll(() => world.stop());
afterEach(() => world.control('faults', {}, 'DELETE'));

type Row = Readonly<Record<string, unknown>>;

interface Item {
  readonly document: string;
  readonly repetition: string;
  readonly item: string;
  readonly subitem: string;
  readonly partner: string;
  readonly account: string;
  readonly companyCode: string;
  readonly amount: string;
}

describe.each(Object.entries(databases))('Operations on %s', (_, open) => {
  let db: Database;
  let items: Item[];

  beforeAll(async () => {
    db = await open();
    await loadScales(db);
    await mirrorFull(db, world.erp, { source: SOURCE, now });
    items = await freeItems(db);
  });
  afterAll(() => db.close());
  beforeEach(() => db.execute('DELETE FROM saldo_operations_Operations'));

  const by = () => ({ source: SOURCE, user: 'ana', now: now() });
  const sendAll = (at = now()) =>
    sendOperations(db, world.erp, { source: SOURCE, now: () => at, limit: 100 });

  /** Sends what is pending; the answer of the first request that changes something is lost. */
  async function sendWithLostAnswer(pathContains: string, methods = ['POST', 'PATCH', 'DELETE']) {
    await world.control('faults', { methods, pathContains, cutNext: 1 });
    expect(await sendAll()).toMatchObject({ later: 1 });
    return sendAll(inOneHour());
  }

  function nextItem(): Item {
    const item = items.pop();
    if (!item) throw new Error('the bank has no more items that are free');
    return item;
  }

  /** A promise of Saldo over one item that the ERP has got. */
  async function promiseInErp(item = nextItem()) {
    const promise = promisePayload(item);
    await enterPromise(promise);
    expect(await sendAll()).toMatchObject({ confirmed: 1 });
    return { promise, item, erpPromise: await erpPromiseOf(promise.promiseId) };
  }

  async function enterPromise(promise: ReturnType<typeof promisePayload>) {
    const { promiseId: ID, partner, currency, amount, category } = promise;
    const operation = await requestPromise(db, promise, by());
    const state = { status: '0', needsApproval: false, operation };
    const row = { ID, source: SOURCE, partner, currency, amount, category, ...state };
    await db.insert(promisesTable, [row]);
  }

  async function erpPromiseOf(promise: string): Promise<string> {
    const [row] = await db.query<{ erpPromise: string }>(
      'SELECT erpPromise AS "erpPromise" FROM saldo_agreements_Promises WHERE ID = ?',
      [promise],
    );
    return row?.erpPromise ?? '';
  }

  const statusHere = async (promise: string) => {
    const rows = await db.query('SELECT status FROM saldo_agreements_Promises WHERE ID = ?', [
      promise,
    ]);
    return rows[0];
  };

  const stateOf = async (subject: string) => {
    const rows = await db.query<{ kind: string; state: string }>(
      'SELECT kind, state FROM saldo_operations_Operations WHERE subject = ? ORDER BY sequence',
      [subject],
    );
    return rows.map(({ kind, state }) => `${kind} ${state}`);
  };

  /** What the ERP's refusals mean to an agent. */
  async function refusals(): Promise<string[]> {
    const parked = await db.query<{ refusal: string }>(
      `SELECT refusal FROM saldo_operations_Operations WHERE state = 'parked'`,
    );
    return parked.map(({ refusal }) => refusal);
  }

  describe('on promises', () => {
    test('a withdrawal frees the items, once, though its answer was lost', async () => {
      const { promise, item, erpPromise } = await promiseInErp();
      const { promiseId, partner } = promise;
      const withdrawal = { promise: promiseId, partner, by: 'customer', reason: '0001' } as const;
      await requestWithdrawal(db, withdrawal, by());
      expect(await statusHere(promiseId)).toEqual({ status: '4' });
      expect(await sendWithLostAnswer('Withdraw')).toMatchObject({ confirmed: 1 });
      expect(await one('collections', 'PromiseToPay', 'PromiseToPay', erpPromise)).toMatchObject({
        PromiseStatus: '4',
        WithdrawalReason: '0001',
      });
      expect(await itemNow(item)).toMatchObject({ CASubstituteDocumentCategory: '' });
      await expect(requestWithdrawal(db, withdrawal, by())).rejects.toMatchObject({
        code: 'PROMISE_NOT_OPEN',
      });
    });

    test('a withdrawal right after the promise waits for it, and knows its number', async () => {
      const promise = promisePayload(nextItem());
      await enterPromise(promise);
      const { promiseId, partner } = promise;
      await requestWithdrawal(db, { promise: promiseId, partner, by: 'bank', reason: '' }, by());
      expect(await sendAll()).toMatchObject({ confirmed: 2, parked: 0 });
      const erpPromise = await erpPromiseOf(promiseId);
      expect(await one('collections', 'PromiseToPay', 'PromiseToPay', erpPromise)).toMatchObject({
        PromiseStatus: '5',
      });
    });

    test('a promise takes the place of another, also of one that is still on its way', async () => {
      const item = nextItem();
      const first = promisePayload(item);
      await enterPromise(first);
      const second = { ...promisePayload(item), replaces: first.promiseId };
      const operation = await requestReplacement(db, second, by());
      const { promiseId: ID, partner } = second;
      await db.insert(promisesTable, [{ ID, source: SOURCE, partner, status: '0', operation }]);
      const third = { ...promisePayload(item), replaces: ID, amount: item.amount };
      await db.execute('UPDATE saldo_agreements_Promises SET needsApproval = false WHERE ID = ?', [
        ID,
      ]);
      const last = await requestReplacement(db, third, by());
      await db.insert(promisesTable, [
        { ID: third.promiseId, source: SOURCE, partner, status: '0', operation: last },
      ]);
      expect(await sendAll()).toMatchObject({ confirmed: 3, parked: 0 });
      const number = await erpPromiseOf(third.promiseId);
      expect(await itemNow(item)).toMatchObject({ CASubstituteDocumentNumber: number });
      expect(await statusHere(first.promiseId)).toEqual({ status: '5' });
      const replaced = await erpPromiseOf(ID);
      expect(await one('collections', 'PromiseToPay', 'PromiseToPay', replaced)).toMatchObject({
        PromiseStatus: '5',
      });
    });

    /** One that is withdrawn, and another one over the same item, a moment later. */
    async function withdrawnAndPromisedAnew() {
      const { promise, item } = await promiseInErp();
      const { promiseId, partner } = promise;
      const at = (seconds: number) => {
        return { ...by(), now: new Date(Date.now() - seconds * 1000).toISOString() };
      };
      const withdrawal = { promise: promiseId, partner, by: 'customer', reason: '0001' } as const;
      const withdraw = await requestWithdrawal(db, withdrawal, at(2));
      const next = promisePayload(item);
      await requestPromise(db, next, at(1));
      return { withdraw, next };
    }

    test('a new one over the same items waits for a withdrawal that was asked for before', async () => {
      const { next } = await withdrawnAndPromisedAnew();
      await world.control('faults', { methods: ['POST'], pathContains: 'Withdraw', rate503: 1 });
      expect(await sendAll()).toMatchObject({ confirmed: 0, later: 1, parked: 0 });
      await world.control('faults', {}, 'DELETE');
      expect(await sendAll(inOneHour())).toMatchObject({ confirmed: 2, parked: 0 });
      expect(await stateOf(next.promiseId)).toEqual(['promise-create confirmed']);
    });

    test('a new one does not wait for a withdrawal that is left to a person', async () => {
      const { withdraw } = await withdrawnAndPromisedAnew();
      const park = `UPDATE saldo_operations_Operations SET state = 'parked' WHERE ID = ?`;
      await db.execute(park, [withdraw]);
      expect(await sendAll()).toMatchObject({ confirmed: 0, parked: 1 });
      expect(await refusals()).toContain('item-taken');
    });

    test('a new one does not wait for the withdrawal of one that is itself left to a person', async () => {
      const item = nextItem();
      const refused = promisePayload(item);
      await enterPromise(refused);
      await db.execute(`UPDATE saldo_operations_Operations SET state = 'parked'`);
      const { promiseId, partner } = refused;
      const earlier = { ...by(), now: new Date(Date.now() - 1000).toISOString() };
      await requestWithdrawal(db, { promise: promiseId, partner, by: 'bank', reason: '' }, earlier);
      await requestPromise(db, promisePayload(item), by());
      expect(await sendAll()).toMatchObject({ confirmed: 1, parked: 0 });
    });

    test('a verdict is in the ERP once, though its answer was lost', async () => {
      const { promise, erpPromise } = await promiseInErp();
      const verdict = { verdict: randomUUID(), status: '2', fulfilmentPercent: '85.50' };
      const { promiseId, partner } = promise;
      await requestVerdicts(db, [{ promise: promiseId, partner, segment: null, ...verdict }], by());
      expect(await sendWithLostAnswer('SetVerdict')).toMatchObject({ confirmed: 1 });
      expect(await one('collections', 'PromiseToPay', 'PromiseToPay', erpPromise)).toMatchObject({
        PromiseStatus: '2',
        FulfillmentPercent: '85.50',
      });
    });

    test('a verdict on a promise that was withdrawn in the ERP is left to a person', async () => {
      const { promise, erpPromise } = await promiseInErp();
      await actInErp(`PromiseToPay('${erpPromise}')`, 'Withdraw', { Initiator: 'B' });
      const verdict = { verdict: randomUUID(), status: '1', fulfilmentPercent: '100.00' };
      const { promiseId, partner } = promise;
      await requestVerdicts(db, [{ promise: promiseId, partner, segment: null, ...verdict }], by());
      expect(await sendAll()).toMatchObject({ confirmed: 0, parked: 1 });
      expect(await refusals()).toEqual(['promise-closed']);
    });

    test('cancelling takes back here what did not get there', async () => {
      const { promise } = await promiseInErp();
      const { promiseId, partner } = promise;
      const withdrawal = { promise: promiseId, partner, by: 'bank', reason: '' } as const;
      const id = await requestWithdrawal(db, withdrawal, by());
      const about = { id, source: SOURCE, partner, subject: promiseId, payload: withdrawal };
      await operationKinds['promise-withdraw'].cancelled?.(db, about, now());
      expect(await statusHere(promiseId)).toEqual({ status: '0' });
      await operationKinds['promise-create'].cancelled?.(db, about, now());
      expect(await statusHere(promiseId)).toEqual({ status: '5' });
    });
  });

  describe('on disputes', () => {
    test('a case is opened, changed, noted and closed in that order, each with one effect', async () => {
      const item = nextItem();
      const caseId = randomUUID();
      const { partner, companyCode, amount } = item;
      const what = { caseType: 'F100', title: 'Charged twice', reason: 'CHRG', companyCode };
      const dispute = { caseId, partner, ...what, currency: 'EUR', amount, items: [keyOf(item)] };
      await requestDispute(db, dispute, by());
      expect(await sendWithLostAnswer('DisputeCase')).toMatchObject({ confirmed: 1 });
      const opened = await one('disputes', 'DisputeCase', 'CaseUUID', caseId);
      expect(opened).toMatchObject({ CaseStatus: '01', CaseTitle: 'Charged twice' });

      const change = { change: randomUUID(), reason: 'AMNT', amount: '12.50', currency: 'EUR' };
      await requestDisputeChange(db, { caseId, partner, ...change }, by());
      const note = { noteId: randomUUID(), text: 'Customer sent the receipt' };
      await requestDisputeNote(db, { caseId, partner, ...note }, by());
      await requestDisputeClosing(db, { caseId, partner, rootCause: 'PRIC' }, by());
      expect(await sendWithLostAnswer('DisputeCase', ['PATCH'])).toMatchObject({ parked: 0 });
      expect(await stateOf(caseId)).toEqual([
        'dispute-create confirmed',
        'dispute-change confirmed',
        'dispute-note confirmed',
        'dispute-close confirmed',
      ]);
      expect(await one('disputes', 'DisputeCase', 'CaseUUID', caseId)).toMatchObject({
        CaseStatus: '05',
        CaseReason: 'AMNT',
        DisputedAmount: '12.50',
        DisputeCaseRootCause: 'PRIC',
      });
      const notes = await rows('collections', 'DisputeCaseNote', `CaseUUID eq ${caseId}`);
      expect(notes).toEqual([expect.objectContaining({ CreatedByUser: 'ana' })]);
    });

    test('a case of the ERP is changed by its key there', async () => {
      const [known] = await rows('disputes', 'DisputeCase', `CaseStatus eq '02'`);
      const erpKey = String(known?.CaseUUID);
      const partner = String(known?.BusinessPartner);
      const change = { change: randomUUID(), erpKey, processor: 'CLERK7' };
      await requestDisputeChange(db, { caseId: erpKey, partner, ...change }, by());
      expect(await sendAll()).toMatchObject({ confirmed: 1 });
      expect(await one('disputes', 'DisputeCase', 'CaseUUID', erpKey)).toMatchObject({
        CaseProcessor: 'CLERK7',
      });
    });

    test('an item that is in a case already is told to a person', async () => {
      const item = nextItem();
      const { partner, companyCode, amount } = item;
      const what = { caseType: 'F100', title: 'Wrong', reason: 'AMNT', companyCode };
      for (const caseId of [randomUUID(), randomUUID()]) {
        const dispute = { caseId, partner, ...what, currency: 'EUR', amount };
        await requestDispute(db, { ...dispute, items: [keyOf(item)] }, by());
      }
      expect(await sendAll()).toMatchObject({ confirmed: 1, parked: 1 });
      expect(await refusals()).toEqual(['item-in-dispute']);
    });
  });

  describe('on instalment plans', () => {
    const termsFor = (item: Item): PlanTerms => ({
      partner: item.partner,
      account: item.account,
      currency: 'EUR',
      firstDueOn: '2026-12-15',
      every: { count: 1, unit: 'month' },
      instalments: { number: 3 },
      items: [keyOf(item)],
    });

    test('what the ERP simulated is what it enters, changes and ends', async () => {
      const item = nextItem();
      const { partner, account } = item;
      const scales = await loadErpScales(db, SOURCE);
      const { amount, instalments } = await simulatePlan(world.erp, scales, termsFor(item));
      expect(Number(amount)).toBe(Number(item.amount));
      expect(instalments.map(({ dueOn }) => dueOn)).toEqual([
        '2026-12-15',
        '2027-01-15',
        '2027-02-15',
      ]);
      const planId = randomUUID();
      const whose = { planId, partner, account, category: '01', currency: 'EUR' };
      await requestPlan(db, { ...whose, amount, instalments, items: [keyOf(item)] }, by());
      expect(await sendWithLostAnswer('InstallmentPlan')).toMatchObject({ confirmed: 1 });
      const { CASubstituteDocumentNumber: number } = await itemNow(item);
      expect(await instalmentsOf(String(number))).toEqual(
        instalments.map((each) => [each.dueOn, Number(each.amount)]),
      );

      const later = { change: randomUUID(), currency: 'EUR' };
      const atOnce = [{ dueOn: '2027-03-31', amount }];
      const erpPlan = String(number);
      const tooLittle = [{ dueOn: '2027-03-31', amount: '0.01' }];
      const asked = { erpPlan, currency: 'EUR' };
      await expect(
        simulatePlanChange(world.erp, scales, { ...asked, instalments: tooLittle }),
      ).rejects.toMatchObject({ failure: { erpCode: 'PLAN_AMOUNTS_DIFFER' } });
      const foreseen = await simulatePlanChange(world.erp, scales, {
        ...asked,
        instalments: atOnce,
      });
      expect(foreseen).toMatchObject({ amount, charges: '0.0000', instalments: atOnce });
      const change = { planId: later.change, origin: planId, erpKey: erpPlan, partner, ...later };
      await requestPlanChange(db, { ...change, instalments: atOnce }, by());
      expect(await sendWithLostAnswer('Change')).toMatchObject({ confirmed: 1 });
      expect(await instalmentsOf(String(number))).toEqual([['2027-03-31', Number(amount)]]);

      await requestPlanDeactivation(db, { planId, partner, reason: '01' }, by());
      expect(await sendWithLostAnswer('Deactivate')).toMatchObject({ confirmed: 1 });
      expect(await instalmentsOf(String(number))).toEqual([]);
      expect(await itemNow(item)).toMatchObject({ CASubstituteDocumentCategory: '' });
      await mirrorDelta(db, world.erp, { source: SOURCE, now });
      const [plan] = await db.query(
        'SELECT status FROM saldo_agreements_InstalmentPlans WHERE planNumber = ?',
        [String(number)],
      );
      expect(plan).toEqual({ status: 'deactivated' });
    });

    test('what cannot be a plan is told with the reason of the ERP', async () => {
      const scales = await loadErpScales(db, SOURCE);
      const [item, other] = [nextItem(), nextItem()];
      const terms = { ...termsFor(item), items: [keyOf(item), keyOf(other)] };
      await expect(simulatePlan(world.erp, scales, terms)).rejects.toMatchObject({
        code: 'ERP_REFUSED',
        message: expect.stringContaining('a plan has one account'),
      });
    });

    async function instalmentsOf(plan: string): Promise<unknown[]> {
      const open = `CADocumentNumber eq '${plan}' and CAClearingStatus eq ''`;
      const found = await rows('documents', 'BPItem', open);
      return found.map((row) => [row.CANetDueDate, Number(row.CAAmountInTransactionCurrency)]);
    }
  });

  describe('on locks', () => {
    const lockOn = (item: Item, validTo = '2026-12-31') => ({
      ...keyOf(item),
      partner: item.partner,
      process: 'dunning' as const,
      reason: 'S',
      validFrom: '2026-11-22',
      validTo,
    });
    const statusOf = async (lock: string) => {
      const found = await db.query<{ status: string }>(
        'SELECT status FROM saldo_locks_RequestedLocks WHERE ID = ?',
        [lock],
      );
      return found[0]?.status;
    };
    const locksInErp = async (item: Item) => {
      const filter = `CADocumentNumber eq '${item.document}' and CABPItemNumber eq '${item.item}'`;
      const found = await rows('documents', 'BPItemBusLock', filter);
      return found.map((row) => row.CABusinessLockValidTo);
    };

    test('one that Saldo set is lifted by Saldo, also when both answers were lost', async () => {
      const item = nextItem();
      const lock = await setLock(db, lockOn(item), by());
      expect(await setLock(db, lockOn(item), by())).toBe(lock);
      expect(await sendWithLostAnswer('BPItemBusLock')).toMatchObject({ confirmed: 1 });
      expect([await statusOf(lock), await locksInErp(item)]).toEqual(['set', ['2026-12-31']]);
      await mirrorDelta(db, world.erp, { source: SOURCE, now, everything: true });
      const [mirrored] = await db.query(
        'SELECT process, reason FROM saldo_ledger_ItemLocks WHERE document = ? AND item = ?',
        [item.document, item.item],
      );
      expect(mirrored).toEqual({ process: '01', reason: 'S' });

      await liftLock(db, lock, by());
      expect(await sendWithLostAnswer('BPItemBusLock')).toMatchObject({ confirmed: 1 });
      expect([await statusOf(lock), await locksInErp(item)]).toEqual(['lifted', []]);
      await expect(liftLock(db, lock, by())).rejects.toMatchObject({ code: 'LOCK_NOT_OURS' });
    });

    test('one that was there before stays there: Saldo never lifts it', async () => {
      const item = nextItem();
      const lock = await setLock(db, lockOn(item), by());
      const [operation] = await db.query<{ payload: string }>(
        'SELECT payload FROM saldo_operations_Operations WHERE subject = ?',
        [lock],
      );
      await setInErp(JSON.parse(operation?.payload ?? '{}'));
      await liftLock(db, lock, by());
      expect(await sendAll()).toMatchObject({ confirmed: 1, parked: 0 });
      expect(await statusOf(lock)).toBe('foreign');
      expect(await stateOf(lock)).toEqual(['lock-set confirmed', 'lock-lift cancelled']);
      expect(await locksInErp(item)).toEqual(['2026-12-31']);
      await expect(liftLock(db, lock, by())).rejects.toMatchObject({ code: 'LOCK_NOT_OURS' });
    });

    test('a changed one is set anew before the old one is lifted', async () => {
      const item = nextItem();
      const old = await setLock(db, lockOn(item), by());
      await sendAll();
      await changeLock(db, old, lockOn(item, '2027-01-31'), by());
      const seen: unknown[] = [];
      const watching = {
        ...world.erp,
        read: world.erp.read.bind(world.erp),
        write: async (...call: Parameters<typeof world.erp.write>) => {
          const answer = await world.erp.write(...call);
          seen.push(await locksInErp(item));
          return answer;
        },
      };
      const options = { source: SOURCE, now, limit: 10, parallel: 4 };
      const erp = { ...watching, writeDeadline: world.erp.writeDeadline };
      expect(await sendOperations(db, erp, options)).toMatchObject({ confirmed: 2 });
      expect(seen).toEqual([['2026-12-31', '2027-01-31'], ['2027-01-31']]);
    });

    test('one on a whole account is set, mirrored, changed and lifted as one on an item', async () => {
      const { account, partner } = nextItem();
      const terms = { ...lockOn(nextItem()), partner };
      const on = (validTo: string) => {
        const { process, reason, validFrom } = terms;
        return { account, partner, process, reason, validFrom, validTo };
      };
      const inErp = async () => {
        const filter = `ContractAccount eq '${account}' and CABusinessLockReason eq 'S'`;
        const found = await rows('contractAccount', 'ContrAcctPrtnBusLock', filter);
        return found.map((row) => row.CABusinessLockValidTo);
      };
      const lock = await setLock(db, on('2026-12-31'), by());
      expect(await setLock(db, on('2026-12-31'), by())).toBe(lock);
      expect(await sendWithLostAnswer('ContrAcctPrtnBusLock')).toMatchObject({ confirmed: 1 });
      expect([await statusOf(lock), await inErp()]).toEqual(['set', ['2026-12-31']]);
      await mirrorDelta(db, world.erp, { source: SOURCE, now, everything: true });
      const mirrored = await db.query(
        `SELECT process, validTo AS "validTo" FROM saldo_ledger_AccountLocks
        WHERE account = ? AND partner = ? AND reason = 'S'`,
        [account, partner],
      );
      expect(mirrored).toEqual([{ process: '01', validTo: '2026-12-31' }]);
      const changed = await changeLock(db, lock, on('2027-01-31'), by());
      expect(await sendAll()).toMatchObject({ confirmed: 2, parked: 0 });
      expect(await inErp()).toEqual(['2027-01-31']);
      await liftLock(db, changed, by());
      await sendAll();
      expect([await statusOf(changed), await inErp()]).toEqual(['lifted', []]);
      await mirrorDelta(db, world.erp, { source: SOURCE, now, everything: true });
      const left = `SELECT account FROM saldo_ledger_AccountLocks WHERE account = ? AND reason = 'S'`;
      expect(await db.query(left, [account])).toEqual([]);
    });

    test('one that ends before it begins is refused', async () => {
      const lock = lockOn(nextItem(), '2026-11-21');
      await expect(setLock(db, lock, by())).rejects.toMatchObject({ code: 'LOCK_DAYS_WRONG' });
    });

    async function setInErp(lock: Record<string, string>): Promise<void> {
      const body = {
        CADocumentNumber: lock.document,
        CARepetitionItemNumber: lock.repetition,
        CABPItemNumber: lock.item,
        CASubItemNumber: lock.subitem,
        CABusinessProcess: lock.process,
        CABusinessLockReason: lock.reason,
        CABusinessLockValidFrom: lock.validFrom,
        CABusinessLockValidTo: lock.validTo,
      };
      const target = { service: services.documents, entity: 'BPItemBusLock' };
      await world.erp.write(target, { method: 'POST', path: '/BPItemBusLock', body });
    }
  });

  describe('of other kinds', () => {
    test('items go to an agency and come back, marked and locked meanwhile', async () => {
      const item = nextItem();
      const submissionId = randomUUID();
      const { partner } = item;
      const what = { agency: '0000900001', currency: 'EUR', items: [keyOf(item)] };
      const submission = { submissionId, partner, ...what };
      await requestPlacements(db, { recalls: [], submissions: [submission] }, by());
      expect(await sendWithLostAnswer('AgencySubmission')).toMatchObject({ confirmed: 1 });
      expect(await itemNow(item)).toMatchObject({ CAGrpgCodeForTransfToCollAgcy: '001' });
      const recall = { submissionId, partner, reason: '01' };
      await requestPlacements(db, { recalls: [recall], submissions: [] }, by());
      expect(await sendWithLostAnswer('Recall')).toMatchObject({ confirmed: 1 });
      expect(await itemNow(item)).toMatchObject({ CAGrpgCodeForTransfToCollAgcy: '' });
    });

    test('letters, notes, results and proposals arrive once with all they say', async () => {
      const item = nextItem();
      const { partner, account, amount } = item;
      const ids = Array.from({ length: 5 }, () => randomUUID()) as [
        string,
        string,
        string,
        string,
        string,
      ];
      await requestLetters(
        db,
        [{ requestId: ids[0], partner, account, type: '0005', language: 'de' }],
        by(),
      );
      const day = {
        segment: 'RETAIL-EU',
        dueOn: '2026-12-01',
        reason: 'Salary',
        noContactUntil: true,
      };
      await requestResubmission(db, { resubmissionId: ids[1], partner, ...day }, by());
      const result = { segment: 'RETAIL-EU', listOn: '2026-11-22', result: 'completed' } as const;
      await requestWorklistResult(db, { event: ids[2], partner, ...result, reason: 'Paid' }, by());
      const writeOff = { currency: 'EUR', amount, reason: '01', note: 'Insolvent' };
      const named = [{ ...keyOf(item), amount }];
      await requestWriteOff(db, { proposalId: ids[3], partner, ...writeOff, items: named }, by());
      const terms = { amount: '9000.00', downPayment: '500.00', instalments: 36, rate: '4.250000' };
      const loan = { contract: '1000-1', currency: 'EUR', firstDueOn: '2027-01-15', note: '' };
      await requestRefinancing(db, { proposalId: ids[4], partner, ...loan, ...terms }, by());
      expect(await sendAll()).toMatchObject({ confirmed: 5, parked: 0 });
      const made = async (set: string) => {
        const found = await rows('collections', set, `BusinessPartner eq '${partner}'`);
        expect(found).toHaveLength(1);
        return found[0];
      };
      expect(await made('CorrespondenceRequest')).toMatchObject({
        CorrespondenceType: '0005',
        Language: 'DE',
        ContractAccount: account,
      });
      expect(await made('Resubmission')).toMatchObject({
        ResubmissionDate: '2026-12-01',
        ContactIsBlocked: true,
        CreatedByUser: 'ana',
      });
      expect(await made('WorklistResult')).toMatchObject({
        Result: 'COMPLETED',
        ResultText: 'Paid',
      });
      expect(await made('WriteOffProposal')).toMatchObject({ WriteOffReason: '01' });
      expect(await made('RefinancingProposal')).toMatchObject({
        RefinancedAmount: '9000.00',
        NumberOfInstallments: 36,
        InterestRatePercent: '4.2500',
      });
    });

    test('a procedure has the sender that began last, and the ERP where nothing is said', async () => {
      const set = (procedure: string, validFrom: string, validTo: string | null, sender: string) =>
        db.upsert(dunningSendersTable, [{ source: SOURCE, procedure, validFrom, validTo, sender }]);
      await set('01', '2026-11-01', '2026-11-30', 'saldo');
      await set('02', '2026-11-01', null, 'saldo');
      await set('02', '2026-11-20', null, 'erp');
      expect(await proceduresOfSaldo(db, SOURCE, '2026-10-31')).toEqual([]);
      expect(await proceduresOfSaldo(db, SOURCE, '2026-11-19')).toEqual(['01', '02']);
      expect(await proceduresOfSaldo(db, SOURCE, '2026-11-22')).toEqual(['01']);
      expect(await proceduresOfSaldo(db, SOURCE, '2026-12-01')).toEqual([]);
    });
  });
});

function promisePayload(item: Item) {
  const { partner, amount } = item;
  return {
    promiseId: randomUUID(),
    partner,
    category: '01',
    currency: 'EUR',
    amount,
    dates: [{ dueOn: '2026-12-01', amount }],
    items: [{ ...keyOf(item), amount }],
  };
}

function keyOf({ document, repetition, item, subitem }: Item) {
  return { document, repetition, item, subitem };
}

/** Items in euro that stand in nothing, one of each customer; each database takes them from another end. */
async function freeItems(db: Database): Promise<Item[]> {
  const found = await db.query<Item>(
    `SELECT document, repetition, item, subitem, partner, account, companyCode AS "companyCode",
            amount
       FROM saldo_ledger_Items
      WHERE clearingStatus = '' AND substituteCategory = '' AND statisticalCode = ''
        AND clearingRestriction = '' AND subitem = '000' AND currency = 'EUR' AND amount > 30
        AND NOT EXISTS (SELECT 1 FROM saldo_disputes_DisputedItems disputed
                         WHERE disputed.document = saldo_ledger_Items.document)
        AND NOT EXISTS (SELECT 1 FROM saldo_ledger_ItemLocks locked
                         WHERE locked.document = saldo_ledger_Items.document)
      ORDER BY document`,
  );
  const inOrder = db.dialect === 'sqlite' ? found : found.toReversed();
  return [...Map.groupBy(inOrder, ({ partner }) => partner).values()].flatMap(
    (some) => some[0] ?? [],
  );
}

async function rows(
  service: 'collections' | 'contractAccount' | 'documents' | 'disputes',
  entity: string,
  filter: string,
): Promise<Row[]> {
  const target = { service: services[service], entity };
  const body = await world.erp.read(target, `/${entity}?$filter=${encodeURIComponent(filter)}`);
  return (body as { value: Row[] }).value;
}

async function one(
  service: 'collections' | 'disputes',
  entity: string,
  key: string,
  value: string,
): Promise<Row | undefined> {
  const literal = key === 'CaseUUID' ? value : `'${value}'`;
  return (await rows(service, entity, `${key} eq ${literal}`))[0];
}

async function itemNow({ document, repetition, item, subitem }: Item): Promise<Row> {
  const [row] = await rows(
    'documents',
    'BPItem',
    `CADocumentNumber eq '${document}' and CARepetitionItemNumber eq '${repetition}' and CABPItemNumber eq '${item}' and CASubItemNumber eq '${subitem}'`,
  );
  return row ?? {};
}

/** Somebody else does something in the ERP. */
async function actInErp(object: string, action: string, body: object): Promise<void> {
  const target = { service: services.collections, entity: 'PromiseToPay' };
  const path = `/${object}/SAP__self.${action}`;
  const write = { method: 'POST', path, body: { OperationId: randomUUID(), ...body } } as const;
  await world.erp.write(target, write, { 'If-Match': '*' });
}

function inOneHour(): string {
  return new Date(Date.now() + 3_600_000).toISOString();
}
