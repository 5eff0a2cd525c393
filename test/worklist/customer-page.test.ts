import * as tables from '../../srv/platform/tables.ts';
import { addToLists, OTHER_SEGMENT, RUNS, SEGMENT, SOURCE, TODAY } from '../support/portfolio.ts';
import {
  type Kind,
  position,
  type WorklistWorld,
  worklistWorld,
} from '../support/worklist-world.ts';

const GROUP = 'DE-RETAIL-EARLY';
const RUN = RUNS[SEGMENT] ?? '';
const owing = (partner: string, agent: string, segment = SEGMENT) => ({
  partner,
  agents: { [segment]: agent },
  items: [
    { document: `A${partner}`, amount: '100.10', daysOverdue: 40 },
    { document: `B${partner}`, amount: '0.20', daysOverdue: -5 },
  ],
});

interface Row extends Record<string, unknown> {
  readonly text: string;
}

describe.each<Kind>(['sqlite', 'postgres'])('the page of a customer on %s', (kind) => {
  let world: WorklistWorld;

  beforeAll(async () => {
    world = await worklistWorld(kind);
    await addToLists(world.db, [
      owing('701', 'ana'),
      owing('702', 'ben'),
      owing('703', 'ben', OTHER_SEGMENT),
      owing('704', 'ben'),
      owing('705', 'ana'),
      owing('706', 'ben'),
    ]);
  });
  afterAll(() => world.close());

  const read = async (path: string, language = 'en', partner = '701'): Promise<Row[]> => {
    const { body } = await world.worklist(`${position(partner)}/${path}`, { language });
    return body.value as unknown as Row[];
  };

  test('tells at a glance what an agent has to know before they speak', async () => {
    const partner = '701';
    await world.db.insert(tables.customerFlagsTable, [
      { ...flag(1, 'hardship'), validFrom: '2026-11-01' },
      { ...flag(2, 'vulnerable'), validTo: '2026-11-01' },
    ]);
    const standing = { source: SOURCE, partner, isBankrupt: true };
    await world.db.upsert(tables.creditStandingsTable, [standing]);
    await world.db.insert(
      tables.promisesTable,
      ['1', '2', '3', '5'].map((status, index) => promise(`5${index}`, '701', status)),
    );
    await world.db.execute("UPDATE saldo_ledger_Partners SET preferredMedium = 'INT'");
    const path = `${position(partner)}/WorklistService.glance()`;
    const { body } = await world.worklist(path, { language: 'de' });
    expect(body).toMatchObject({
      languageText: 'Deutsch',
      preferredChannelText: 'E-Mail',
      timeZone: 'Europe/Berlin',
      localTime: expect.stringMatching(/^\d\d:\d\d$/),
      kept: 2,
      broken: 1,
      keptPercent: 67,
      amounts: [
        { currency: 'EUR', overdue: '100.10', notDue: '0.20', daysPastDue: 40, disputed: '0.00' },
      ],
    });
    const { flags } = body as unknown as { flags: { text: string }[] };
    expect(flags.map(({ text }) => text).sort()).toEqual(['Härtefall', 'Insolvent']);
    const hold = { source: SOURCE, partner, since: '2026-11-23T08:00:00.000Z' };
    const held = { ...hold, agent: 'ben', expiresAt: '2099-01-01T00:30:00.000Z' };
    await world.db.upsert(tables.holdsTable, [held]);
    const again = await world.worklist(path, { language: 'de' });
    const [first] = (again.body as unknown as { flags: { text: string }[] }).flags;
    expect(first?.text).toBe('Bei Ben Vogt bis 01:30');
    await world.db.execute('DELETE FROM saldo_worklists_Holds');
    await world.db.execute('DELETE FROM saldo_agreements_Promises');
  });

  describe('in its timeline', () => {
    beforeAll(async () => {
      const { db } = world;
      await world.act('701', 'logContact', {
        channel: 'phone',
        direction: 'inbound',
        result: 'INF',
        note: 'Pays on Friday',
      });
      await world.act('701', 'openCustomer');
      await world.act('701', 'resubmit', { dueOn: '2026-11-30', reason: 'Salary day' });
      await world.act('701', 'moveInList', { place: 'end', reason: 'Calls back' });
      await db.insert(tables.promisesTable, [promise('7', '701', '3')]);
      await db.insert(tables.promiseVerdictsTable, [
        {
          ID: '0e2f7a52-6f0e-4c0b-9a39-000000000009',
          promise: promise('7', '701', '3').ID,
          judgedAt: '2026-11-12T02:00:00.000Z',
          businessDate: '2026-11-12',
          status: '3',
          fulfilmentPercent: '40.00',
          paidAmount: '40.00',
        },
      ]);
      await db.insert(tables.contractAccountsTable, [
        { source: SOURCE, account: 'A701', partner: '701', companyCode: '1000' },
        { source: SOURCE, account: 'X701', partner: '701', companyCode: '1100' },
      ]);
      await db.insert(tables.paymentsTable, [
        payment('P1', 'A701', { isReturned: true, returnedOn: '2026-11-10' }),
        payment('P2', 'X701', {}),
      ]);
      await db.insert(tables.dunningNoticesTable, [
        { ...dunning('1000'), level: 2 },
        { ...dunning('1100'), counter: '2', level: 9 },
      ]);
      const event = { run: RUN, source: SOURCE, partner: '701', toStatus: 'completed' };
      await db.insert(tables.positionEventsTable, [
        { ID: eventId(1), ...event, occurredAt: '2026-11-23T09:00:00.000Z', cause: 'agent' },
        {
          ID: eventId(2),
          ...event,
          occurredAt: '2026-11-23T09:01:00.000Z',
          cause: 'payment',
          toPercent: 20,
        },
        {
          ID: eventId(3),
          ...event,
          occurredAt: '2026-11-23T09:02:00.000Z',
          cause: 'override',
          about: 'phone',
          note: 'Asked for it',
        },
      ]);
      await db.insert(tables.runsTable, [{ ID: RUN, segment: SEGMENT, businessDate: TODAY }]);
      await db.insert(tables.ownershipMovesTable, [
        {
          run: RUN,
          source: SOURCE,
          partner: '701',
          fromAgent: 'ben',
          toAgent: 'ana',
          cause: 'left',
        },
      ]);
    });

    test('is everything that happened in my segment, newest first, in words', async () => {
      const rows = await read('timeline?$orderby=onDay desc,at desc');
      const told = rows.map(({ kind, text }) => `${kind}: ${text}`);
      expect(told).toEqual(
        expect.arrayContaining([
          'contact: Phone, Inbound: Informed · Pays on Friday',
          'resubmission: Come back on Nov 30, 2026 · Salary day',
          'move: Moved on the list to place 2: Later today · Calls back',
          'move: Handed from Ben Vogt to Ana Roth: Former owner left',
          'event: Agent: Completed',
          'event: Payment: valuation now 20 %',
          expect.stringMatching(/^event: .*Phone · Asked for it$/),
          'hold: Opened and held',
          'promise: Promise to pay given; now: Broken',
          'promise: Promise judged: Broken, 40 % fulfilled',
          'payment: Payment, document D1',
          'payment: Payment returned, document D1',
          'letter: Dunning notice, level 2, account A701',
        ]),
      );
      expect(told.join()).not.toMatch(/P2|D2|level 9/);
      const days = rows.map(({ onDay }) => String(onDay));
      expect(days).toEqual(days.toSorted().toReversed());
      expect(new Set(rows.map(({ ID }) => ID)).size).toBe(rows.length);
    });

    test('speaks the user’s language, and names who did it', async () => {
      const rows = await read("timeline?$filter=kind eq 'contact'&$select=text,whoName", 'de');
      expect(rows).toMatchObject([
        { text: 'Telefon, Eingehend: Informiert · Pays on Friday', whoName: 'Ana Roth' },
      ]);
    });

    test('is read page by page, of one kind, and counted', async () => {
      const query = "$filter=kind eq 'payment'&$orderby=onDay desc&$count=true&$top=1&$skip=1";
      const { body } = await world.worklist(`${position('701')}/timeline?${query}`);
      expect(body).toMatchObject({ '@odata.count': 2, value: [{ ref: 'paid' }] });
    });

    test('is of nobody else’s customers, on no path', async () => {
      const { body } = await world.worklist('Timeline?$select=partner');
      const partners = (body.value as unknown as Row[]).map(({ partner }) => partner);
      expect(new Set(partners)).toEqual(new Set(['701']));
      expect((await world.worklist(`${position('702')}/timeline`)).status).toBe(404);
    });
  });

  test('shows who stands behind the customer, with debts where I may know them', async () => {
    const { db } = world;
    await db.insert(tables.groupMembersTable, [{ collectionGroup: GROUP, agent: 'ana' }]);
    await db.execute('UPDATE saldo_worklists_Positions SET collectionGroup = ? WHERE partner = ?', [
      GROUP,
      '702',
    ]);
    await db.insert(tables.contractsTable, [
      { source: SOURCE, contract: 'C701', partner: '701', companyCode: '1000' },
    ]);
    await db.insert(tables.contractPartiesTable, [
      { source: SOURCE, contract: 'C701', partner: '702', role: 'guarantor' },
      { source: SOURCE, contract: 'C701', partner: '706', role: 'co-debtor' },
      {
        source: SOURCE,
        contract: 'C701',
        partner: '704',
        role: 'guarantor',
        validTo: '2026-01-01',
      },
    ]);
    await db.insert(tables.partnerRelationsTable, [
      relation('701', '703', 'BUR004'),
      relation('705', '701', 'BUR001'),
    ]);
    await db.insert(tables.restrictionsTable, [{ source: SOURCE, partner: '706' }]);
    const rows = await read('related?$orderby=other&$expand=relationText,knowledgeText');
    expect(rows).toMatchObject([
      {
        other: '702',
        name: 'Customer 702',
        relationText: { name: 'Guarantor' },
        knowledgeText: { name: 'In my group' },
        currency: 'EUR',
        overdueAmount: '100.1000',
        overdueItems: 1,
      },
      {
        other: '703',
        relationText: { name: 'Married to' },
        knowledge: 'none',
        currency: '',
        overdueAmount: null,
      },
      { other: '705', knowledge: 'mine', overdueAmount: '100.1000' },
    ]);
  });

  test('says what the customer agreed to, and how we know', async () => {
    const consent = { source: SOURCE, partner: '701', purpose: 'collections', isGranted: true };
    await world.db.insert(tables.consentsTable, [
      { ...consent, channel: 'sms', provenance: 'Contract, page 4', validTo: '2026-01-31' },
      { ...consent, channel: 'email', provenance: 'Call of 3 May' },
    ]);
    expect(await read('consents?$orderby=channel')).toMatchObject([
      { channel: 'email', isGranted: true, holds: true, provenance: 'Call of 3 May' },
      { channel: 'sms', isGranted: true, holds: false },
    ]);
  });
});

