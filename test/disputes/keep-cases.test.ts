import * as tables from '../../srv/platform/tables.ts';
import type { CaseScope } from '../../srv/runs/disputes/case-scope.ts';
import { escalateCases } from '../../srv/runs/disputes/escalate-cases.ts';
import { keepCases } from '../../srv/runs/disputes/keep-cases.ts';
import { markChanged } from '../../srv/runs/mark-changed.ts';
import { SOURCE, TODAY } from '../support/portfolio.ts';
import type { Kind } from '../support/worklist-world.ts';
import { type DisputeWorld, disputeWorld } from './world.ts';

const NOW = `${TODAY}T03:00:00.000Z`;
const KEY = { repetition: '000', item: '0001' };

describe.each<Kind>(['sqlite', 'postgres'])('what keeps cases up to date, on %s', (kind) => {
  let world: DisputeWorld;

  beforeAll(async () => {
    world = await disputeWorld(kind);
  });
  afterAll(() => world.close());

  const keep = (scope: CaseScope = 'all', now = NOW) => keepCases(world.db, { scope, now });
  const taken = async (partner: string, values = {}) => {
    const id = await world.mirrorCase({ partner, ...values });
    await keep();
    return id;
  };
  const caseOf = async (id: string) => (await world.disputes(`Cases(${id})`)).body;
  const erpSays = (id: string, values: Partial<tables.DisputeCasesRow>) =>
    world.db.upsert(tables.disputeCasesTable, [{ source: SOURCE, caseId: id, ...values }], {
      columns: ['source', 'caseId', ...Object.keys(values)] as never,
    });
  const kindsSent = async (id: string) => {
    const sql = 'SELECT kind FROM saldo_operations_Operations WHERE subject = ? ORDER BY sequence';
    return (await world.db.query<{ kind: string }>(sql, [id])).map((row) => row.kind);
  };
  const settle = (id: string) =>
    world.db.execute(
      "UPDATE saldo_operations_Operations SET state = 'confirmed', confirmedAt = ? WHERE subject = ?",
      [`${TODAY}T02:59:00.000Z`, id],
    );
  const readingBegan = (time: string) =>
    world.db.upsert(tables.statesTable, [
      { source: SOURCE, object: 'disputes', deltaAt: `${TODAY}T${time}:00.000Z` },
    ]);
  const clear = (partner: string) =>
    world.db.execute(
      "UPDATE saldo_ledger_Items SET clearingStatus = '9', clearingDate = ? WHERE partner = ?",
      [TODAY, partner],
    );

  test('takes over what people changed in the ERP', async () => {
    const id = await taken('300');
    await erpSays(id, { reason: 'CHRG', rootCause: 'BILL', disputedAmount: '25.00' });
    await world.db.execute(
      'UPDATE saldo_disputes_DisputedItems SET disputedAmount = 25 WHERE caseId = ?',
      [id],
    );
    expect((await keep()).followed).toBe(1);
    expect(await caseOf(id)).toMatchObject({
      reason: 'CHRG',
      rootCause: 'BILL',
      disputedAmount: '25.0000',
      openAmount: '25.0000',
    });
    expect((await world.disputes(`Cases(${id})/items`)).body.value).toMatchObject([
      { openAmount: '25.0000' },
    ]);
    expect((await keep()).followed).toBe(0);
  });

  test('keeps the other cases when one cannot be kept, and names that one', async () => {
    const poisoned =
      kind === 'sqlite'
        ? `CREATE TRIGGER poisoned BEFORE INSERT ON saldo_disputes_Cases
          WHEN NEW.partner = '305' BEGIN SELECT RAISE(ABORT, 'no such case'); END`
        : `ALTER TABLE saldo_disputes_Cases ADD CONSTRAINT poisoned CHECK (partner <> '305')`;
    const healed =
      kind === 'sqlite'
        ? 'DROP TRIGGER poisoned'
        : 'ALTER TABLE saldo_disputes_Cases DROP CONSTRAINT poisoned';
    for (const partner of ['304', '305', '306']) await world.mirrorCase({ partner });
    await world.db.execute(poisoned);
    const { takenIn } = await keep();
    await world.db.execute(healed);
    expect(takenIn).toBe(2);
    const rejected = await world.db.query(
      `SELECT object, code, objectKey AS "objectKey" FROM saldo_mirror_Rejections
      WHERE origin = 'disputes'`,
    );
    const code = 'DATABASE_STATEMENT_FAILED';
    expect(rejected).toEqual([{ object: 'Cases', code, objectKey: 'N305' }]);
    expect((await keep()).takenIn).toBe(1);
  });

  test('writes nothing over what is on its way to the ERP, shows where they differ, and follows once it has arrived', async () => {
    const id = await taken('310');
    const change = { reason: 'PAID', why: 'Has a receipt' };
    expect((await world.act(id, 'changeCase', change)).status).toBe(204);
    await erpSays(id, { reason: 'SERV' });
    await keep();
    expect(await caseOf(id)).toMatchObject({ reason: 'PAID', erpState: 'pending' });
    const { body } = await world.disputes(`Cases(${id})/differences`);
    expect(body.value).toMatchObject([{ field: 'reason', here: 'PAID', there: 'SERV' }]);
    await settle(id);
    // It arrived while the mirror was reading: what that brought is from before.
    await readingBegan('02:58');
    await keep();
    expect(await caseOf(id)).toMatchObject({ reason: 'PAID', erpState: 'confirmed' });
    await readingBegan('03:00');
    await keep();
    expect(await caseOf(id)).toMatchObject({ reason: 'SERV', erpState: 'confirmed' });
    expect((await world.disputes(`Cases(${id})/differences`)).body.value).toEqual([]);
  });

  test('keeps a decided part asked for, though the mirror still brings it as disputed', async () => {
    const id = await taken('320');
    const body = { decision: 'not-justified', rootCause: 'CUST', reason: 'Signed' };
    expect((await world.act(id, 'decideCase', body)).status).toBe(204);
    await erpSays(id, { isOpen: true, disputedAmount: '40.00' });
    await world.db.execute(
      'UPDATE saldo_disputes_DisputedItems SET isOpen = true, disputedAmount = 40 WHERE caseId = ?',
      [id],
    );
    await keep();
    const [item] = await world.db.query<{ open: number }>(
      `SELECT CASE WHEN isOpen = true THEN 1 ELSE 0 END AS "open"
      FROM saldo_disputes_DisputedItems WHERE caseId = ?`,
      [id],
    );
    expect(item?.open).toBe(0);
    const { body: differences } = await world.disputes(`Cases(${id})/differences`);
    expect(differences.value?.map(({ field }) => field)).toContain('state');
    await settle(id);
    await erpSays(id, { isOpen: false, status: '05', closedOn: TODAY });
    await keep();
    expect(await caseOf(id)).toMatchObject({ status: 'closed', closeCause: 'decided' });
  });

  test('closes a case by itself when its item is cleared, once, here and in the ERP', async () => {
    const id = await taken('330');
    await clear('330');
    expect((await keep()).closed).toBe(1);
    expect(await caseOf(id)).toMatchObject({
      status: 'closed',
      closeCause: 'cleared',
      closedBy: 'system',
      solvedOn: TODAY,
      daysToSolve: 3,
    });
    expect((await keep()).closed).toBe(0);
    expect(await kindsSent(id)).toEqual(['dispute-close']);
    const segments = `SELECT operation.segment AS told, mine.segment AS worked
      FROM saldo_operations_Operations operation
      JOIN saldo_disputes_Cases mine ON mine.ID = operation.subject WHERE operation.subject = ?`;
    const [row] = await world.db.query<{ told: string; worked: string }>(segments, [id]);
    expect(row?.worked).toBeTruthy();
    expect(row?.told).toBe(row?.worked);
  });

  test('during the day looks at who changed only', async () => {
    const id = await taken('340');
    await clear('340');
    expect((await keep('changed')).closed).toBe(0);
    const change = { source: SOURCE, partner: '340', cause: 'payment', changedAt: NOW };
    await markChanged(world.db, [change]);
    expect((await keep('changed')).closed).toBe(1);
    expect(await caseOf(id)).toMatchObject({ status: 'closed' });
  });

  test('follows a case that was closed in the ERP', async () => {
    const id = await taken('350');
    await erpSays(id, { isOpen: false, status: '09', closedOn: TODAY });
    await keep();
    expect(await caseOf(id)).toMatchObject({
      status: 'voided',
      closeCause: 'voided',
      solvedOn: null,
    });
  });

  test('escalates what is late, each level once', async () => {
    const id = await taken('360', { createdOn: '2026-10-20' });
    expect(await caseOf(id)).toMatchObject({
      dueOn: '2026-11-09',
      escalationLevel: 2,
      sla: 'escalated',
    });
    expect((await keep()).escalated).toBe(0);
    const history = (await world.disputes(`Cases(${id})/history`)).body.value ?? [];
    expect(history.filter(({ decision }) => decision === 'dispute-escalated')).toHaveLength(1);
    const young = await taken('361', { createdOn: '2026-11-05' });
    expect(await caseOf(young)).toMatchObject({ dueOn: '2026-11-25', escalationLevel: 0 });
    expect((await keep('all', '2026-11-26T00:30:00.000Z')).escalated).toBeGreaterThan(0);
    expect(await caseOf(young)).toMatchObject({ escalationLevel: 1, coordinator: 'early' });
  });

  test('escalates once, though the night and the mirror look at the same moment', async () => {
    const id = await taken('362', { createdOn: '2026-11-05' });
    const looks = [1, 2, 3, 4].map(() =>
      world.db.transaction((tx) => escalateCases(tx, '2026-11-26T00:30:00.000Z')),
    );
    const escalated = (await Promise.all(looks)).filter((count) => count > 0);
    expect(escalated).toHaveLength(1);
    const history = (await world.disputes(`Cases(${id})/history`)).body.value ?? [];
    expect(history.filter(({ decision }) => decision === 'dispute-escalated')).toHaveLength(1);
  });

  const payShort = async (partner: string, differenceReason: string, open = '20.00') => {
    await world.mirrorCase({ partner });
    await world.db.execute('DELETE FROM saldo_disputes_DisputedItems WHERE partner = ?', [partner]);
    await world.db.execute('DELETE FROM saldo_disputes_DisputeCases WHERE partner = ?', [partner]);
    const about = { source: SOURCE, payment: `P${partner}`, partner, currency: 'EUR' };
    const rest = { companyCode: '1000', postingDate: '2026-11-21', isReturned: false };
    await world.db.insert(tables.paymentsTable, [
      {
        ...about,
        amount: '80.00',
        differenceReason,
        postingDate: rest.postingDate,
        isReturned: false,
      },
    ]);
    const cleared = { ...KEY, document: `D${partner}`, subitem: '001' };
    await world.db.insert(tables.paymentAssignmentsTable, [
      { ...about, ...cleared, amount: '80.00', clearingDate: rest.postingDate, isReset: false },
    ]);
    await world.db.execute('UPDATE saldo_ledger_Items SET amount = ? WHERE document = ?', [
      open,
      `D${partner}`,
    ]);
  };
  const proposalsFor = async (partner: string) => {
    const path = `Cases?$filter=partner eq '${partner}'`;
    return (await world.disputes(path)).body.value ?? [];
  };

  test('proposes a case for a short payment with a reason, once; it has no effect until confirmed', async () => {
    await payShort('400', 'FEE');
    expect((await keep()).proposed).toBe(1);
    expect((await keep()).proposed).toBe(0);
    const [proposal] = await proposalsFor('400');
    expect(proposal).toMatchObject({
      status: 'proposed',
      reason: 'AMNT',
      origin: 'short-payment',
      disputedAmount: '20.0000',
      openAmount: '0.0000',
      paidOn: '2026-11-21',
      paidAmount: '80.0000',
      paidReason: 'FEE',
    });
    const id = String(proposal?.ID);
    expect(await kindsSent(id)).toEqual([]);
    expect((await world.act(id, 'confirmCase', { note: 'Fee is ours' })).status).toBe(204);
    expect(await kindsSent(id)).toEqual(['dispute-create', 'dispute-note']);
    expect(await caseOf(id)).toMatchObject({
      status: 'open',
      openAmount: '20.0000',
      erpState: 'pending',
    });
    const [item] = await world.db.query<{ part: string }>(
      'SELECT disputedAmount AS part FROM saldo_disputes_DisputedItems WHERE caseId = ? AND isOpen = true',
      [id],
    );
    expect(Number(item?.part)).toBe(20);
    expect((await keep()).takenIn).toBe(0);
  });

  test('opens a proposal on the day that it is where its segment is', async () => {
    await payShort('405', 'FEE');
    await keep('all', '2026-11-22T23:30:00.000Z');
    expect((await proposalsFor('405'))[0]).toMatchObject({
      openedOn: '2026-11-23',
      dueOn: '2026-12-13',
    });
  });

  test('a proposal that a clerk drops comes back no more', async () => {
    await payShort('410', 'FEE');
    await keep();
    const [proposal] = await proposalsFor('410');
    const id = String(proposal?.ID);
    expect((await world.act(id, 'voidCase', { reason: 'Paid since' })).status).toBe(204);
    expect((await keep()).proposed).toBe(0);
    expect(await proposalsFor('410')).toMatchObject([{ status: 'voided' }]);
    expect(await kindsSent(id)).toEqual([]);
  });

  test('a proposal goes away when the rest is paid, and is made for no tolerance or unknown reason', async () => {
    await payShort('420', 'FEE');
    await payShort('421', 'ELSE');
    await payShort('422', 'FEE', '1.00');
    expect((await keep()).proposed).toBe(1);
    await clear('420');
    await keep();
    expect(await proposalsFor('420')).toMatchObject([{ status: 'voided' }]);
    expect(await proposalsFor('421')).toEqual([]);
  });

  test('counts what was created against what was solved, by month and currency', async () => {
    const { body } = await world.disputes("CreatedAndSolved?$filter=month eq '2026-11'", {
      user: 'cora',
    });
    const [november] = body.value ?? [];
    expect(november).toMatchObject({ segment: 'DE-RETAIL', currency: 'EUR' });
    const [counted] = await world.db.query<{ created: number; solved: number }>(
      `SELECT CAST(SUM(CASE WHEN openedIn = '2026-11' THEN 1 ELSE 0 END) AS BIGINT) AS created,
        CAST(SUM(CASE WHEN solvedIn = '2026-11' THEN 1 ELSE 0 END) AS BIGINT) AS solved
      FROM saldo_disputes_Cases WHERE status NOT IN ('proposed', 'voided')`,
    );
    expect(november).toMatchObject({ created: counted?.created, solved: counted?.solved });
    const causes = await world.disputes("RootCauseFigures?$filter=rootCause eq 'CUST'", {
      user: 'cora',
    });
    expect(causes.body.value).toMatchObject([{ cases: 1, solved: 1, toCollectAmount: '40.0000' }]);
  });
});
