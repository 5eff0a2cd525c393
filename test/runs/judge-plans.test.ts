import { randomUUID } from 'node:crypto';
import type { Database, TransactionOptions } from '../../srv/platform/database.ts';
import * as tables from '../../srv/platform/tables.ts';
import { judgePlans } from '../../srv/runs/judge-plans.ts';
import { remindInstalments } from '../../srv/runs/remind-instalments.ts';
import { databases } from '../support/databases.ts';
import { someoneWaits } from '../support/someone-waits.ts';

const SEGMENT = 'DE-RETAIL';
const SOURCE = 'S4';
const now = '2026-11-23T06:00:00.000Z';
const policy = {
  segment: SEGMENT,
  validFrom: '2026-01-01',
  graceDays: 5,
  brokenAfterMissed: 2,
  deactivationReason: '02',
  reminderDays: 3,
};

describe.each(['SQLite', 'PostgreSQL'])('plans on %s', (name) => {
  let db: Database;
  let close: () => Promise<void>;
  beforeAll(async () => {
    const opened = await databases[name]?.();
    if (!opened) throw new Error(`no database ${name}`);
    ({ database: db, close } = opened);
    await db.upsert(tables.planPoliciesTable, [policy]);
  });
  afterAll(() => close());

  /** A plan of three instalments that the ERP has under a number, with what is cleared of them. */
  const agreed = async (number: string, cleared: readonly boolean[]) => {
    const [ID, operation] = [randomUUID(), randomUUID()];
    const whose = { source: SOURCE, partner: number };
    const days = ['2026-10-15', '2026-11-15', '2026-12-15'];
    const state = { state: 'agreed', keptBy: 'erp', instalmentCount: 3, createdBy: 'ana' };
    await db.insert(tables.plansTable, [{ ID, ...whose, segment: SEGMENT, ...state, operation }]);
    await db.insert(
      tables.planInstalmentsTable,
      days.map((dueOn, index) => ({ plan: ID, number: index + 1, dueOn, amount: '10.00' })),
    );
    await db.insert(tables.operationsTable, [
      {
        ID: operation,
        kind: 'plan-create',
        ...whose,
        objectKey: ID,
        sequence: 1,
        subject: ID,
        state: 'confirmed',
        erpKey: number,
      },
    ]);
    await db.insert(
      tables.itemsTable,
      days.map((dueDate, index) => ({
        ...{ ...whose, document: number, repetition: '000', item: `000${index + 1}` },
        ...{ subitem: '000', dueDate, amount: '10.00', clearingStatus: cleared[index] ? '9' : '' },
      })),
    );
    return ID;
  };
  const planOf = async (id: string) => {
    const [plan] = await db.query<{ state: string; brokenBy: string | null }>(
      'SELECT state, brokenBy AS "brokenBy" FROM saldo_plans_Plans WHERE ID = ?',
      [id],
    );
    return plan;
  };
  const kindsOf = async (partner: string) => {
    const rows = await db.query<{ kind: string }>(
      "SELECT kind FROM saldo_operations_Operations WHERE partner = ? AND state = 'pending'",
      [partner],
    );
    return rows.map(({ kind }) => kind);
  };
  const on = (today: string) => judgePlans(db, { segment: SEGMENT, today, now });

  test('are broken by the bank’s rule only, and then ended in the ERP once', async () => {
    const plan = await agreed('9000001', [false, false, false]);
    expect(await on('2026-11-20')).toBe(0);
    expect(await on('2026-11-21')).toBe(1);
    expect(await planOf(plan)).toEqual({ state: 'broken', brokenBy: 'missed-instalments' });
    expect(await on('2026-11-22')).toBe(0);
    expect(await kindsOf('9000001')).toEqual(['plan-deactivate']);
    const marks = await db.query(
      "SELECT ID FROM saldo_mirror_ChangedCustomers WHERE partner = '9000001' AND cause = 'plan'",
    );
    expect(marks).toHaveLength(1);
  });

  test('are kept when every instalment is cleared', async () => {
    const plan = await agreed('9000002', [true, true, false]);
    expect(await on('2026-11-23')).toBe(0);
    await db.execute("UPDATE saldo_ledger_Items SET clearingStatus = '9' WHERE document = ?", [
      '9000002',
    ]);
    expect(await on('2026-12-16')).toBe(1);
    expect(await planOf(plan)).toEqual({ state: 'kept', brokenBy: null });
    expect(await kindsOf('9000002')).toEqual([]);
  });

  test('are broken when the ERP has ended them', async () => {
    const plan = await agreed('9000003', [true, true, true]);
    await db.upsert(tables.instalmentPlansTable, [
      { source: SOURCE, planNumber: '9000003', partner: '9000003', status: 'deactivated' },
    ]);
    await on('2026-11-23');
    expect(await planOf(plan)).toEqual({ state: 'broken', brokenBy: 'ended-in-erp' });
    expect(await kindsOf('9000003')).toEqual([]);
  });

  test('that were changed are judged by their new instalments, and ended as the ERP knows them', async () => {
    const plan = await agreed('9000005', [false, false, false]);
    const change = randomUUID();
    const line = { changes: plan, origin: plan, firstDueOn: '2026-11-25', instalmentCount: 1 };
    await db.execute("UPDATE saldo_plans_Plans SET state = 'changed' WHERE ID = ?", [plan]);
    const operation = randomUUID();
    const whose = { source: SOURCE, partner: '9000005' };
    await db.insert(tables.plansTable, [
      {
        ID: change,
        ...whose,
        segment: SEGMENT,
        state: 'agreed',
        keptBy: 'erp',
        operation,
        ...line,
      },
    ]);
    const sent = { kind: 'plan-change', objectKey: plan, sequence: 2, subject: change };
    await db.insert(tables.operationsTable, [
      { ID: operation, ...whose, ...sent, state: 'confirmed', erpKey: '9000005' },
    ]);
    // The mirror has not read the change yet: what it replaced breaks nothing.
    expect(await on('2026-12-01')).toBe(0);
    await db.execute(
      "UPDATE saldo_ledger_Items SET clearingStatus = '9', isWithdrawn = true WHERE document = '9000005'",
    );
    expect(await on('2026-12-01')).toBe(0);
    const fresh = { document: '9000005', repetition: '000', subitem: '000', clearingStatus: '' };
    await db.insert(
      tables.itemsTable,
      ['2026-11-25', '2026-12-02'].map((dueDate, index) => ({
        ...{ ...whose, ...fresh, item: `000${index + 4}`, dueDate, amount: '15.00' },
      })),
    );
    expect(await on('2026-12-05')).toBe(0);
    expect(await on('2026-12-08')).toBe(1);
    expect(await planOf(change)).toEqual({ state: 'broken', brokenBy: 'missed-instalments' });
    const [ended] = await db.query<{ subject: string }>(
      `SELECT subject FROM saldo_operations_Operations
      WHERE partner = '9000005' AND kind = 'plan-deactivate'`,
    );
    expect(ended?.subject).toBe(plan);
  });

  test('that were made in the ERP are kept when paid or long over, and broken by no rule of ours', async () => {
    const [paid, missed, over] = ['9000007', '9000008', '9000009'];
    const ids: string[] = [];
    for (const number of [paid, missed, over]) {
      const plan = await agreed(number, number === missed ? [] : [true, true, true]);
      await db.execute(
        "UPDATE saldo_plans_Plans SET erpPlan = ?, operation = NULL, lastDueOn = '2026-12-15' WHERE ID = ?",
        [number, plan],
      );
      ids.push(plan);
    }
    await db.execute("DELETE FROM saldo_ledger_Items WHERE document = '9000009'");
    const states = async () => (await Promise.all(ids.map(planOf))).map((plan) => plan?.state);
    expect(await on('2026-12-15')).toBe(1);
    expect(await states()).toEqual(['kept', 'agreed', 'agreed']);
    expect(await on('2026-12-30')).toBe(1);
    expect(await states()).toEqual(['kept', 'agreed', 'kept']);
    expect(await kindsOf(missed)).toEqual([]);
  });

  test('are ended many at once, each under its number in the ERP', async () => {
    const numbers = ['9000011', '9000012', '9000013'];
    for (const number of numbers) await agreed(number, [false, false, false]);
    const countsOf = countingStatements(db);
    expect(await judgePlans(countsOf.db, { segment: SEGMENT, today: '2026-11-21', now })).toBe(3);
    const rows = await db.query<{ payload: string; segment: string }>(
      `SELECT payload, segment FROM saldo_operations_Operations
        WHERE kind = 'plan-deactivate' AND partner LIKE '900001%' ORDER BY partner`,
    );
    expect(rows.map(({ payload }) => JSON.parse(payload))).toEqual(
      numbers.map((erpKey) => ({ erpKey, reason: '02' })),
    );
    expect(rows.map(({ segment }) => segment)).toEqual(numbers.map(() => SEGMENT));
    const few = countsOf.take();
    for (let number = 9000020; number < 9000032; number++) {
      await agreed(String(number), [false, false, false]);
    }
    await judgePlans(countsOf.db, { segment: SEGMENT, today: '2026-11-21', now });
    expect(countsOf.take()).toBe(few);
  });

  if (name === 'PostgreSQL') {
    test('that an agent changes at the same moment are not ended in the ERP', async () => {
      const plan = await agreed('9000006', [false, false, false]);
      const [changed, judged] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
      const changing = db.transaction(async (agent) => {
        await agent.execute("UPDATE saldo_plans_Plans SET state = 'changed' WHERE ID = ?", [plan]);
        changed.resolve();
        await judged.promise;
      });
      await changed.promise;
      const ended = on('2026-11-21');
      await someoneWaits(db);
      judged.resolve();
      await changing;
      expect(await ended).toBe(0);
      expect(await planOf(plan)).toEqual({ state: 'changed', brokenBy: null });
      expect(await kindsOf('9000006')).toEqual([]);
    });
  }

  test('remind of each instalment once, ahead of its day', async () => {
    await agreed('9000004', [true, true, false]);
    const remind = (today: string) => remindInstalments(db, { segment: SEGMENT, today, now });
    expect(await remind('2026-12-11')).toBe(0);
    expect(await remind('2026-12-12')).toBe(1);
    expect(await remind('2026-12-13')).toBe(0);
    const rows = await db.query<Record<string, unknown>>(
      `SELECT dueOn AS "dueOn", reason, owner, status FROM saldo_contacts_Resubmissions
      WHERE partner = '9000004'`,
    );
    const reason = '3/3: 2026-12-15';
    expect(rows).toEqual([{ dueOn: '2026-12-12', reason, owner: 'ana', status: 'open' }]);
    expect(await kindsOf('9000004')).toEqual(['resubmission']);
  });
});

/** A database that counts what it is asked for, in transactions too. */
function countingStatements(db: Database) {
  let statements = 0;
  const counted = (inner: Database): Database =>
    new Proxy(inner, {
      get(target, name) {
        const member = Reflect.get(target, name);
        if (name === 'transaction') {
          return (work: (tx: Database) => Promise<unknown>, options?: TransactionOptions) =>
            target.transaction((tx) => work(counted(tx)), options);
        }
        if (typeof member !== 'function') return member;
        statements++;
        return member.bind(target);
      },
    });
  const take = () => {
    const seen = statements;
    statements = 0;
    return seen;
  };
  return { db: counted(db), take };
}