function promise(ID: string, partner: string, status: string) {
  const id = `0e2f7a52-6f0e-4c0b-9a39-${ID.padStart(12, '0')}`;
  const whose = { source: SOURCE, partner, segment: SEGMENT, createdBy: 'ana' };
  const when = { promisedOn: '2026-11-05', createdAt: '2026-11-05T09:00:00.000Z' };
  const what = { currency: 'EUR', amount: '100.00', status, needsApproval: false };
  return { ID: id, ...whose, ...when, ...what };
}

function payment(key: string, account: string, more: Partial<tables.PaymentsRow>) {
  const what = { document: key.replace('P', 'D'), currency: 'EUR', amount: '5.00' };
  const when = { postingDate: '2026-11-09', isReturned: false };
  return { source: SOURCE, payment: key, partner: '701', account, ...what, ...when, ...more };
}

function dunning(companyCode: string) {
  const run = { runDate: '2026-11-01', runId: 'M1', partner: '701', account: 'A701', counter: '1' };
  return { source: SOURCE, ...run, companyCode, currency: 'EUR', issuedOn: '2026-11-02' };
}

function relation(partner: string, relatedPartner: string, code: string) {
  const valid = { validFrom: '2020-01-01', validTo: '9999-12-31' };
  return { source: SOURCE, partner, relatedPartner, relation: code, ...valid };
}

function eventId(id: number) {
  return `0e2f7a52-6f0e-4c0b-9a39-2f6f0d1e000${id}`;
}

function flag(id: number, name: string) {
  const ID = `0e2f7a52-6f0e-4c0b-9a39-2f6f0d1d000${id}`;
  return { ID, source: SOURCE, partner: '701', flag: name, evidence: 'letter' };
}
