import type { ContactPack } from '../../srv/domain/contact-pack.ts';
import { addDays, type IsoDate } from '../../srv/domain/iso-date.ts';
import { loadParked } from '../../srv/erp/write-back/parked-operation.ts';
import { cancelParked } from '../../srv/erp/write-back/resolve-parked.ts';
import type { Database } from '../../srv/platform/database.ts';
import { loadLpSolver } from '../../srv/platform/linear-program.ts';
import * as tables from '../../srv/platform/tables.ts';
import { runNight } from '../../srv/runs/night.ts';
import { DEFAULT_LOOKBACK as lookback } from '../../srv/runs/read-customers.ts';
import { sendLetters } from '../../srv/runs/send-letters.ts';
import { sendMissingLetters } from '../../srv/runs/send-missing-letters.ts';
import { databases, type OpenDatabase } from '../support/databases.ts';
import { addCustomers, loadSmallBank, MONDAY, type TestCustomer } from '../support/small-bank.ts';

const TUESDAY = addDays(MONDAY, 1);
const SEGMENT = 'DE-RETAIL';
const late = [{ daysOverdue: 40, amount: '500.00' }];
const chosen = Object.entries(databases).filter(([name]) => !name.startsWith('CAP'));

/** 100 is like all others; 107 is dunned by the ERP, 108 owes nothing yet. */
const customers: TestCustomer[] = [
  ...['100', '101', '102', '103', '104', '107'].map((partner) => ({ partner, items: late })),
  { partner: '108', items: [{ daysOverdue: -60, amount: '500.00' }] },
];

