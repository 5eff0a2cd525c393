import { holdsTable } from '../../srv/platform/tables.ts';
import { addToLists, OTHER_SEGMENT, SEGMENT, SOURCE } from '../support/portfolio.ts';
import {
  type Kind,
  position,
  type WorklistWorld,
  worklistWorld,
} from '../support/worklist-world.ts';

/** On Ana's list in one segment and on Ben's in the other. */
const shared = ['300', '301', '302', '303', '304', '305'].map((partner) => ({
  partner,
  agents: { [SEGMENT]: 'ana', [OTHER_SEGMENT]: 'ben' },
}));

describe.each<Kind>(['sqlite', 'postgres'])('a hold on %s', (kind) => {
  let world: WorklistWorld;

  beforeAll(async () => {
    world = await worklistWorld(kind);
    await addToLists(world.db, shared);
  });
  afterAll(() => world.close());

  const asBen = (partner: string, action: string, body = {}) =>
    world.worklist(`${position(partner, OTHER_SEGMENT)}/WorklistService.${action}`, {
      body,
      user: 'ben',
    });

  test('keeps a customer for one agent over all segments, and says who has them', async () => {
    const opened = await world.act('300', 'openCustomer');
    expect(opened.body).toMatchObject({ partner: '300', heldBy: 'ana' });
    const refused = await asBen('300', 'openCustomer');
    expect(refused.status).toBe(409);
    expect(refused.body.error).toMatchObject({ code: 'CUSTOMER_HELD' });
    expect(refused.body.error?.message).toMatch(/^Ana Roth .* until \d\d:\d\d/);
  });

  test('stands in the way of every change by another agent', async () => {
    await world.act('301', 'openCustomer');
    const contact = { channel: 'phone', direction: 'inbound', result: 'INF' };
    const refusals = [
      await asBen('301', 'logContact', contact),
      await asBen('301', 'promiseToPay', { dates: [{ dueOn: '2026-12-01' }] }),
      await asBen('301', 'resubmit', { dueOn: '2026-12-01', reason: 'later' }),
      await asBen('301', 'complete'),
    ];
    expect(refusals.map(({ body }) => body.error?.code)).toEqual(Array(4).fill('CUSTOMER_HELD'));
  });

  test('is given back when the agent lets the customer go', async () => {
    await world.act('302', 'openCustomer');
    expect((await world.act('302', 'releaseCustomer')).status).toBe(204);
    expect((await asBen('302', 'openCustomer')).status).toBe(200);
  });

  test('is audited when it is taken and when it is given back, and only then', async () => {
    await world.act('305', 'openCustomer');
    await world.act('305', 'releaseCustomer');
    await world.act('305', 'releaseCustomer');
    const events = await world.db.query<{ decision: string }>(
      'SELECT decision FROM saldo_audit_Events WHERE partner = ? ORDER BY occurredAt',
      ['305'],
    );
    const decisions = events.map(({ decision }) => decision);
    expect(decisions).toEqual(['customer-opened', 'customer-released']);
  });

  test('that nobody renewed in time gives way', async () => {
    const times = { since: '2026-01-01T00:00:00.000Z', expiresAt: '2026-01-01T00:15:00.000Z' };
    const hold = { source: SOURCE, partner: '303', agent: 'ana', ...times };
    await world.db.upsert(holdsTable, [hold]);
    const { body } = await asBen('303', 'openCustomer');
    expect(body).toMatchObject({ partner: '303', heldBy: 'ben' });
  });

  test('goes to exactly one of two agents who ask at the same moment', async () => {
    const racers = Array.from({ length: 4 }, () => [
      world.act('304', 'openCustomer'),
      asBen('304', 'openCustomer'),
    ]).flat();
    const answers = await Promise.all(racers);
    const holders = new Set(
      answers.flatMap(({ status, body }) => (status === 200 ? [body.heldBy] : [])),
    );
    expect(holders.size).toBe(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(4);
  });
});
