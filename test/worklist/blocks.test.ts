import { addDays } from '../../srv/domain/iso-date.ts';
import { localTime } from '../../srv/domain/local-time.ts';
import { loadParked } from '../../srv/erp/write-back/parked-operation.ts';
import { cancelParked } from '../../srv/erp/write-back/resolve-parked.ts';
import { addToLists, OTHER_SEGMENT, SEGMENT } from '../support/portfolio.ts';
import {
  type Kind,
  position,
  type WorklistWorld,
  worklistWorld,
} from '../support/worklist-world.ts';

const PARTNERS = ['300', '301', '302', '303', '304', '305', '306', '307'];
const key = { repetition: '000', item: '0001', subitem: '000' };
const owing = (partner: string) => ({
  partner,
  agents: { [SEGMENT]: 'ana', [OTHER_SEGMENT]: 'ana' },
  items: [
    { document: `A${partner}`, amount: '100.10', daysOverdue: 40 },
    { document: `B${partner}`, amount: '50.05', daysOverdue: 10 },
    { document: `N${partner}`, amount: '-5.00', daysOverdue: 10 },
  ],
});
const today = localTime(new Date().toISOString(), 'Europe/Berlin').date;
const inDays = (days: number) => addDays(today, days);

describe.each<Kind>(['sqlite', 'postgres'])('a block on %s', (kind) => {
  let world: WorklistWorld;

  beforeAll(async () => {
    world = await worklistWorld(kind);
    await addToLists(world.db, PARTNERS.map(owing));
    await world.db.execute('UPDATE saldo_worklists_Positions SET businessDate = ?', [today]);
  });
  afterAll(() => world.close());

  const rowsOf = (table: string, partner: string) =>
    world.db.query<Record<string, unknown>>(`SELECT * FROM ${table} WHERE partner = ?`, [partner]);
  const blocksOf = async (partner: string, segment = SEGMENT) => {
    const path = `Blocks?$filter=partner eq '${partner}' and segment eq '${segment}'`;
    return (await world.worklist(`${path}&$expand=reasonText,stateText`)).body.value ?? [];
  };
  const operationsOf = async (partner: string) => {
    const sql = `SELECT kind, payload FROM saldo_operations_Operations
      WHERE partner = ? ORDER BY objectKey, sequence`;
    const rows = await world.db.query<{ kind: string; payload: string }>(sql, [partner]);
    return rows.map((row) => ({ kind: row.kind, ...JSON.parse(row.payload) }));
  };
  const gate = async (partner: string, segment = SEGMENT) => {
    const path = `${position(partner, segment)}/WorklistService.mayContact(channel='phone')`;
    return (await world.worklist(path)).body;
  };
  const dunning = { kind: 'dunning', reason: 'hardship', validTo: inDays(14) };
  const contact = { kind: 'contact', reason: 'bereavement', validTo: inDays(7) };

  test('of dunning locks every open item in the ERP, and lifts those locks again', async () => {
    expect((await world.act('300', 'block', { ...dunning, note: 'Ill' })).status).toBe(200);
    const locks = await operationsOf('300');
    const content = { process: '01', reason: 'H', validFrom: today, validTo: inDays(14) };
    expect(locks).toMatchObject([
      { kind: 'lock-set', document: 'A300', ...key, ...content },
      { kind: 'lock-set', document: 'B300', ...key, ...content },
    ]);
    const [block] = await blocksOf('300');
    expect(block).toMatchObject({
      state: 'active',
      note: 'Ill',
      setBy: 'ana',
      reasonText: { name: 'Hardship' },
    });
    const lift = { block: block?.ID, reason: 'Back at work' };
    expect((await world.act('300', 'liftBlock', lift)).status).toBe(200);
    expect((await blocksOf('300'))[0]).toMatchObject({ state: 'lifted', liftedBy: 'ana' });
    const kinds = (await operationsOf('300')).map((operation) => operation.kind);
    expect(kinds.sort()).toEqual(['lock-lift', 'lock-lift', 'lock-set', 'lock-set']);
    const again = await world.act('300', 'liftBlock', lift);
    expect([again.status, again.body.error?.code]).toEqual([409, 'BLOCK_NOT_ACTIVE']);
    const decisions = (await rowsOf('saldo_audit_Events', '300')).map(({ decision }) => decision);
    expect(decisions).toEqual(expect.arrayContaining(['dunning-blocked', 'block-lifted']));
  });

  test('is on its way to the ERP for who works the segment that set it', async () => {
    const seen = async (segment: string) => {
      const path = `Operations?$filter=partner eq '300' and segment eq '${segment}'`;
      return ((await world.worklist(path)).body.value ?? []).length;
    };
    expect([await seen(SEGMENT), await seen(OTHER_SEGMENT)]).toEqual([4, 0]);
  });

  test('of dunning over one item leaves the others', async () => {
    const items = [{ document: 'B301', ...key }];
    expect((await world.act('301', 'block', { ...dunning, items })).status).toBe(200);
    expect(await operationsOf('301')).toMatchObject([{ kind: 'lock-set', document: 'B301' }]);
  });

  test('of whole accounts locks them once against letters or debits, and lifts that lock', async () => {
    const accounts = { ...dunning, wholeAccounts: true, validTo: inDays(20) };
    expect((await world.act('301', 'block', accounts)).status).toBe(200);
    expect((await world.act('301', 'block', { ...accounts, kind: 'payment' })).status).toBe(200);
    const content = { partner: '301', reason: 'H', validFrom: today, validTo: inDays(20) };
    const onAccount = async () =>
      (await operationsOf('301')).filter(({ kind: name }) => name.startsWith('lock-account'));
    expect(await onAccount()).toMatchObject([
      { kind: 'lock-account-set', process: '01', ...content },
      { kind: 'lock-account-set', process: '02', ...content },
    ]);
    const [payment] = (await blocksOf('301')).filter((one) => one.kind === 'payment');
    const lift = { block: payment?.ID, reason: 'Sorted out' };
    expect((await world.act('301', 'liftBlock', lift)).status).toBe(200);
    expect((await onAccount()).map((one) => [one.kind, one.process])).toEqual([
      ['lock-account-set', '01'],
      ['lock-account-set', '02'],
      ['lock-account-lift', '02'],
    ]);
    const unknown = await world.act('301', 'block', { ...accounts, kind: 'legal' });
    expect([unknown.status, unknown.body.error?.code]).toEqual([400, 'BLOCK_KIND_UNKNOWN']);
  });

  test('keeps a lock that another block still needs', async () => {
    await world.act('302', 'block', dunning);
    await world.act('302', 'block', { ...dunning, items: [{ document: 'A302', ...key }] });
    const [first, second] = await blocksOf('302');
    const locks = await world.db.query<{ block: string; lock: string }>(
      'SELECT block, lock FROM saldo_locks_BlockLocks WHERE block IN (?, ?)',
      [String(first?.ID), String(second?.ID)],
    );
    expect(new Set(locks.map(({ lock }) => lock)).size).toBe(2);
    const wide = (await blocksOf('302')).find(({ ID }) => {
      return locks.filter(({ block }) => block === ID).length === 2;
    });
    await world.act('302', 'liftBlock', { block: wide?.ID, reason: 'Done' });
    const lifted = (await operationsOf('302')).filter((one) => one.kind === 'lock-lift');
    expect(lifted.map(({ document }) => document)).toEqual(['B302']);
  });

  describe('that is changed', () => {
    const change = { reason: 'hardship', validTo: inDays(30), note: 'Asked for more time' };
    const activeOf = async (partner: string) =>
      (await blocksOf(partner)).find(({ state }) => state === 'active');
    /** Whatever is on its way there has arrived, or (`kind`) is left to the desk, which gives it up. */
    const settle = (partner: string, state: string) =>
      world.db.execute(
        `UPDATE saldo_operations_Operations SET state = ? WHERE partner = ? AND state = 'pending'`,
        [state, partner],
      );
    const cancel = async (partner: string, operation: string, document: string) => {
      const [found] = await world.db.query<{ id: string }>(
        `SELECT ID AS id FROM saldo_operations_Operations
          WHERE partner = ? AND kind = ? AND payload LIKE ? AND state = 'pending'`,
        [partner, operation, `%${document}%`],
      );
      const id = found?.id ?? '';
      const park = `UPDATE saldo_operations_Operations SET state = 'parked' WHERE ID = ?`;
      await world.db.execute(park, [id]);
      const decision = { by: 'ina', now: new Date().toISOString(), why: 'refused' };
      await world.db.transaction(async (tx) =>
        cancelParked(tx, await loadParked(tx, id), decision),
      );
    };

    test('has its new locks set in the ERP before the old ones are lifted', async () => {
      await world.act('305', 'block', dunning);
      await settle('305', 'confirmed');
      await world.db.execute(
        `UPDATE saldo_locks_RequestedLocks SET status = 'set' WHERE partner = '305'`,
      );
      const old = await activeOf('305');
      expect((await world.act('305', 'changeBlock', { block: old?.ID, ...change })).status).toBe(
        200,
      );
      const sent = (await operationsOf('305')).map((one) => [one.kind, one.document, one.validTo]);
      const until = [inDays(14), inDays(30)];
      expect(sent).toEqual(
        ['A305', 'B305'].flatMap((document) => [
          ['lock-set', document, until[0]],
          ['lock-set', document, until[1]],
          ['lock-lift', document, until[0]],
        ]),
      );
      expect(await activeOf('305')).toMatchObject({ validTo: inDays(30), note: change.note });
      const [ended] = (await blocksOf('305')).filter(({ ID }) => ID === old?.ID);
      expect(ended).toMatchObject({ state: 'lifted', liftReason: change.note });
    });

    test('shows how far it is in the ERP: what waits for a person before what is on its way', async () => {
      expect(await activeOf('305')).toMatchObject({ operationState: 'pending' });
      const one = `SELECT MIN(ID) FROM saldo_operations_Operations WHERE partner = '305' AND state = 'pending' AND kind = 'lock-set'`;
      await world.db.execute(
        `UPDATE saldo_operations_Operations SET state = 'parked' WHERE ID = (${one})`,
      );
      expect(await activeOf('305')).toMatchObject({ operationState: 'parked' });
      const parked = `partner = '305' AND state = 'parked'`;
      await world.db.execute(
        `UPDATE saldo_operations_Operations SET state = 'pending' WHERE ${parked}`,
      );
      await settle('305', 'confirmed');
      expect(await activeOf('305')).toMatchObject({ operationState: 'confirmed' });
    });

    test('keeps the old lock where the new one does not get into the ERP', async () => {
      const items = [{ document: 'A306', ...key }];
      await world.act('306', 'block', { ...dunning, items });
      await settle('306', 'confirmed');
      await world.db.execute(
        `UPDATE saldo_locks_RequestedLocks SET status = 'set' WHERE partner = '306'`,
      );
      const old = await activeOf('306');
      await world.act('306', 'changeBlock', { block: old?.ID, ...change });
      await cancel('306', 'lock-set', 'A306');
      expect(await activeOf('306')).toMatchObject({ ID: old?.ID, validTo: inDays(14) });
      const states = await world.db.query<{ kind: string; state: string }>(
        `SELECT kind, state FROM saldo_operations_Operations WHERE partner = '306' ORDER BY sequence`,
      );
      expect(states.map((one) => `${one.kind} ${one.state}`)).toEqual([
        'lock-set confirmed',
        'lock-set cancelled',
        'lock-lift cancelled',
      ]);
    });

    test('that is not lifted in the ERP holds on here, and can be lifted again', async () => {
      const block = await activeOf('306');
      const lift = { block: block?.ID, reason: 'Paid' };
      expect((await world.act('306', 'liftBlock', lift)).status).toBe(200);
      await cancel('306', 'lock-lift', 'A306');
      expect(await activeOf('306')).toMatchObject({ ID: block?.ID, liftReason: null });
      expect((await world.act('306', 'liftBlock', lift)).status).toBe(200);
      const [lifting] = await world.db.query<{ state: string }>(
        `SELECT state FROM saldo_operations_Operations
          WHERE partner = '306' AND kind = 'lock-lift' ORDER BY sequence DESC LIMIT 1`,
      );
      expect(lifting).toEqual({ state: 'pending' });
    });

    test('ends where its only lock does not get into the ERP', async () => {
      await world.act('307', 'block', { ...dunning, items: [{ document: 'A307', ...key }] });
      await cancel('307', 'lock-set', 'A307');
      expect((await blocksOf('307'))[0]).toMatchObject({
        ...{ state: 'lifted', liftedBy: 'system', operationState: 'cancelled' },
      });
    });

    test('of contact has another last day at the gate', async () => {
      await world.act('307', 'block', contact);
      const old = await activeOf('307');
      const longer = { block: old?.ID, ...change };
      expect((await world.act('307', 'changeBlock', longer)).status).toBe(200);
      const { opensAt } = await gate('307');
      expect(localTime(String(opensAt), 'Europe/Berlin').date).toBe(inDays(31));
      const again = await world.act('307', 'changeBlock', longer);
      expect([again.status, again.body.error?.code]).toEqual([409, 'BLOCK_NOT_ACTIVE']);
      const same = await world.act('307', 'changeBlock', {
        ...longer,
        block: (await activeOf('307'))?.ID,
      });
      expect([same.status, same.body.error?.code]).toEqual([400, 'BLOCK_NOTHING_CHANGED']);
    });
  });

  test('of contact closes the gate in every segment up to its last day, and opens it when lifted', async () => {
    expect(await gate('303')).toMatchObject({ allowed: true });
    expect((await world.act('303', 'block', contact)).status).toBe(200);
    for (const segment of [SEGMENT, OTHER_SEGMENT]) {
      const { allowed, rule, opensAt, text } = await gate('303', segment);
      expect({ allowed, rule }).toEqual({ allowed: false, rule: 'contact-block' });
      expect(localTime(String(opensAt), 'Europe/Berlin').date).toBe(inDays(8));
      expect(text).toContain('Contact is blocked');
      expect(await blocksOf('303', segment)).toHaveLength(1);
    }
    expect(await operationsOf('303')).toEqual([]);
    const [block] = await blocksOf('303');
    await world.act('303', 'liftBlock', { block: block?.ID, reason: 'Asked for a call' });
    expect(await gate('303')).toMatchObject({ allowed: true });
  });

  test('is over by itself after its last day', async () => {
    await world.act('304', 'block', contact);
    const past = 'UPDATE saldo_locks_Blocks SET validFrom = ?, validTo = ? WHERE partner = ?';
    await world.db.execute(past, [inDays(-9), inDays(-1), '304']);
    expect(await gate('304')).toMatchObject({ allowed: true });
    expect((await blocksOf('304'))[0]).toMatchObject({ state: 'over' });
  });

  test.each([
    ['lists for tomorrow are out, and today is its last day', 1, 0, 200],
    ['the night is still to come, and yesterday was its last day', -2, -1, 409],
  ])('is over by the day it is at the bank: %s', async (_, listed, last, status) => {
    const forDay = (day: string) =>
      world.db.execute(
        "UPDATE saldo_worklists_Positions SET businessDate = ? WHERE partner = '304'",
        [day],
      );
    await world.act('304', 'block', { ...dunning, note: String(last) });
    const block = (await blocksOf('304')).find(({ note }) => note === String(last));
    await world.db.execute(
      'UPDATE saldo_locks_Blocks SET validFrom = ?, validTo = ? WHERE ID = ?',
      [inDays(-9), inDays(last), String(block?.ID)],
    );
    await forDay(inDays(listed));
    const lift = { block: block?.ID, reason: 'Sorted out' };
    expect((await world.act('304', 'liftBlock', lift)).status).toBe(status);
    await forDay(today);
  });

  test.each([
    [{ ...dunning, kind: 'interest' }, 'BLOCK_KIND_UNKNOWN'],
    [{ ...dunning, reason: 'because' }, 'BLOCK_REASON_UNKNOWN'],
    [{ ...dunning, validTo: inDays(-1) }, 'BLOCK_DAY_PAST'],
    [{ ...dunning, validTo: inDays(91) }, 'BLOCK_TOO_LONG'],
    [{ ...dunning, items: [{ document: 'Z304', ...key }] }, 'BLOCK_ITEM_UNKNOWN'],
  ])('of %j is refused, and nothing is written', async (body, code) => {
    const before = await rowsOf('saldo_locks_Blocks', '304');
    const answer = await world.act('304', 'block', body);
    expect([answer.status, answer.body.error?.code]).toEqual([400, code]);
    expect(answer.body.error?.message).not.toBe(code);
    expect(await rowsOf('saldo_locks_Blocks', '304')).toEqual(before);
  });

  test('of another customer is not lifted here', async () => {
    const [foreign] = await blocksOf('301');
    const lift = { block: foreign?.ID, reason: 'No' };
    const { status, body } = await world.act('304', 'liftBlock', lift);
    expect([status, body.error?.code]).toEqual([404, 'BLOCK_UNKNOWN']);
  });
});
