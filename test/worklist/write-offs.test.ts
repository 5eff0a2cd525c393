import fc from 'fast-check';
import { checkWriteOff } from '../../srv/domain/check-write-off.ts';
import { addDays } from '../../srv/domain/iso-date.ts';
import { loadParked } from '../../srv/erp/write-back/parked-operation.ts';
import { cancelParked } from '../../srv/erp/write-back/resolve-parked.ts';
import {
  erpWriteOffsTable,
  planPoliciesTable,
  restrictionsTable,
  writeOffPoliciesTable,
} from '../../srv/platform/tables.ts';
import { addToLists, SEGMENT, SOURCE, TODAY } from '../support/portfolio.ts';
import type { Answer } from '../support/saldo-server.ts';
import { someoneWaits } from '../support/someone-waits.ts';
import {
  type Kind,
  position,
  type WorklistWorld,
  worklistWorld,
} from '../support/worklist-world.ts';

const PARTNERS = [
  '700',
  '701',
  '702',
  '703',
  '704',
  '705',
  '706',
  '707',
  '708',
  '709',
  '710',
  '711',
];
const key = { repetition: '000', item: '0001', subitem: '000' };
const PLANS = {
  ...{ segment: SEGMENT, validFrom: '2026-01-01', category: '01', mostInstalments: 12 },
  ...{ longestMonths: 36, firstWithinDays: 45, offeredCounts: '3,6', rate: '12' },
  affordableShare: '50',
};
const owing = (partner: string) => ({
  partner,
  agents: { [SEGMENT]: partner === '704' ? 'dora' : 'ana' },
  items: [
    { document: `A${partner}`, amount: '60.00', daysOverdue: 400 },
    { document: `B${partner}`, amount: '12.30', daysOverdue: 300 },
    {
      document: `P${partner}`,
      amount: '5.00',
      daysOverdue: 30,
      columns: { substituteCategory: 'R' },
    },
    { document: `G${partner}`, amount: '5.00', daysOverdue: 30, columns: { agencyGroup: 'A1' } },
    { document: `U${partner}`, amount: '5.00', daysOverdue: 30, columns: { currency: 'COP' } },
  ],
});

