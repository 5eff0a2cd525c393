import { randomUUID } from 'node:crypto';
import { verifyAudit } from '../../srv/audit/verify-audit.ts';
import type { Database } from '../../srv/platform/database.ts';
import { retentionPeriodsTable } from '../../srv/platform/tables.ts';
import { personRows } from '../../srv/privacy/person-tables.ts';
import { plant, SEEN } from '../security/fuzz/plant.ts';
import { readSurface, type Surface } from '../security/fuzz/surface.ts';
import { deployedDatabase } from '../support/deployed-database.ts';
import { addToLists, loadPortfolio, SEGMENT, SOURCE } from '../support/portfolio.ts';
import { type SaldoServer, startSaldo } from '../support/saldo-server.ts';

const users = { ana: ['agent'], sue: ['supervisor'], pia: ['compliance'] };

describe.each(['sqlite', 'postgres'] as const)('a person asks about their data, on %s:', (kind) => {
  let db: Database;
  let saldo: SaldoServer;
  let surface: Surface;

  let people = 0;
  let partner: string;
  let person: { source: string; partner: string; reason: string };

  beforeAll(async () => {
    surface = await readSurface();
    const deployed = await deployedDatabase(kind);
    db = deployed.db;
    await loadPortfolio(db);
    await addToLists(db, [{ partner: 'other', agents: { [SEGMENT]: 'ana' } }]);
    // Erasable on the day of the restriction.
    await db.insert(retentionPeriodsTable, [{ kind: 'persons', days: 0, validFrom: '2026-01-01' }]);
    saldo = await startSaldo({ kind, credentials: deployed.credentials, users });
  });
  afterAll(async () => {
    await saldo.stop();
    await db.close();
  });

  /** A person of their own for each test, with a row in every table, nothing open and nothing on its way. */
  beforeEach(async () => {
    people += 1;
    partner = `20${people}`.padStart(10, '0');
    person = { source: SOURCE, partner, reason: 'asked by letter' };
    await addToLists(db, [{ partner, agents: { [SEGMENT]: 'ana' } }]);
    await plant(db, { ...SEEN, id: randomUUID(), partner, text: `seen${people}` }, surface);
    await setItems('9');
    await setOperations('confirmed');
  });

  const setItems = (clearingStatus: string) =>
    db.execute('UPDATE saldo_ledger_Items SET clearingStatus = ? WHERE partner = ?', [
      clearingStatus,
      partner,
    ]);
  const setOperations = (state: string) =>
    db.execute('UPDATE saldo_operations_Operations SET state = ? WHERE partner = ?', [
      state,
      partner,
    ]);
  const ask = (action: string, given: object = {}, language = 'en') => {
    const { source, partner: whom, ...body } = { ...person, ...given };
    const path = `Persons(source='${source}',partner='${whom}')/PrivacyService.${action}`;
    return saldo.call(`/odata/v4/privacy/${path}`, { user: 'pia', body, language });
  };
  const namesOf = async (user: string, path: string) => {
    const { body } = await saldo.call(`/odata/v4/${path}`, { user });
    return (body.value ?? []).map((row) => row.partner);
  };
  const rowsOfPerson = async (): Promise<string[]> => {
    const left: string[] = [];
    for (const { table, where } of personRows) {
      const rows = await db.query(`SELECT 1 AS "found" FROM ${table.name} WHERE ${where}`, [
        SOURCE,
        partner,
      ]);
      if (rows.length > 0) left.push(table.name);
    }
    return left;
  };

  test('everything stored is exported, and that it was asked for is recorded', async () => {
    const tables = await rowsOfPerson();
    expect(tables.length).toBeGreaterThan(40);
    const { status, body } = await ask('exportPerson');
    expect(status).toBe(200);
    const told = Object.keys(JSON.parse(String(body.value)));
    expect(told).toEqual(
      expect.arrayContaining(['ledger.Partners', 'agreements.PromiseDates', 'contacts.Contacts']),
    );
    expect(told.filter((name) => name !== 'audit.Events')).toHaveLength(tables.length);
    const events = await db.query(
      "SELECT actor FROM saldo_audit_Events WHERE decision = 'person-exported' AND partner = ?",
      [partner],
    );
    expect(events).toEqual([{ actor: 'pia' }]);
  });

  test('who is restricted is seen by nobody, until the restriction is lifted', async () => {
    const places = [
      ['ana', 'worklist/MyPositions'],
      ['ana', 'worklist/Items'],
      ['ana', 'worklist/Contacts'],
      ['ana', 'worklist/ContactPoints'],
      ['sue', 'supervision/PromisesToApprove'],
      ['sue', 'supervision/Moves'],
      ['sue', 'supervision/OffLists'],
    ] as const;
    for (const [user, path] of places) expect(await namesOf(user, path)).toContain(partner);
    expect((await ask('restrictPerson')).body).toMatchObject({ partner, state: 'restricted' });
    for (const [user, path] of places) expect(await namesOf(user, path)).not.toContain(partner);
    expect(await namesOf('ana', 'worklist/MyPositions')).toContain('other');
    expect((await ask('restrictPerson')).body.error).toMatchObject({ code: 'PERSON_RESTRICTED' });
    expect((await ask('liftRestriction')).body).toMatchObject({ partner, state: 'free' });
    expect(await namesOf('ana', 'worklist/MyPositions')).toContain(partner);
    expect((await ask('liftRestriction')).status).toBe(404);
  });

  test('who is restricted is not found by an agent who is called', async () => {
    const find = async () => {
      const asked = { user: 'ana', body: { text: partner } };
      const { body } = await saldo.call('/odata/v4/worklist/findCustomer', asked);
      return (body.value ?? []).map((row) => row.partner);
    };
    const body = { segment: SEGMENT, source: SOURCE, partner };
    expect(await find()).toContain(partner);
    await ask('restrictPerson');
    expect(await find()).not.toContain(partner);
    const taken = await saldo.call('/odata/v4/worklist/takeCall', { user: 'ana', body });
    expect(taken.body.error).toMatchObject({ code: 'CALL_NO_POSITION' });
  });

  test('is erased with a report that names nobody; the audit trail stays whole', async () => {
    await ask('restrictPerson');
    const { status, body } = await ask('erasePerson');
    expect(status).toBe(200);
    expect(JSON.parse(String(body.report))).toMatchObject({ saldo_ledger_Partners: 1 });
    expect(JSON.stringify(body)).not.toContain(`"${partner}"`);
    expect(await rowsOfPerson()).toEqual([]);
    const left = await db.query('SELECT ID FROM saldo_audit_Events WHERE partner = ?', [partner]);
    expect(left).toEqual([]);
    expect(await namesOf('ana', 'worklist/MyPositions')).not.toContain(partner);
    expect(await verifyAudit(db)).toMatchObject({ erased: 1, faultCount: 0 });
    expect((await ask('erasePerson')).status).toBe(404);
  });

  test('is not erased before their time, nor while money or messages are open', async () => {
    const refused = async (code: string) => {
      const { status, body } = await ask('erasePerson');
      expect({ status, code: body.error?.code }).toEqual({ status: 409, code });
    };
    expect((await ask('erasePerson')).body.error?.code).toBe('PERSON_NOT_RESTRICTED');
    await ask('restrictPerson', { ...person, eraseFrom: '2099-01-01' });
    await refused('PERSON_KEPT_UNTIL');
    await db.execute("UPDATE saldo_privacy_Restrictions SET eraseFrom = '2026-01-01'");
    await setItems('');
    await refused('PERSON_HAS_OPEN_ITEMS');
    await setItems('9');
    await setOperations('parked');
    await refused('PERSON_HAS_OPERATIONS');
    expect((await rowsOfPerson()).length).toBeGreaterThan(40);
    const { body } = await ask('restrictPerson', { ...person, partner: 'nobody' }, 'de');
    expect(body.error?.message).toContain('gibt es nicht');
  });

  test('the officer verifies the trail, and sees who asked and who decided', async () => {
    const verify = () => saldo.call('/odata/v4/privacy/verifyTrail', { user: 'pia', body: {} });
    await ask('exportPerson');
    const { body } = await verify();
    expect(body).toMatchObject({ faultCount: 0, faults: [] });
    expect(Number(body.events)).toBeGreaterThan(0);
    await db.execute(
      "UPDATE saldo_agreements_Promises SET approval = 'approved', decidedBy = 'sue' WHERE partner = ?",
      [partner],
    );
    await db.execute(
      "UPDATE saldo_writeoffs_WriteOffs SET state = 'rejected', decidedBy = 'sue' WHERE partner = ?",
      [partner],
    );
    const path = `/odata/v4/privacy/Decisions?$expand=kindText&$filter=subject eq '${partner}'`;
    const decisions = await saldo.call(path, { user: 'pia' });
    expect(decisions.body.value).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'promise', decidedBy: 'sue', outcome: 'approved' }),
        expect.objectContaining({ kind: 'write-off', decidedBy: 'sue', outcome: 'rejected' }),
      ]),
    );
    await db.execute("UPDATE saldo_audit_Events SET reason = 'forged' WHERE partner = ?", [
      partner,
    ]);
    expect((await verify()).body).toMatchObject({
      faultCount: expect.anything(),
      faults: [expect.objectContaining({ fault: 'event-changed' })],
    });
  });

  test('a consent opens its channel for collections, until it is withdrawn', async () => {
    const key = `segment='${SEGMENT}',source='${SOURCE}',partner='${partner}'`;
    const mayBeTexted = async () => {
      const gate = `MyPositions(${key})/WorklistService.mayContact(channel='sms')`;
      const { body } = await saldo.call(`/odata/v4/worklist/${gate}`, { user: 'ana' });
      return body.allowed;
    };
    await db.execute('DELETE FROM saldo_contacts_Contacts WHERE partner = ?', [partner]);
    await db.execute('DELETE FROM saldo_locks_Blocks WHERE partner = ?', [partner]);
    await db.execute('DELETE FROM saldo_contacts_Consents WHERE partner = ?', [partner]);
    const consent = { channel: 'sms', provenance: 'Form 12', reason: undefined };
    const say = async (purpose: string, isGranted: boolean) =>
      (await ask('recordConsent', { ...consent, purpose, isGranted })).status;
    expect(await mayBeTexted()).toBe(false);
    expect(await say('advertising', true)).toBe(200);
    expect(await mayBeTexted()).toBe(false);
    expect(await say('collections', true)).toBe(200);
    expect(await mayBeTexted()).toBe(true);
    await db.execute(
      "UPDATE saldo_contacts_Consents SET validFrom = '2099-01-01' WHERE purpose = 'collections'",
    );
    expect(await say('collections', false)).toBe(200);
    expect(await mayBeTexted()).toBe(false);
    const granted = await db.query(
      `SELECT validFrom FROM saldo_contacts_Consents
      WHERE partner = ? AND purpose = 'collections' AND isGranted = true`,
      [partner],
    );
    expect(granted).toEqual([]); // nothing said before begins later
    expect(await say('anything', true)).toBe(400);
    const { body } = await saldo.call('/odata/v4/privacy/Consents', { user: 'pia' });
    expect(body.value).toEqual(
      expect.arrayContaining([expect.objectContaining({ partner, provenance: 'Form 12' })]),
    );
  });
});
