import {
  adoptErpCase,
  closeCaseHere,
} from '../../srv/erp/write-back/operation-kinds/dispute-object.ts';
import { addToLists, SEGMENT, SOURCE } from '../support/portfolio.ts';
import { type Kind, type WorklistWorld, worklistWorld } from '../support/worklist-world.ts';

const PARTNERS = ['850', '851', '852', '853', '854'];
const key = { repetition: '000', item: '0001', subitem: '000' };
const contesting = (document: string, amount?: string) => ({
  document,
  ...key,
  ...(amount && { amount }),
});
const owing = (partner: string) => ({
  partner,
  agents: { [SEGMENT]: 'ana' },
  items: [
    { document: `A${partner}`, amount: '100.10', daysOverdue: 40 },
    { document: `B${partner}`, amount: '50.05', daysOverdue: 10 },
    { document: `X${partner}`, amount: '900', daysOverdue: 10, columns: { currency: 'COP' } },
    {
      document: `C${partner}`,
      amount: '80.00',
      daysOverdue: 60,
      columns: { clearingStatus: '9', clearingDate: '2026-11-20' },
    },
  ],
});

interface OperationRow {
  readonly id: string;
  readonly subject: string;
  readonly kind: string;
  readonly payload: string;
}

describe.each<Kind>(['sqlite', 'postgres'])('a dispute raised by an agent, on %s', (kind) => {
  let world: WorklistWorld;

  beforeAll(async () => {
    world = await worklistWorld(kind);
    await addToLists(world.db, PARTNERS.map(owing));
  });
  afterAll(() => world.close());

  const rowsOf = (table: string, partner: string) =>
    world.db.query<Record<string, unknown>>(`SELECT * FROM ${table} WHERE partner = ?`, [partner]);
  const operationsOf = async (partner: string) => {
    const sql = `SELECT ID AS id, subject, kind, payload FROM saldo_operations_Operations
      WHERE partner = ? ORDER BY sequence`;
    const rows = await world.db.query<OperationRow>(sql, [partner]);
    return rows.map((row) => ({ ...row, payload: JSON.parse(row.payload) }));
  };
  const casesOf = async (partner: string) => {
    const { body } = await world.worklist(`Disputes?$filter=partner eq '${partner}'`);
    return body.value ?? [];
  };
  const promisable = async (partner: string, document: string) => {
    const path = `MyPositions(segment='${SEGMENT}',source='${SOURCE}',partner='${partner}')`;
    const { body } = await world.worklist(`${path}/WorklistService.itemsToPromise()`);
    const item = body.value?.find((one) => one.document === document);
    return Number(item?.collectible);
  };

  test('is a case here and an operation with the agent’s note, and its part is asked for no more', async () => {
    expect(await promisable('850', 'A850')).toBe(100.1);
    const items = [contesting('A850', '30.10'), contesting('B850')];
    const body = { items, reason: 'AMNT', note: 'Fee was waived in May' };
    expect((await world.act('850', 'raiseDispute', body, { language: 'de' })).status).toBe(200);
    const [dispute] = await casesOf('850');
    expect(dispute).toMatchObject({ operationState: 'pending' });
    expect(dispute).toMatchObject({ reason: 'AMNT', isOpen: true, currency: 'EUR' });
    expect(dispute?.title).toBe('Betrag weicht vom Vertrag ab');
    expect(Number(dispute?.disputedAmount)).toBe(80.15);
    expect(await promisable('850', 'A850')).toBe(70);
    expect(await promisable('850', 'B850')).toBe(0);
    const [opened, noted] = await operationsOf('850');
    expect(opened).toMatchObject({ kind: 'dispute-create', subject: dispute?.caseId });
    expect(opened?.payload).toMatchObject({
      caseId: dispute?.caseId,
      caseType: 'F100',
      companyCode: '1000',
      amount: '80.15',
      items: [
        { document: 'A850', ...key },
        { document: 'B850', ...key },
      ],
    });
    expect(noted).toMatchObject({ kind: 'dispute-note', subject: dispute?.caseId });
    expect(noted?.payload).toMatchObject({ text: 'Fee was waived in May', user: 'ana' });
    const events = await rowsOf('saldo_audit_Events', '850');
    expect(events).toContainEqual(
      expect.objectContaining({ decision: 'dispute-raised', reason: 'AMNT', actor: 'ana' }),
    );
  });

  test.each([
    ['nothing', [], 'DISPUTE_NO_ITEMS', 'items'],
    ['more than is open', [contesting('A851', '100.11')], 'DISPUTE_ITEM_TOO_MUCH', 'items[0]'],
    ['a cleared item', [contesting('C851')], 'DISPUTE_ITEM_UNKNOWN', 'items[0]'],
    ['an item twice', [contesting('A851'), contesting('A851')], 'DISPUTE_ITEM_TWICE', 'items[0]'],
    ['less than nothing', [contesting('A851', '-1')], 'DISPUTE_AMOUNT_INVALID', 'items[0]'],
    [
      'two currencies',
      [contesting('A851'), contesting('X851')],
      'DISPUTE_ITEM_CURRENCY',
      'items[1]',
    ],
  ])('over %s is refused, and nothing is written', async (_, items, code, target) => {
    const { status, body } = await world.act('851', 'raiseDispute', { items, reason: 'AMNT' });
    expect(status).toBe(400);
    const problems = body.error?.details ?? [body.error];
    expect(problems).toContainEqual(expect.objectContaining({ code, target }));
    expect(problems.every((problem) => problem?.message !== problem?.code)).toBe(true);
    expect(await casesOf('851')).toEqual([]);
    expect(await operationsOf('851')).toEqual([]);
  });

  test.each([
    [{ reason: 'NONE' }, 'DISPUTE_REASON_UNKNOWN'],
    [{ reason: 'AMNT', category: 'F999' }, 'DISPUTE_CATEGORY_UNKNOWN'],
  ])('for %j is refused', async (what, code) => {
    const body = { items: [contesting('A851')], ...what };
    const answer = await world.act('851', 'raiseDispute', body);
    expect([answer.status, answer.body.error?.code]).toEqual([400, code]);
  });

  test('over an item in dispute is refused: what is new belongs to that case', async () => {
    const body = { items: [contesting('A852', '10.00')], reason: 'CHRG' };
    expect((await world.act('852', 'raiseDispute', body)).status).toBe(200);
    const again = await world.act('852', 'raiseDispute', body);
    expect(again.body.error?.code).toBe('DISPUTE_ITEM_TAKEN');
  });

  test('is known by the key that the ERP gave it, though the mirror brought it before', async () => {
    const raise = (document: string) =>
      world.act('853', 'raiseDispute', { items: [contesting(document)], reason: 'PAID' });
    await raise('A853');
    const [first] = await operationsOf('853');
    const subject = String(first?.subject);
    const about = { source: SOURCE, partner: '853', subject, payload: {} };
    const operation = { id: String(first?.id), ...about };
    await adoptErpCase(world.db, operation, 'ERP-CASE-1');
    expect((await casesOf('853')).map(({ caseId }) => caseId)).toEqual(['ERP-CASE-1']);
    await raise('B853');
    const second = (await operationsOf('853'))[1];
    const late = { ...operation, subject: String(second?.subject) };
    await adoptErpCase(world.db, late, 'ERP-CASE-1');
    expect((await casesOf('853')).map(({ caseId }) => caseId)).toEqual(['ERP-CASE-1']);
    expect(await promisable('853', 'A853')).toBe(0);
    expect(await promisable('853', 'B853')).toBe(50.05);
  });

  test('whose way to the ERP is cancelled leaves its items owed', async () => {
    await world.act('854', 'raiseDispute', { items: [contesting('A854')], reason: 'PAID' });
    expect(await promisable('854', 'A854')).toBe(0);
    const [opened] = await operationsOf('854');
    const subject = String(opened?.subject);
    const about = { source: SOURCE, partner: '854', subject, payload: {} };
    await closeCaseHere(world.db, { id: String(opened?.id), ...about });
    expect(await promisable('854', 'A854')).toBe(100.1);
  });
});
