import type { ContactPack } from '../../srv/domain/contact-pack.ts';
import { addDays } from '../../srv/domain/iso-date.ts';
import { localTime } from '../../srv/domain/local-time.ts';
import * as tables from '../../srv/platform/tables.ts';
import { addToLists, RUNS, SEGMENT, SOURCE, savePack } from '../support/portfolio.ts';
import {
  type Kind,
  position,
  type WorklistWorld,
  worklistWorld,
} from '../support/worklist-world.ts';

const PARTNERS = ['500', '501', '502', '503', '504', '505', '506'];
const today = localTime(new Date().toISOString(), 'Europe/Berlin').date;
const LATE = 'DE-RETAIL-LATE';
const EARLY = 'DE-RETAIL-EARLY';
const validFrom = '2026-01-01';

/** No letters without consent, nobody more than once a day, and lawyers' customers never. */
const PACK: ContactPack = {
  id: 'OPEN',
  version: '2',
  rules: [
    { id: 'lawyer', kind: 'exclusion', source: 'Art. 1', reasons: ['lawyer'] },
    {
      id: 'once-a-day',
      kind: 'cap',
      source: 'Art. 3',
      limit: 1,
      period: { unit: 'day' },
      per: 'person',
      countsAs: 'attempt',
      countsInbound: false,
    },
  ],
};

const owing = (partner: string) => ({
  partner,
  agents: { [SEGMENT]: partner === '506' ? 'dora' : 'ana' },
  items: [{ document: `A${partner}`, amount: '1000.10', daysOverdue: 40 }],
});

