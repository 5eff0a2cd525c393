import { keepCases } from '../../srv/runs/disputes/keep-cases.ts';
import { TODAY } from '../support/portfolio.ts';
import type { Kind } from '../support/worklist-world.ts';
import { type DisputeWorld, disputeWorld } from './world.ts';

const NOW = `${TODAY}T03:00:00.000Z`;
const keepAll = (world: DisputeWorld) => keepCases(world.db, { scope: 'all', now: NOW });

describe.each<Kind>(['sqlite', 'postgres'])('a dispute case, on %s', (kind) => {
  let world: DisputeWorld;

  beforeAll(async () => {
    world = await disputeWorld(kind);
  });
  afterAll(() => world.close());

  const taken = async (partner: string, values = {}) => {
    const id = await world.mirrorCase({ partner, ...values });
    await keepAll(world);
    return id;
  };
  const caseOf = async (id: string, user = 'emma') =>
    (await world.disputes(`Cases(${id})`, { user })).body;
  const rows = (table: string, where: string, value: string) =>
    world.db.query<Record<string, unknown>>(`SELECT * FROM ${table} WHERE ${where} = ?`, [value]);
  const operationsOf = async (id: string) => {
    const found = await world.db.query<{ kind: string; payload: string }>(
      'SELECT kind, payload FROM saldo_operations_Operations WHERE subject = ? ORDER BY sequence',
      [id],
    );
    return found.map(({ kind: what, payload }) => ({ kind: what, ...JSON.parse(payload) }));
  };
  const partInDispute = async (id: string) => {
    const [item] = await world.db.query<{ open: number; part: string }>(
      `SELECT CASE WHEN isOpen = true THEN 1 ELSE 0 END AS "open", disputedAmount AS part
      FROM saldo_disputes_DisputedItems WHERE caseId = ?`,
      [id],
    );
    return item?.open === 1 ? Number(item.part) : 0;
  };

  test('of the ERP has a file with its deadline, its items and its place', async () => {
    const id = await taken('100');
    expect(await caseOf(id)).toMatchObject({
      status: 'open',
      origin: 'erp',
      customerName: 'Customer 100',
      segment: 'DE-RETAIL',
      dueOn: '2026-12-10',
      coordinator: 'early',
      sla: 'in-time',
      disputedAmount: '40.0000',
    });
    const { body } = await world.disputes(`Cases(${id})/items`);
    expect(body.value).toMatchObject([{ document: 'D100', itemAmount: '100.0000', openAmount: '40.0000' }]);
    expect((await keepAll(world)).takenIn).toBe(0);
  });
  test('goes from open to decided in part: the rest is asked for again, the ERP follows', async () => {
    const id = await taken('110');
    expect((await world.act(id, 'takeCase')).status).toBe(204);
    expect(await caseOf(id)).toMatchObject({ status: 'working', owner: 'emma' });
    const decision = {
      decision: 'part',
      corrected: '10.00',
      rootCause: 'BILL',
      reason: 'Fee waived',
    };
    expect((await world.act(id, 'decideCase', decision)).status).toBe(204);
    expect(await caseOf(id)).toMatchObject({
      status: 'decided',
      decision: 'part',
      correctedAmount: '10.0000',
      writtenOffAmount: '0.0000',
      toCollectAmount: '30.0000',
      openAmount: '10.0000',
      decidedBy: 'emma',
    });
    expect(await partInDispute(id)).toBe(10);
    const sent = await operationsOf(id);
    expect(sent).toMatchObject([
      { kind: 'dispute-change', processor: 'SANDER', erpKey: id },
      { kind: 'dispute-change', amount: '10.00', rootCause: 'BILL' },
      { kind: 'dispute-note' },
    ]);
    expect(await rows('saldo_audit_Events', 'objectKey', id)).toContainEqual(
      expect.objectContaining({ decision: 'dispute-decided', actor: 'emma', reason: 'Fee waived' }),
    );
  });
});