describe.each(chosen)('letters after a night on %s', (_, open) => {
  let opened: OpenDatabase;
  let db: Database;

  beforeEach(async () => {
    opened = await open();
    db = opened.database;
    await loadSmallBank(db, customers);
    await db.upsert(
      tables.contractAccountsTable,
      customers.map(({ partner }) => account(partner, partner === '107' ? '02' : '01')),
    );
    await sendBy('saldo', MONDAY);
    await decideForAll('first-letter');
  });
  afterEach(() => opened.close());

  const account = (partner: string, dunningProcedure: string) => {
    return { source: 'S4', account: `A${partner}`, partner, companyCode: '1000', dunningProcedure };
  };
  const sendBy = (sender: string, validFrom: IsoDate) =>
    db.upsert(tables.dunningSendersTable, [
      { source: 'S4', procedure: '01', validFrom, validTo: null, sender },
    ]);

  /** A tree that wants a letter for everybody, in a branch of this name. */
  async function decideForAll(branchId: string): Promise<void> {
    const [tree] = await db.query<{ id: string }>(
      'SELECT ID AS id FROM saldo_strategies_TreatmentTrees WHERE segment = ?',
      [SEGMENT],
    );
    const of = [String(tree?.id)];
    await db.execute('DELETE FROM saldo_strategies_TreatmentConditions WHERE tree = ?', of);
    await db.execute('DELETE FROM saldo_strategies_TreatmentBranches WHERE tree = ?', of);
    await db.upsert(tables.treatmentBranchesTable, [
      { tree: of[0], sequence: 1, parent: null, branchId, treatment: 'letter' },
    ]);
  }

  async function night(businessDate: IsoDate): Promise<void> {
    const clock = () => `${businessDate}T03:00:00.000Z`;
    const solve = await loadLpSolver();
    const nights = await runNight(db, { businessDate, clock, solve, partitionSize: 3, lookback });
    expect(nights.map(({ message }) => message)).toEqual(nights.map(() => null));
  }

  const lettersOf = async (day: IsoDate) => {
    const rows = await db.query<{ partner: string }>(
      'SELECT partner FROM saldo_contacts_Letters WHERE businessDate = ? ORDER BY partner',
      [day],
    );
    return rows.map(({ partner }) => partner);
  };
  const listed = () =>
    db.query<{ objectKey: string; code: string; message: string }>(
      `SELECT objectKey AS "objectKey", code, message FROM saldo_mirror_Rejections
      WHERE origin = 'letters' ORDER BY objectKey`,
    );
  const publishedRun = async () => {
    const [row] = await db.query<{ run: string }>(
      'SELECT run FROM saldo_worklists_PublishedRuns WHERE segment = ?',
      [SEGMENT],
    );
    return String(row?.run);
  };
  const dunned = (partner: string, level: number, issuedOn: IsoDate) =>
    db.upsert(tables.dunningNoticesTable, [
      {
        source: 'S4',
        runDate: issuedOn,
        runId: 'R1',
        partner,
        account: `A${partner}`,
        counter: '1',
        companyCode: '1000',
        procedure: '01',
        level,
        currency: 'EUR',
        amount: '500.00',
        issuedOn,
      },
    ]);
  const savePack = (rules: ContactPack['rules']) =>
    db.execute('UPDATE saldo_contacts_ContactRulePacks SET content = ? WHERE pack = ?', [
      JSON.stringify({ id: 'DE-HOUSE', version: '9', rules }),
      'DE-HOUSE',
    ]);
  const OFFICE_HOURS = {
    id: 'office-hours',
    kind: 'hours',
    source: 'Art. 7',
    windows: [{ weekdays: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }],
  } as const;

  test('go out once for whom the tree wants one and Saldo is the sender, on that day', async () => {
    await db.execute('DELETE FROM saldo_agreements_DunningSenders');
    await sendBy('saldo', TUESDAY);
    await night(MONDAY);
    expect(await lettersOf(MONDAY)).toEqual([]);
    await night(TUESDAY);
    expect(await lettersOf(TUESDAY)).toEqual(['100', '101', '102', '103', '104']);
    await night(TUESDAY);
    const operations = await db.query<{ payload: string; state: string }>(
      `SELECT payload, state FROM saldo_operations_Operations
      WHERE kind = 'correspondence-request' ORDER BY partner`,
    );
    expect(operations).toHaveLength(5);
    expect(JSON.parse(operations[0]?.payload ?? '')).toMatchObject({
      partner: '100',
      account: 'A100',
      companyCode: '1000',
      type: '0003',
      language: 'de',
    });
    expect(await listed()).toEqual([]);
  });

  test('are contacts that rules count, events of the position and entries of the audit trail', async () => {
    await night(MONDAY);
    const whose = [MONDAY, '100'];
    expect(
      await db.query(
        `SELECT contact.channel, contact.result, contact.gateRule AS gate, debt.contract,
          operation.kind
        FROM saldo_contacts_Contacts contact
        JOIN saldo_contacts_Letters letter ON letter.ID = contact.ID
        JOIN saldo_contacts_ContactDebts debt ON debt.contact = contact.ID
        JOIN saldo_operations_Operations operation ON operation.ID = contact.operation
        WHERE contact.localDate = ? AND contact.partner = ?`,
        whose,
      ),
    ).toEqual([
      {
        channel: 'letter',
        result: 'SNT',
        gate: expect.stringMatching(/^DE-HOUSE@.* allowed$/),
        contract: 'C100',
        kind: 'correspondence-request',
      },
    ]);
    expect(
      await db.query(
        `SELECT fromStatus AS "before", toStatus AS "after" FROM saldo_worklists_PositionEvents
        WHERE cause = 'letter' AND run = ? AND partner = ?`,
        [await publishedRun(), '100'],
      ),
    ).toEqual([{ before: 'open', after: 'open' }]);
    expect(
      await db.query(
        `SELECT reason FROM saldo_audit_Events WHERE decision = 'letter-requested' AND partner = ?`,
        ['100'],
      ),
    ).toEqual([{ reason: 'letter' }]);
  });

  test('are the same only after the days that the treatment says', async () => {
    await night(MONDAY);
    await night(TUESDAY);
    expect(await lettersOf(TUESDAY)).toEqual([]);
    await night(addDays(MONDAY, 11));
    expect(await lettersOf(addDays(MONDAY, 11))).toEqual([]);
    await night(addDays(MONDAY, 14));
    expect(await lettersOf(addDays(MONDAY, 14))).toHaveLength(5);
  });

  test('are others as soon as the branch or the dunning level is another', async () => {
    await dunned('100', 1, addDays(MONDAY, -20));
    await night(MONDAY);
    await dunned('100', 2, addDays(MONDAY, -20));
    await night(TUESDAY);
    expect(await lettersOf(TUESDAY)).toEqual(['100']);
    await decideForAll('second-letter');
    await night(addDays(MONDAY, 2));
    expect(await lettersOf(addDays(MONDAY, 2))).toHaveLength(5);
  });

  test('do not follow a notice that the ERP has just issued, at whatever level', async () => {
    await dunned('100', 1, addDays(MONDAY, -5));
    await night(MONDAY);
    expect(await lettersOf(MONDAY)).not.toContain('100');
    await dunned('101', 2, TUESDAY);
    await night(TUESDAY);
    expect(await lettersOf(TUESDAY)).toEqual([]);
    await night(addDays(MONDAY, 9));
    expect(await lettersOf(addDays(MONDAY, 9))).toEqual(['100']);
  });

  test('are not sent to whom is excluded, disputes or has a dunning lock; the list says why', async () => {
    const item = { source: 'S4', repetition: '000', item: '0001', subitem: '000' };
    await db.upsert(tables.itemLocksTable, [
      { ...item, document: '1010', process: '01', reason: 'A', validFrom: MONDAY, validTo: MONDAY },
    ]);
    const held = { source: 'S4', process: '01', reason: 'A', validFrom: MONDAY, validTo: MONDAY };
    await db.upsert(tables.accountLocksTable, [
      { ...held, account: 'A100', partner: '100', process: '02' },
      { ...held, account: 'A105', partner: '105' },
      { ...held, account: 'A106', partner: '106', process: '02', reason: 'C' },
    ]);
    await db.upsert(tables.contactLocksTable, [
      { source: 'S4', process: '02', reason: 'C', validFrom: MONDAY, basis: 'Court order' },
    ]);
    const dispute = { currency: 'EUR', disputedAmount: '100.00', isOpen: true };
    await db.upsert(tables.disputedItemsTable, [
      { ...item, document: '1020', caseId: 'D1', partner: '102', ...dispute },
    ]);
    await addCustomers(
      db,
      ['105', '106'].map((partner) => ({ partner, items: late })),
    );
    await db.upsert(tables.contractAccountsTable, [account('105', '01'), account('106', '01')]);
    await db.execute('UPDATE saldo_ledger_Partners SET deathDate = ? WHERE partner = ?', [
      addDays(MONDAY, -9),
      '103',
    ]);
    await db.upsert(tables.blocksTable, [
      {
        ID: '7d1f0000-0000-4000-8000-000000000001',
        source: 'S4',
        partner: '104',
        segment: SEGMENT,
        kind: 'contact',
        validFrom: MONDAY,
        validTo: TUESDAY,
      },
    ]);
    await night(MONDAY);
    expect(await lettersOf(MONDAY)).toEqual(['100']);
    expect(await listed()).toEqual([
      { objectKey: 'S4/101', code: 'LETTER_DUNNING_LOCKED', message: expect.any(String) },
      { objectKey: 'S4/102', code: 'LETTER_DISPUTED', message: expect.any(String) },
      {
        objectKey: 'S4/104',
        code: 'LETTER_REFUSED',
        message: expect.stringMatching(/contact-block .*\(Saldo\)/),
      },
      { objectKey: 'S4/105', code: 'LETTER_DUNNING_LOCKED', message: expect.any(String) },
      {
        objectKey: 'S4/106',
        code: 'LETTER_REFUSED',
        message: expect.stringMatching(/lock-S4-02-C .*\(Court order\); it opens at 2026-11-23T23/),
      },
    ]);
    await db.execute('UPDATE saldo_ledger_Partners SET isBlocked = true WHERE partner = ?', [
      '100',
    ]);
    await db.execute('DELETE FROM saldo_contacts_Letters WHERE partner = ?', ['100']);
    const run = await publishedRun();
    await sendLetters(db, { segment: SEGMENT, run, clock: () => `${MONDAY}T09:00:00.000Z` });
    expect((await listed())[0]).toMatchObject({ objectKey: 'S4/100', code: 'LETTER_EXCLUDED' });
  });

  test('wait for the hours in which the rules of contact allow them', async () => {
    await savePack([OFFICE_HOURS]);
    await night(MONDAY);
    expect(await lettersOf(MONDAY)).toEqual([]);
    const refused = await listed();
    expect(refused.map(({ code }) => code)).toEqual(Array(5).fill('LETTER_REFUSED'));
    expect(refused[0]?.message).toContain(
      'office-hours of DE-HOUSE@9 (Art. 7); it opens at 2026-11-23T08:00:00.000Z',
    );
    const at = (instant: string) => sendMissingLetters(db, () => instant);
    expect(await at(`${MONDAY}T07:30:00.000Z`)).toEqual({ letters: 0, held: 5 });
    expect(await at(`${MONDAY}T08:30:00.000Z`)).toEqual({ letters: 5, held: 0 });
    expect(await at(`${MONDAY}T09:30:00.000Z`)).toEqual({ letters: 0, held: 0 });
    expect(await listed()).toEqual([]);
  });

  test('of a list that is of another day are not sent any more', async () => {
    await savePack([OFFICE_HOURS]);
    await night(MONDAY);
    const tomorrow = () => `${TUESDAY}T08:30:00.000Z`;
    expect(await sendMissingLetters(db, tomorrow)).toEqual({ letters: 0, held: 0 });
  });

  test('that cannot be decided are told as a failure, and the lists are published all the same', async () => {
    await savePack([{ id: 'moon', kind: 'moon-phase', source: '?' } as never]);
    await night(MONDAY);
    expect(await listed()).toMatchObject([{ objectKey: SEGMENT, code: 'CONTACT_RULE_UNKNOWN' }]);
    await savePack([]);
    const run = await publishedRun();
    const clock = () => `${MONDAY}T09:00:00.000Z`;
    const paged = { segment: SEGMENT, run, clock, pageSize: 2 };
    expect(await sendLetters(db, paged)).toEqual({ letters: 5, held: 0 });
    expect(await listed()).toEqual([]);
  });

  test('that the integration desk gave up are no contact, and are due again the next day', async () => {
    await night(MONDAY);
    const ofCustomer = `partner = '100' AND kind = 'correspondence-request'`;
    await db.execute(`UPDATE saldo_operations_Operations SET state = 'parked' WHERE ${ofCustomer}`);
    const [parked] = await db.query<{ id: string }>(
      `SELECT ID AS id FROM saldo_operations_Operations WHERE ${ofCustomer}`,
    );
    const decision = { by: 'ida', now: `${MONDAY}T10:00:00.000Z`, why: 'Address unknown' };
    await cancelParked(db, await loadParked(db, String(parked?.id)), decision);
    expect(await db.query(`SELECT ID FROM saldo_contacts_Contacts WHERE partner = '100'`)).toEqual(
      [],
    );
    await night(MONDAY);
    expect(await lettersOf(MONDAY)).toHaveLength(5);
    await night(TUESDAY);
    expect(await lettersOf(TUESDAY)).toEqual(['100']);
  });
});