describe.each<Kind>(['sqlite', 'postgres'])('on the customer’s page, on %s,', (kind) => {
  let world: WorklistWorld;

  beforeAll(async () => {
    world = await worklistWorld(kind);
    const { db } = world;
    await savePack(db, PACK);
    await addToLists(db, PARTNERS.map(owing));
    await db.execute(
      'UPDATE saldo_worklists_Positions SET businessDate = ?, collectionGroup = ?, toCollectAmount = 1000.1, daysPastDue = 40',
      [today, EARLY],
    );
    await db.upsert(tables.groupsTable, [
      { collectionGroup: EARLY, segment: SEGMENT, name: 'Early', kind: 'internal' },
      { collectionGroup: LATE, segment: SEGMENT, name: 'Late', kind: 'internal' },
      { collectionGroup: 'EMPTY', segment: SEGMENT, name: 'Nobody', kind: 'special' },
      { collectionGroup: 'AGENCY', segment: SEGMENT, name: 'Agency', kind: 'agency' },
    ]);
    await db.upsert(tables.specialistsTable, [
      { agent: 'ben', name: 'Ben Vogt', capacityMinutes: 400, fullTimeShare: '1', isActive: true },
    ]);
    await db.upsert(tables.groupMembersTable, [{ collectionGroup: LATE, agent: 'ben' }]);
    await db.upsert(tables.specialistLanguagesTable, [{ agent: 'ben', language: 'de' }]);
    await db.execute("UPDATE saldo_organization_Segments SET calendar = 'EVERY'");
    await db.upsert(tables.calendarsTable, [{ calendar: 'EVERY', weekendDays: '' }]);
    await db.upsert(tables.overridePoliciesTable, [
      { segment: SEGMENT, ruleKind: 'cap', validFrom, minutes: 30 },
    ]);
  });
  afterAll(() => world.close());

  const rowsOf = (table: string, partner: string) =>
    world.db.query<Record<string, unknown>>(`SELECT * FROM ${table} WHERE partner = ?`, [partner]);
  const operationsOf = async (partner: string) => {
    const sql = 'SELECT kind, payload FROM saldo_operations_Operations WHERE partner = ?';
    const rows = await world.db.query<{ kind: string; payload: string }>(sql, [partner]);
    return rows.map((row) => ({ kind: row.kind, ...JSON.parse(row.payload) }));
  };
  const gate = async (partner: string, user = 'ana', channel = 'phone') => {
    const path = `${position(partner)}/WorklistService.mayContact(channel='${channel}')`;
    return (await world.worklist(path, { user })).body;
  };
  const toldOf = async (partner: string, language: string, user = 'ana') => {
    const answer = await world.worklist(`${position(partner)}/events`, { language, user });
    return (answer.body.value ?? []).map(({ text }) => text);
  };
  const decisionsOn = async (partner: string) =>
    (await rowsOf('saldo_audit_Events', partner)).map(({ decision }) => decision);
  const called = { channel: 'phone', direction: 'outbound', result: 'NAN' };

  describe('a document', () => {
    test('goes to the ERP in the customer’s language, and its way is shown', async () => {
      const sent = await world.act('500', 'sendDocument', {
        kind: 'reminder',
        note: 'Asked on the phone',
      });
      expect(sent.status).toBe(200);
      expect(await operationsOf('500')).toMatchObject([
        {
          kind: 'correspondence-request',
          type: '0003',
          language: 'de',
          account: 'A500',
          companyCode: '1000',
        },
      ]);
      const path = `${position('500')}/documents?$expand=kindText,operationText`;
      const [document] = (await world.worklist(path)).body.value ?? [];
      expect(document).toMatchObject({
        note: 'Asked on the phone',
        requestedBy: 'ana',
        operationState: 'pending',
        kindText: { name: 'Payment reminder' },
      });
      expect(await toldOf('500', 'de')).toContain(
        'Dokument versendet: Zahlungserinnerung · Asked on the phone',
      );
      expect(await decisionsOn('500')).toContain('document-requested');
    });

    test('that asks for payment counts as a contact, and is refused when the gate is closed', async () => {
      const [contact] = await rowsOf('saldo_contacts_Contacts', '500');
      expect(contact).toMatchObject({ channel: 'letter', result: 'SNT', direction: 'outbound' });
      const again = await world.act('500', 'sendDocument', { kind: 'reminder' });
      expect([again.status, again.body.error?.code]).toEqual([409, 'DOCUMENT_REFUSED']);
      expect(again.body.error?.message).toMatch(/Art\. 3/);
      expect(await rowsOf('saldo_correspondence_DocumentRequests', '500')).toHaveLength(1);
    });

    test('that only answers the customer is sent whatever was counted, and counts as none itself', async () => {
      const statement = await world.act('500', 'sendDocument', {
        kind: 'statement',
        language: 'es',
      });
      expect(statement.status).toBe(200);
      expect((await operationsOf('500')).map(({ language }) => language)).toContain('es');
      expect(await rowsOf('saldo_contacts_Contacts', '500')).toHaveLength(1);
    });

    test('is not sent to whom nobody may write', async () => {
      await world.db.upsert(tables.exclusionsTable, [
        {
          ID: `00000000-0000-4000-8000-0000000005${kind === 'sqlite' ? '01' : '02'}`,
          source: SOURCE,
          partner: '501',
          reason: 'lawyer',
          validFrom,
        },
      ]);
      const refused = await world.act('501', 'sendDocument', { kind: 'statement' });
      expect([refused.status, refused.body.error?.code]).toEqual([409, 'DOCUMENT_REFUSED']);
      expect(await operationsOf('501')).toEqual([]);
    });

    test.each([
      [{ kind: 'poem' }, 'DOCUMENT_KIND_UNKNOWN', 'kind'],
      [{ kind: 'statement', language: 'xx' }, 'DOCUMENT_LANGUAGE_UNKNOWN', 'language'],
    ])('%j is refused by its parameter', async (body, code, target) => {
      const { status, body: answer } = await world.act('502', 'sendDocument', body);
      expect([status, answer.error?.code, answer.error?.target]).toEqual([400, code, target]);
    });
  });

  describe('an override of the contact gate', () => {
    test('needs a right, a reason and a rule that may be overridden', async () => {
      await world.act('502', 'logContact', called);
      expect(await gate('502')).toMatchObject({
        allowed: false,
        rule: 'once-a-day',
        mayOverride: false,
      });
      const wish = { channel: 'phone', reason: 'Debit bounced after the call' };
      const forbidden = await world.act('502', 'overrideGate', wish);
      expect([forbidden.status, forbidden.body.error?.code]).toEqual([403, 'OVERRIDE_FORBIDDEN']);
      await world.db.upsert(tables.overrideRightsTable, [
        { segment: SEGMENT, agent: 'ana', validFrom },
      ]);
      const empty = await world.act('502', 'overrideGate', { ...wish, reason: '  ' });
      expect([empty.status, empty.body.error?.code]).toEqual([400, 'ASSERT_MANDATORY']);
      const never = await world.act('501', 'overrideGate', wish);
      expect([never.status, never.body.error?.code]).toEqual([409, 'OVERRIDE_IMPOSSIBLE']);
      const open = await world.act('503', 'overrideGate', wish);
      expect([open.status, open.body.error?.code]).toEqual([409, 'OVERRIDE_NOT_NEEDED']);
      expect(await rowsOf('saldo_contacts_GateOverrides', '502')).toEqual([]);
    });

    test('opens one channel for a while, and says who answers for it and why', async () => {
      expect(await gate('502')).toMatchObject({ allowed: false, mayOverride: true });
      const wish = { channel: 'phone', reason: 'Debit bounced after the call' };
      expect((await world.act('502', 'overrideGate', wish)).status).toBe(200);
      expect(await gate('502')).toMatchObject({ allowed: true, isOverridden: true });
      expect(await gate('502', 'ana', 'email')).toMatchObject({ allowed: false });
      const [override] = await rowsOf('saldo_contacts_GateOverrides', '502');
      expect(override).toMatchObject({ rule: 'once-a-day', pack: 'OPEN@2', reason: wish.reason });
      const text = 'Contact rules overridden: Phone · Debit bounced after the call';
      expect(await toldOf('502', 'en')).toContain(text);
      expect(await decisionsOn('502')).toContain('gate-overridden');
      const logged = await world.act('502', 'logContact', { ...called, result: 'PTP' });
      expect([logged.status, logged.messages]).toEqual([200, []]);
      const judged = await world.db.query(
        'SELECT gateRule AS rule FROM saldo_contacts_Contacts WHERE partner = ?',
        ['502'],
      );
      expect(judged).toContainEqual({ rule: 'OPEN@2 overridden once-a-day' });
    });

    test('ends by itself', async () => {
      await world.db.execute('UPDATE saldo_contacts_GateOverrides SET expiresAt = grantedAt');
      expect(await gate('502')).toMatchObject({ allowed: false, isOverridden: false });
    });

    test('is a supervisor’s of the segment without further data', async () => {
      await world.act('506', 'logContact', called, { user: 'dora' });
      expect(await gate('506', 'dora')).toMatchObject({ allowed: false, mayOverride: true });
      const wish = { channel: 'phone', reason: 'Agreed with the customer' };
      expect((await world.act('506', 'overrideGate', wish, { user: 'dora' })).status).toBe(200);
      expect(await gate('506', 'dora')).toMatchObject({ allowed: true });
    });
  });

  describe('a customer who is handed over', () => {
    test('leaves the list for the agent of the group with most time, and the audit says why', async () => {
      const answer = await world.act('503', 'handOver', {
        collectionGroup: LATE,
        reason: 'Legal next',
      });
      expect(answer.status).toBe(204);
      expect((await world.worklist(position('503'))).status).toBe(404);
      const theirs = await world.worklist(position('503'), { user: 'ben' });
      expect(theirs.body).toMatchObject({ collectionGroup: LATE, heldBy: null });
      expect(await toldOf('503', 'pt', 'ben')).toContain('Repassado a: Late · Legal next');
      expect(await decisionsOn('503')).toContain('customer-handed-over');
      const kept = await world.db.query(
        `SELECT fromGroup AS "from", toGroup AS "to", reason FROM saldo_organization_HandOvers
        WHERE partner = ?`,
        ['503'],
      );
      expect(kept).toEqual([{ from: EARLY, to: LATE, reason: 'Legal next' }]);
    });

    test('waits for the night where nobody of the group is there today', async () => {
      await world.act('504', 'handOver', { collectionGroup: 'EMPTY', reason: 'Special case' });
      const unlisted = await rowsOf('saldo_worklists_UnlistedPositions', '504');
      expect(unlisted).toMatchObject([{ run: RUNS[SEGMENT], agent: null, reason: 'handed-over' }]);
      expect((await world.worklist(position('504'))).status).toBe(404);
    });

    test.each([
      [{ collectionGroup: EARLY, reason: 'x' }, 400, 'HAND_OVER_SAME'],
      [{ collectionGroup: 'AGENCY', reason: 'x' }, 400, 'GROUP_UNKNOWN'],
      [{ collectionGroup: LATE, reason: ' ' }, 400, 'ASSERT_MANDATORY'],
    ])('is not by %j', async (body, status, code) => {
      const answer = await world.act('505', 'handOver', body);
      expect([answer.status, answer.body.error?.code]).toEqual([status, code]);
      expect((await world.worklist(position('505'))).status).toBe(200);
    });

    test('can go to groups of the agent’s segments only, and to no agency', async () => {
      const groups = (await world.worklist('Groups')).body.value ?? [];
      expect(groups.map(({ name }) => name).sort()).toEqual(['Early', 'Late', 'Nobody']);
    });
  });

  describe('the script', () => {
    const script = async () =>
      (await world.worklist(`${position('505')}/WorklistService.contactScript()`)).body;

    test('is empty where the segment has none', async () => {
      expect(await script()).toMatchObject({ steps: [] });
    });

    test('is the closest one of today, in the customer’s language, with their figures', async () => {
      const id = (digit: number) => `00000000-0000-4000-8000-00000000000${digit}`;
      const of = { segment: SEGMENT, validFrom };
      await world.db.upsert(tables.callScriptsTable, [
        { ID: id(1), ...of },
        { ID: id(2), ...of, strategy: 'LATE' },
        { ID: id(3), ...of, strategy: 'LATE', stage: 'late', validTo: addDays(today, -1) },
        { ID: id(4), ...of, strategy: 'OTHER', stage: 'late' },
      ]);
      const texts = [1, 2, 3, 4].flatMap((digit) =>
        ['de', 'en'].map((language) => ({
          ...{ script: id(digit), language, sequence: 1, title: `${digit} ${language}` },
          text: '{name}, {amount} seit {days} Tagen. {agent} {unknown}',
        })),
      );
      await world.db.upsert(tables.callScriptStepsTable, texts);
      expect(await script()).toMatchObject({
        language: 'de',
        steps: [
          {
            title: '2 de',
            text: 'Customer 505, 1.000,10\u00a0€ seit 40 Tagen. Ana Roth {unknown}',
          },
        ],
      });
    });
  });

  describe('what was decided on old figures', () => {
    const promise = (seen: string) => ({
      dates: [{ dueOn: addDays(today, 5), amount: null }],
      seen,
    });

    test('is refused with what changed since, and taken when it was seen', async () => {
      const seen = '2026-01-01T00:00:00.000Z';
      await world.act('505', 'sendDocument', { kind: 'statement' });
      const changedAt = new Date().toISOString();
      await world.db.execute(
        'UPDATE saldo_worklists_Positions SET changedAt = ? WHERE partner = ?',
        [changedAt, '505'],
      );
      const refused = await world.act('505', 'promiseToPay', promise(seen));
      expect([refused.status, refused.body.error?.code]).toEqual([409, 'POSITION_CHANGED']);
      expect(refused.body.error?.message).toContain('Document sent: Account statement');
      expect(await rowsOf('saldo_agreements_Promises', '505')).toEqual([]);
      const taken = await world.act('505', 'promiseToPay', promise(changedAt));
      expect(taken.status).toBe(200);
    });
  });
});
