import type { Database } from '../../srv/platform/database.ts';
import { askGates } from '../../srv/worklist/contact-gate.ts';
import type { MyPosition } from '../../srv/worklist/visit.ts';
import { addToLists, OPEN_PACK, SEGMENT, savePack } from '../support/portfolio.ts';
import { type Kind, type WorklistWorld, worklistWorld } from '../support/worklist-world.ts';

const owing = (partner: string) => ({
  partner,
  agents: { [SEGMENT]: 'ana' },
  items: [{ document: `A${partner}`, amount: '100.10', daysOverdue: 40 }],
});

describe.each<Kind>(['sqlite', 'postgres'])('the next customer on %s', (kind) => {
  let world: WorklistWorld;

  beforeAll(async () => {
    world = await worklistWorld(kind);
    await addToLists(world.db, ['901', '902', '903', '904'].map(owing));
  });
  afterAll(() => world.close());
  beforeEach(() => world.db.execute('DELETE FROM saldo_worklists_Holds'));

  const next = async (body: object = {}, language = 'en') =>
    (await world.worklist('nextCustomer', { method: 'POST', body, language })).body;
  const holds = async () => {
    const rows = await world.db.query<{ partner: string; agent: string }>(
      'SELECT partner, agent FROM saldo_worklists_Holds ORDER BY partner',
    );
    return rows.map(({ partner, agent }) => `${partner} ${agent}`);
  };
  const heldByBen = (partner: string) =>
    world.db.execute(
      `INSERT INTO saldo_worklists_Holds (source, partner, agent, since, expiresAt)
      VALUES ('S4', ?, 'ben', '2026-11-23T08:00:00.000Z', '2126-11-23T08:15:00.000Z')`,
      [partner],
    );

  test('is the first of the list, then the one behind, and from the start again', async () => {
    const order: unknown[] = [];
    for (let click = 0; click < 5; click += 1) order.push((await next()).partner);
    expect(order).toEqual(['901', '902', '903', '904', '901']);
    expect(await holds()).toEqual(['901 ana']);
    const opened = await world.db.query(
      "SELECT ID FROM saldo_audit_Events WHERE decision = 'customer-opened' AND partner = '902'",
    );
    expect(opened).toHaveLength(1);
  });

  test('passes over who is held by somebody else, and says by whom', async () => {
    await heldByBen('901');
    const answer = await next({}, 'de');
    expect(answer).toMatchObject({
      partner: '902',
      name: 'Customer 902',
      skipped: [{ partner: '901', why: 'held', text: expect.stringContaining('Ben Vogt') }],
    });
    expect(await holds()).toEqual(['901 ben', '902 ana']);
  });

  test('passes over whom the gate keeps off, and says why and until when', async () => {
    await world.act('901', 'logContact', {
      channel: 'phone',
      direction: 'outbound',
      result: 'NAN',
    });
    await world.db.execute('DELETE FROM saldo_worklists_Holds');
    const { partner, skipped } = await next();
    expect(partner).toBe('902');
    expect(skipped).toMatchObject([{ partner: '901', why: 'gate', opensAt: expect.any(String) }]);
    expect(JSON.stringify(skipped)).toContain('Art. 3');
  });

  test('is nobody when the gate is closed for all, and then nobody is let go', async () => {
    await next();
    const closed = { id: 'none', kind: 'channel-closed', source: 'Art. 9', channels: ['phone'] };
    await savePack(world.db, { ...OPEN_PACK, rules: [closed as never] });
    const { partner = null, skipped } = await next();
    await savePack(world.db, OPEN_PACK);
    expect(partner).toBeNull();
    expect(skipped).toHaveLength(3);
    expect(await holds()).toHaveLength(1);
  });

  test('asks the gate for many customers with as many queries as for one, and hears the same', async () => {
    const contact = { channel: 'phone', instant: '2026-11-23T10:00:00.000Z' };
    const positions = ['901', '902', '903', '904'].map(
      (partner) =>
        ({ segment: SEGMENT, source: 'S4', partner, businessDate: '2026-11-23' }) as MyPosition,
    );
    let queries = 0;
    const query: Database['query'] = (...asked) => {
      queries += 1;
      return world.db.query(...asked);
    };
    const db = { dialect: world.db.dialect, query } as Database;
    const ofAll = await askGates(db, positions, contact);
    const forAll = queries;
    for (const position of positions) {
      queries = 0;
      const alone = await askGates(db, [position], contact);
      expect(queries).toBe(forAll);
      expect(ofAll(position)).toEqual(alone(position));
    }
  });

  test('is asked for on a channel that exists', async () => {
    const { error } = await next({ channel: 'smoke' });
    expect(error?.code).toBe('CHANNEL_UNKNOWN');
  });

  test('is never somebody of another agent’s list', async () => {
    const answer = await world.worklist('nextCustomer', { method: 'POST', body: {}, user: 'ben' });
    expect(answer.body.partner ?? null).toBeNull();
  });
});