describe.each<Kind>(['sqlite', 'postgres'])('a write-off on %s', (kind) => {
  let world: WorklistWorld;

  beforeAll(async () => {
    world = await worklistWorld(kind);
    await addToLists(world.db, PARTNERS.map(owing));
    await world.db.upsert(writeOffPoliciesTable, [
      { segment: SEGMENT, validFrom: '2026-01-01', approvalAbove: '50.00' },
    ]);
    await world.db.upsert(planPoliciesTable, [PLANS]);
  });
  afterAll(() => world.close());

  const item = (name: string, partner: string, amount?: string) => {
    return { document: `${name}${partner}`, ...key, ...(amount && { amount }) };
  };
  const propose = (partner: string, items: readonly object[], user = 'ana', reason = '01') =>
    world.act(partner, 'proposeWriteOff', { items, reason, note: 'Moved abroad' }, { user });
  const supervise = (path: string, body?: object, user = 'dora') =>
    world.server.call(`/odata/v4/supervision/${path}`, { user, ...(body && { body }) });
  const decide = (id: unknown, action: string, user = 'dora') =>
    supervise(
      `WriteOffsToApprove(${id})/SupervisionService.${action}`,
      { reason: 'Seen the file' },
      user,
    );
  const writeOffsOf = async (partner: string, user = 'ana') => {
    const path = `WriteOffs?$filter=partner eq '${partner}'&$expand=stateText,reasonText`;
    return (await world.worklist(path, { user })).body.value ?? [];
  };
  const payloadsOf = async (partner: string) => {
    const rows = await world.db.query<{ payload: string }>(
      `SELECT payload FROM saldo_operations_Operations
      WHERE partner = ? AND kind = 'write-off-proposal'`,
      [partner],
    );
    return rows.map(({ payload }) => JSON.parse(payload));
  };
  const waiting = async (partner: string) => {
    const path = `WriteOffsToApprove?$filter=partner eq '${partner}'&$expand=items`;
    return (await supervise(path)).body.value ?? [];
  };

  test('within the limit goes to the ERP at once, with each item and its amount', async () => {
    const { status, messages } = await propose('700', [
      item('A', '700', '20.50'),
      item('B', '700'),
    ]);
    expect([status, messages]).toEqual([200, []]);
    expect(await writeOffsOf('700')).toMatchObject([
      {
        state: 'proposed',
        operationState: 'pending',
        createdBy: 'ana',
        stateText: { name: 'Proposed to the ERP' },
        reasonText: { name: 'Uncollectible' },
      },
    ]);
    expect(await payloadsOf('700')).toMatchObject([
      {
        ...{ amount: '32.80', currency: 'EUR', reason: '01', note: 'Moved abroad' },
        items: [
          { document: 'A700', ...key, amount: '20.50' },
          { document: 'B700', ...key, amount: '12.30' },
        ],
      },
    ]);
    expect(await waiting('700')).toEqual([]);
  });

  test('above it waits for somebody else, and then goes once', async () => {
    const { messages } = await propose('701', [item('A', '701')]);
    expect(messages.map(({ code }) => code)).toEqual(['WRITE_OFF_WAITS']);
    expect(await payloadsOf('701')).toEqual([]);
    const [one] = await waiting('701');
    expect(one).toMatchObject({ proposedBy: 'ana', isMine: false, items: [{ document: 'A701' }] });
    expect((await decide(one?.ID, 'approve')).status).toBe(204);
    expect(await payloadsOf('701')).toMatchObject([{ amount: '60.00' }]);
    const again = await decide(one?.ID, 'approve');
    expect([again.status, again.body.error?.code]).toEqual([404, 'WRITE_OFF_NOT_WAITING']);
    expect(await payloadsOf('701')).toHaveLength(1);
  });

  test('where the bank says no limit always waits', async () => {
    await world.db.execute('UPDATE saldo_writeoffs_WriteOffPolicies SET approvalAbove = NULL');
    expect((await propose('702', [item('B', '702', '0.01')])).messages).toHaveLength(1);
    await world.db.execute('UPDATE saldo_writeoffs_WriteOffPolicies SET approvalAbove = 50');
    const [one] = await waiting('702');
    expect((await decide(one?.ID, 'refuse')).status).toBe(204);
    expect(await writeOffsOf('702')).toMatchObject([
      { state: 'rejected', decidedBy: 'dora', decisionReason: 'Seen the file' },
    ]);
    expect((await propose('702', [item('B', '702', '0.01')])).status).toBe(200);
  });

  test('decided on figures that have changed since is refused with what changed', async () => {
    await world.db.execute(
      "UPDATE saldo_worklists_Positions SET changedAt = ? WHERE partner = '711'",
      [`${TODAY}T09:00:00.000Z`],
    );
    const { status, body } = await world.act('711', 'proposeWriteOff', {
      ...{ items: [item('B', '711')], reason: '01', seen: `${TODAY}T00:00:00Z` },
    });
    expect([status, body.error?.code]).toEqual([409, 'POSITION_CHANGED']);
  });

  test('is refused with all that is wrong', async () => {
    const codes = async (items: readonly object[], reason = '01') => {
      const { status, body } = await propose('703', items, 'ana', reason);
      const details = (body.error?.details ?? [body.error]) as readonly { code?: string }[];
      return [status, ...details.map((detail) => detail?.code)];
    };
    expect(await codes([item('A', '703')], '99')).toEqual([400, 'WRITE_OFF_REASON_UNKNOWN']);
    expect(await codes([])).toEqual([400, 'WRITE_OFF_NO_ITEMS']);
    expect(await codes([item('A', '703', '60.01'), item('U', '703')])).toEqual([
      400,
      'WRITE_OFF_ITEM_TOO_MUCH',
      'WRITE_OFF_ITEM_CURRENCY',
    ]);
    expect(await codes([item('P', '703'), item('A', '999')])).toEqual([
      400,
      'WRITE_OFF_ITEM_ARRANGED',
      'WRITE_OFF_ITEM_UNKNOWN',
    ]);
    expect(await codes([item('G', '703')])).toEqual([400, 'WRITE_OFF_ITEM_WITH_AGENCY']);
    expect(await codes([item('A', '703', '0.001')])).toEqual([400, 'AMOUNT_NOT_EXACT']);
    expect(await writeOffsOf('703')).toEqual([]);
    await propose('703', [item('A', '703')]);
    expect(await codes([item('A', '703', '1.00')])).toEqual([400, 'WRITE_OFF_ITEM_PROPOSED']);
  });

  test('is decided neither by who proposed it nor by others’ groups, nor of restricted persons', async () => {
    await propose('704', [item('A', '704')], 'dora');
    const [own] = await waiting('704');
    expect(own).toMatchObject({ isMine: true });
    const mine = await decide(own?.ID, 'approve');
    expect([mine.status, mine.body.error?.code]).toEqual([403, 'WRITE_OFF_FOUR_EYES']);
    await world.db.execute(
      `UPDATE saldo_worklists_Positions SET collectionGroup = 'OTHER' WHERE partner = '704'`,
    );
    const foreign = await decide(own?.ID, 'approve', 'rosa');
    expect([foreign.status, foreign.body.error?.code]).toEqual([404, 'ROW_NOT_FOUND']);
    const seen = await supervise('WriteOffsToApprove', undefined, 'rosa');
    expect(seen.body.value?.filter(({ partner }) => partner === '704')).toEqual([]);
    await world.db.upsert(restrictionsTable, [{ source: SOURCE, partner: '704' }]);
    expect(await waiting('704')).toEqual([]);
    expect((await decide(own?.ID, 'refuse')).status).toBe(404);
    expect(await payloadsOf('704')).toEqual([]);
  });

  const onPostgres = kind === 'postgres' ? test : test.skip;

  onPostgres(
    'is decided on once an agent’s action on the customer is over, and sees it',
    async () => {
      await propose('710', [item('A', '710')]);
      const [one] = await waiting('710');
      let approval: ReturnType<typeof decide> | undefined;
      await world.db.transaction(async (agent) => {
        await agent.execute(
          "UPDATE saldo_worklists_Holds SET expiresAt = expiresAt WHERE partner = '710'",
        );
        approval = decide(one?.ID, 'approve');
        await someoneWaits(world.db);
        await agent.execute("UPDATE saldo_ledger_Items SET amount = 50 WHERE partner = '710'");
      });
      expect((await approval)?.body.error?.code).toBe('WRITE_OFF_ITEM_TOO_MUCH');
      expect(await payloadsOf('710')).toEqual([]);
    },
  );

  test('whose item was paid meanwhile is not approved, and waits on', async () => {
    await propose('705', [item('A', '705')]);
    const [one] = await waiting('705');
    await world.db.execute(
      `UPDATE saldo_ledger_Items SET clearingStatus = '9' WHERE document = 'A705'`,
    );
    const refused = await decide(one?.ID, 'approve');
    expect([refused.status, refused.body.error?.code]).toEqual([409, 'WRITE_OFF_ITEM_UNKNOWN']);
    expect(await waiting('705')).toHaveLength(1);
    expect(await payloadsOf('705')).toEqual([]);
  });

  test('in parts needs a second pair of eyes as soon as the parts are above the limit', async () => {
    const codes = async (items: readonly object[]) =>
      (await propose('707', items)).messages.map(({ code }) => code);
    expect(await codes([item('A', '707', '45.00')])).toEqual([]);
    expect(await codes([item('B', '707', '5.01')])).toEqual(['WRITE_OFF_WAITS']);
    expect(await payloadsOf('707')).toHaveLength(1);
    const [one] = await waiting('707');
    expect((await decide(one?.ID, 'refuse')).status).toBe(204);
    expect(await codes([item('B', '707', '5.00')])).toEqual([]);
    const [first] = await world.db.query<{ operation: string }>(
      `SELECT operation FROM saldo_writeoffs_WriteOffs
      WHERE partner = '707' AND state = 'proposed' ORDER BY amount DESC`,
    );
    await world.db.upsert(erpWriteOffsTable, [
      { source: SOURCE, proposal: '7', partner: '707', status: '2', ...first },
    ]);
    expect(await codes([item('A', '707', '45.01')])).toEqual(['WRITE_OFF_WAITS']);
  });

  const codesOf = ({ status, body }: Answer): unknown[] => {
    const details = (body.error?.details ?? [body.error]) as readonly { code?: string }[];
    return [status, ...details.map((detail) => detail?.code)];
  };
  const promise = (partner: string, amount: string) =>
    world.act(partner, 'promiseToPay', {
      items: [item('A', partner, amount)],
      dates: [{ dueOn: addDays(TODAY, 3) }],
    });
  const dispute = (partner: string, amount?: string) =>
    world.act(partner, 'raiseDispute', {
      items: [item('A', partner, amount)],
      reason: 'PAID',
      note: '',
    });
  const plan = (partner: string) =>
    world.act(partner, 'proposePlans', {
      items: [item('A', partner)],
      ...{ kind: 'interest-free', instalmentCount: 2, firstDueOn: addDays(TODAY, 10) },
      ...{ intervalUnit: 'month', intervalCount: 1 },
    });
  test('of a whole item keeps it from promises, plans and disputes while it waits and afterwards', async () => {
    expect((await propose('708', [item('A', '708')])).messages).toHaveLength(1);
    const { body } = await world.worklist(`${position('708')}/WorklistService.itemsToPromise()`);
    const offered = body.value?.find(({ document }) => document === 'A708');
    expect(offered).toMatchObject({ whyNot: 'written-off', whyNotText: 'To be written off' });
    expect(codesOf(await promise('708', '60.00'))).toEqual([400, 'PROMISE_ITEM_TOO_MUCH']);
    expect(codesOf(await plan('708'))).toEqual([400, 'PLAN_ITEM_TAKEN']);
    expect(codesOf(await dispute('708'))).toEqual([400, 'DISPUTE_ITEM_WRITTEN_OFF']);
    const [one] = await waiting('708');
    expect((await decide(one?.ID, 'approve')).status).toBe(204);
    expect(codesOf(await promise('708', '60.00'))).toEqual([400, 'PROMISE_ITEM_TOO_MUCH']);
    expect(codesOf(await dispute('708'))).toEqual([400, 'DISPUTE_ITEM_WRITTEN_OFF']);
  });

  test('of a part leaves the rest to be promised or disputed, and neither of it twice', async () => {
    expect((await propose('709', [item('A', '709', '20.00')])).messages).toEqual([]);
    expect(codesOf(await promise('709', '40.01'))).toEqual([400, 'PROMISE_ITEM_TOO_MUCH']);
    expect(codesOf(await plan('709'))).toEqual([400, 'PLAN_ITEM_IN_PART']);
    expect(codesOf(await dispute('709', '40.01'))).toEqual([400, 'DISPUTE_ITEM_TOO_MUCH']);
    expect((await dispute('709', '39.00')).status).toBe(200);
    expect((await dispute('709')).status).toBe(400);
    const [first] = await writeOffsOf('709');
    await world.db.execute(`UPDATE saldo_writeoffs_WriteOffs SET state = 'rejected' WHERE ID = ?`, [
      String(first?.ID),
    ]);
    expect(codesOf(await propose('709', [item('A', '709', '21.01')]))).toEqual([
      400,
      'WRITE_OFF_ITEM_TOO_MUCH',
    ]);
    expect((await propose('709', [item('A', '709', '21.00')])).status).toBe(200);
  });

  test('of one item alone is proposed at the item itself', async () => {
    const path = `Items(segment='${SEGMENT}',source='${SOURCE}',document='B701',repetition='000',item='0001',subitem='000')`;
    const act = (body: object, user = 'ana') =>
      world.worklist(`${path}/WorklistService.proposeWriteOff`, { body, user });
    const stale = await act({ amount: '12.00', reason: '03', seen: '13.00' });
    expect([stale.status, stale.body.error?.code]).toEqual([409, 'ITEM_CHANGED']);
    expect(stale.body.error?.message).toMatch(/12\.3.* EUR are open, not 13/);
    expect((await act({ amount: '12.00', reason: '03', seen: '12.30' })).status).toBe(204);
    expect(await payloadsOf('701')).toContainEqual(
      expect.objectContaining({ amount: '12.00', reason: '03' }),
    );
    expect((await act({ reason: '03' })).body.error?.code).toBe('WRITE_OFF_ITEM_PROPOSED');
    expect((await act({ reason: '03' }, 'ben')).status).toBe(404);
  });

  test('shows what the ERP decided, and frees its items when that was no, or the desk gave it up', async () => {
    await propose('706', [item('B', '706')]);
    const [one] = await writeOffsOf('706');
    const [operation] = await world.db.query<{ id: string }>(
      `SELECT ID AS id FROM saldo_operations_Operations WHERE partner = '706'`,
    );
    await world.db.upsert(erpWriteOffsTable, [
      { source: SOURCE, proposal: '1', partner: '706', operation: operation?.id, status: '2' },
    ]);
    expect(await writeOffsOf('706')).toMatchObject([{ ID: one?.ID, state: 'refused' }]);
    expect((await propose('706', [item('B', '706', '3.00')])).status).toBe(200);
    await world.db.execute(
      `UPDATE saldo_operations_Operations SET state = 'parked' WHERE partner = '706' AND ID <> ?`,
      [String(operation?.id)],
    );
    const [second] = await world.db.query<{ id: string }>(
      `SELECT ID AS id FROM saldo_operations_Operations WHERE partner = '706' AND state = 'parked'`,
    );
    const parked = await loadParked(world.db, String(second?.id));
    const decision = { by: 'iris', now: '2026-11-23T09:00:00.000Z', why: 'Wrong item' };
    await world.db.transaction((tx) => cancelParked(tx, parked, decision));
    expect((await writeOffsOf('706')).map(({ state }) => state).sort()).toEqual([
      'cancelled',
      'refused',
    ]);
  });
});

test('a proposal without problems never takes more of an item than is open, nor one item twice', () => {
  const items = fc.array(
    fc.record({ item: fc.constantFrom('a', 'b', 'c'), amount: fc.integer({ min: -2, max: 9 }) }),
    { maxLength: 4 },
  );
  const known = ['a', 'b'].map((item, index) => {
    return {
      item,
      currency: 'EUR',
      open: 4 + index,
      isArranged: false,
      isWithAgency: false,
      isProposed: false,
    };
  });
  fc.assert(
    fc.property(items, (proposed) => {
      if (checkWriteOff(proposed, known).length > 0) return;
      const open = new Map(known.map((one) => [one.item, one.open]));
      expect(new Set(proposed.map(({ item }) => item)).size).toBe(proposed.length);
      for (const { item, amount } of proposed) {
        expect(amount).toBeGreaterThan(0);
        expect(amount).toBeLessThanOrEqual(open.get(item) ?? 0);
      }
    }),
  );
});
