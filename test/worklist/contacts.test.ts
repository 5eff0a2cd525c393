import { addDays } from '../../srv/domain/iso-date.ts';
import { consentsTable, holidaysTable, resubmissionsTable } from '../../srv/platform/tables.ts';
import { addToLists, OPEN_PACK, SEGMENT, SOURCE, savePack, TODAY } from '../support/portfolio.ts';
import { position, type WorklistWorld, worklistWorld } from '../support/worklist-world.ts';

const customers = ['400', '401', '402', '403', '404', '405', '406', '407', '408'].map(
  (partner) => ({
    partner,
    agents: { [SEGMENT]: 'ana' },
    items: [{ document: `D${partner}`, amount: '50.00', daysOverdue: 10 }],
  }),
);
/** Where it is noon now: a test at midnight is on one day there, too. */
const zoneAtNoon = () => {
  const hoursAhead = 12 - new Date().getUTCHours();
  return `Etc/GMT${hoursAhead > 0 ? '-' : '+'}${Math.abs(hoursAhead)}`;
};
const call = { channel: 'phone', direction: 'outbound', result: 'PTP', note: 'Spoke briefly' };

describe('a contact', () => {
  let world: WorklistWorld;

  beforeAll(async () => {
    world = await worklistWorld();
    await addToLists(world.db, customers);
    await world.db.execute('UPDATE saldo_organization_Segments SET timeZone = ?', [zoneAtNoon()]);
  });
  afterAll(() => world.close());

  const mayContact = async (partner: string, channel: string, language = 'en') => {
    const path = `${position(partner)}/WorklistService.mayContact(channel='${channel}')`;
    return (await world.worklist(path, { language })).body;
  };
  const rowsOf = (table: string, partner: string) =>
    world.db.query<Record<string, unknown>>(`SELECT * FROM ${table} WHERE partner = ?`, [partner]);

  test('is kept with its result and zone, and goes to the ERP with its audit event', async () => {
    const { status, body } = await world.act('400', 'logContact', call);
    expect(status).toBe(200);
    const [contact] = await rowsOf('saldo_contacts_Contacts', '400');
    expect(contact).toMatchObject({
      channel: 'phone',
      result: 'PTP',
      isReached: true,
      isRightParty: true,
      timeZone: 'Europe/Berlin',
      agent: 'ana',
      gateRule: 'OPEN@1 allowed',
    });
    expect(body.lastContactOn).toBe(contact?.localDate);
    const [operation, ...more] = await rowsOf('saldo_operations_Operations', '400');
    expect(more).toEqual([]);
    expect(operation).toMatchObject({ ID: contact?.operation, kind: 'contact-note' });
    const debts = await world.db.query('SELECT contract FROM saldo_contacts_ContactDebts');
    expect(debts).toEqual([{ contract: 'C400' }]);
    const events = await rowsOf('saldo_audit_Events', '400');
    expect(events.map(({ decision }) => decision)).toEqual(['contact-logged']);
    expect(events[0]?.details).not.toContain('Spoke');
    expect(await rowsOf('saldo_mirror_ChangedCustomers', '400')).toHaveLength(1);
  });

  test('more than the day allows is refused beforehand, with rule, source and when it opens', async () => {
    expect(await mayContact('401', 'phone')).toMatchObject({ allowed: true });
    await world.act('401', 'logContact', call);
    const verdict = await mayContact('401', 'phone');
    expect(verdict).toMatchObject({ allowed: false, rule: 'once-a-day', source: 'Art. 3' });
    expect(Date.parse(String(verdict.opensAt))).toBeGreaterThan(Date.now());
    expect(verdict.text).toMatch(/^The customer was contacted as often as allowed \(Art\. 3\)/);
  });

  test('that took place against a rule is recorded all the same, marked, audited and told', async () => {
    await world.act('407', 'logContact', call);
    const { status, messages } = await world.act('407', 'logContact', call);
    expect(status).toBe(200);
    expect(messages).toContainEqual(
      expect.objectContaining({
        code: 'CONTACT_AGAINST_RULE',
        message: expect.stringMatching(/^The contact is recorded, but .*Art\. 3/),
      }),
    );
    const contacts = await rowsOf('saldo_contacts_Contacts', '407');
    expect(contacts).toHaveLength(2);
    expect(contacts).toContainEqual(
      expect.objectContaining({ gateRule: 'OPEN@1 once-a-day', ruleSource: 'Art. 3' }),
    );
    const events = await rowsOf('saldo_audit_Events', '407');
    expect(events).toContainEqual(
      expect.objectContaining({ decision: 'contact-against-rule', reason: 'once-a-day: Art. 3' }),
    );
    const shown = await world.worklist(
      "Contacts?$filter=partner eq '407' and isAgainstRule eq true",
    );
    expect(shown.body.value).toHaveLength(1);
  });

  test('is judged as of when it took place, not of when it is recorded', async () => {
    const tookPlaceAt = new Date(Date.now() - 60_000).toISOString();
    await world.act('408', 'logContact', call);
    const { status, messages } = await world.act('408', 'logContact', { ...call, tookPlaceAt });
    expect(status).toBe(200);
    expect(messages).toEqual([]);
    const contacts = await rowsOf('saldo_contacts_Contacts', '408');
    const earlier = contacts.find(({ startedAt }) => startedAt === tookPlaceAt);
    expect(earlier).toMatchObject({ gateRule: 'OPEN@1 allowed' });
    expect(String(earlier?.recordedAt) > tookPlaceAt).toBe(true);
    const [note] = (await rowsOf('saldo_operations_Operations', '408')).filter(
      ({ subject }) => subject === earlier?.ID,
    );
    expect(JSON.parse(String(note?.payload))).toMatchObject({ startedAt: tookPlaceAt });
  });

  test.each([
    ['an hour ahead', 3_600_000, 'CONTACT_IN_FUTURE'],
    ['two days ago', -172_800_000, 'CONTACT_NOT_TODAY'],
  ])('of %s is refused', async (_, milliseconds, code) => {
    const tookPlaceAt = new Date(Date.now() + milliseconds).toISOString();
    const { status, body } = await world.act('406', 'logContact', { ...call, tookPlaceAt });
    expect(status).toBe(400);
    expect(body.error).toMatchObject({ code, target: 'tookPlaceAt' });
  });

  test('to be recorded starts with the time it is now', async () => {
    const { body } = await world.worklist(`${position('406')}/WorklistService.contactDefaults()`);
    expect(Math.abs(Date.parse(String(body.tookPlaceAt)) - Date.now())).toBeLessThan(60_000);
  });

  test('by the customer is always answered', async () => {
    await world.act('402', 'logContact', call);
    const inbound = { ...call, direction: 'inbound' };
    expect((await world.act('402', 'logContact', inbound)).status).toBe(200);
  });

  test('by text needs the customer’s consent for collections', async () => {
    expect(await mayContact('403', 'sms')).toMatchObject({ rule: 'consent', opensAt: null });
    const consent = { source: SOURCE, partner: '403', channel: 'sms', isGranted: true };
    await world.db.upsert(consentsTable, [{ ...consent, purpose: 'marketing' }]);
    expect(await mayContact('403', 'sms')).toMatchObject({ allowed: false });
    await world.db.upsert(consentsTable, [{ ...consent, purpose: 'collections' }]);
    expect(await mayContact('403', 'sms')).toMatchObject({ allowed: true });
  });

  test('waits until the day that was agreed, told in the user’s language', async () => {
    const dueOn = addDays(new Date().toISOString().slice(0, 10), 3);
    const keepOff = { partner: '404', segment: SEGMENT, dueOn, noContactUntil: true };
    const ID = '6a6f2f8e-0000-4000-8000-000000000404';
    await world.db.insert(resubmissionsTable, [{ ID, source: SOURCE, status: 'open', ...keepOff }]);
    const verdict = await mayContact('404', 'phone', 'es');
    expect(verdict).toMatchObject({ allowed: false, rule: 'asked-for' });
    expect(verdict.text).toMatch(/^Se acordó no contactar por ahora/);
  });

  test('needs rules: without a pack for the day nobody is contacted', async () => {
    await world.db.execute('DELETE FROM saldo_contacts_ContactRulePacks');
    const verdict = await mayContact('405', 'phone');
    await savePack(world.db, OPEN_PACK);
    expect(verdict).toMatchObject({ allowed: false, rule: 'no-pack' });
    expect(verdict.text).toContain('administrator');
  });

  test.each([
    ['channel', 'pigeon', 'CHANNEL_UNKNOWN'],
    ['direction', 'sideways', 'DIRECTION_UNKNOWN'],
    ['result', 'XXX', 'RESULT_UNKNOWN'],
  ])(
    'with an unknown %s is refused by name, and nothing is written',
    async (field, value, code) => {
      const { status, body } = await world.act('406', 'logContact', { ...call, [field]: value });
      expect(status).toBe(400);
      expect(body.error).toMatchObject({ code, target: field });
      expect(body.error?.message).toContain(value);
      expect(await rowsOf('saldo_contacts_Contacts', '406')).toEqual([]);
      expect(await rowsOf('saldo_operations_Operations', '406')).toEqual([]);
      expect(await rowsOf('saldo_worklists_Holds', '406')).toEqual([]);
    },
  );

  test('without what it takes is refused before anything happens', async () => {
    const { status, body } = await world.act('406', 'logContact', { channel: 'phone' });
    expect(status).toBe(400);
    expect(body.error?.details?.map(({ target }) => target)).toEqual(['direction', 'result']);
  });

  test('that comes back starts with the business day a week on', async () => {
    const { db } = world;
    await db.upsert(holidaysTable, [{ calendar: 'DE', day: addDays(TODAY, 7), name: 'Feast' }]);
    await db.execute("UPDATE saldo_organization_Segments SET calendar = 'DE' WHERE segment = ?", [
      SEGMENT,
    ]);
    const path = `${position('405')}/WorklistService.resubmissionDefaults()`;
    const { body } = await world.worklist(path);
    expect(body).toMatchObject({ dueOn: addDays(TODAY, 8), noContactUntil: false });
  });

  test('can be put off to a later day, with the reason', async () => {
    const later = { dueOn: addDays(TODAY, 7), reason: 'Salary arrives', noContactUntil: true };
    const { body } = await world.act('405', 'resubmit', later);
    expect(body.resubmissionOn).toBe(later.dueOn);
    await world.act('405', 'resubmit', { ...later, dueOn: addDays(TODAY, 9) });
    const rows = await rowsOf('saldo_contacts_Resubmissions', '405');
    expect(rows.map(({ status }) => status).sort()).toEqual(['open', 'withdrawn']);
    const events = await rowsOf('saldo_audit_Events', '405');
    expect(events.map(({ decision }) => decision)).toEqual(Array(2).fill('resubmission-set'));
  });

  test.each([
    [TODAY, 'RESUBMISSION_NOT_LATER'],
    ['2031-01-01', 'RESUBMISSION_TOO_FAR'],
  ])('cannot be put off to %s', async (dueOn, code) => {
    const { status, body } = await world.act('406', 'resubmit', { dueOn, reason: 'later' });
    expect(status).toBe(400);
    expect(body.error).toMatchObject({ code, target: 'dueOn' });
  });

  test('done, the position is completed once, and the customer is free again', async () => {
    await world.act('406', 'openCustomer');
    const { body } = await world.act('406', 'complete', { reason: 'All said' });
    expect(body).toMatchObject({ status: 'completed', closedBy: 'agent', heldBy: null });
    const again = await world.act('406', 'complete');
    expect(again.status).toBe(409);
    expect(again.body.error?.code).toBe('POSITION_NOT_OPEN');
    const events = await rowsOf('saldo_worklists_PositionEvents', '406');
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({ fromStatus: 'open', toStatus: 'completed' });
    const decisions = (await rowsOf('saldo_audit_Events', '406')).map(({ decision }) => decision);
    expect(decisions).toContain('position-completed');
    const [told] = (await rowsOf('saldo_operations_Operations', '406')).filter(
      ({ kind: name }) => name === 'worklist-result',
    );
    expect(told).toMatchObject({ segment: SEGMENT, state: 'pending' });
    expect(JSON.parse(String(told?.payload))).toMatchObject({
      result: 'completed',
      reason: 'All said',
    });
  });
});
