import type { Database } from '../../srv/platform/database.ts';
import { contactsTable, creditProfilesTable } from '../../srv/platform/tables.ts';
import { forgetOld } from '../../srv/runs/forget-old.ts';
import { deployedDatabase } from '../support/deployed-database.ts';
import { addToLists, loadPortfolio, SEGMENT, SOURCE } from '../support/portfolio.ts';
import { type SaldoServer, startSaldo } from '../support/saldo-server.ts';

const users = { ana: ['agent'], pia: ['compliance'] };
const PEOPLE = Array.from({ length: 40 }, (_, index) => String(100 + index));

describe.each(['sqlite', 'postgres'] as const)('who reads sensitive data, on %s,', (kind) => {
  let db: Database;
  let saldo: SaldoServer;

  beforeAll(async () => {
    const deployed = await deployedDatabase(kind);
    db = deployed.db;
    await loadPortfolio(db);
    await addToLists(
      db,
      PEOPLE.map((partner) => ({ partner, agents: { [SEGMENT]: 'ana' } })),
    );
    const about = PEOPLE.map((partner) => ({ source: SOURCE, partner }));
    await db.insert(
      creditProfilesTable,
      about.map((person) => ({ ...person, score: '7' })),
    );
    await db.insert(contactsTable, [
      { ID: '11111111-1111-4111-8111-111111111111', ...about[0], segment: SEGMENT, note: 'Is ill' },
      { ID: '22222222-2222-4222-8222-222222222222', ...about[1], segment: SEGMENT, note: '' },
    ]);
    saldo = await startSaldo({ kind, credentials: deployed.credentials, users });
  });
  afterAll(async () => {
    await saldo.stop();
    await db.close();
  });
  beforeEach(() => db.execute('DELETE FROM saldo_privacy_SensitiveReads'));

  const read = (path: string) => saldo.call(`/odata/v4/worklist/${path}`, { user: 'ana' });
  const told = async () => {
    const path = '/odata/v4/privacy/SensitiveReads?$orderby=partner,entity';
    const { body } = await saldo.call(path, { user: 'pia' });
    return (body.value ?? []).map(
      ({ partner, reader, entity }) => `${reader} ${partner} ${entity}`,
    );
  };

  test('is on record, once a day', async () => {
    await read('Contacts');
    await read('Contacts?$select=note');
    expect(await told()).toEqual(['ana 100 WorklistService.Contacts']);
  });

  test('is on record for what is expanded', async () => {
    await read(
      "MyPositions?$filter=partner eq '100'&$select=name&$expand=credit($select=score),contacts",
    );
    expect(await told()).toEqual([
      'ana 100 WorklistService.Contacts',
      'ana 100 WorklistService.Credit',
    ]);
  });

  test('is on record for each person of a list', async () => {
    await read('Credit?$top=1000');
    expect(await told()).toHaveLength(PEOPLE.length);
  });

  test('nothing is on record where nothing sensitive was shown', async () => {
    await read('MyPositions');
    await read('Contacts?$select=channel');
    await read("Contacts?$filter=partner eq '101'");
    await read('Credit/$count');
    expect(await told()).toEqual([]);
  });

  test('is forgotten after its retention', async () => {
    await read('Contacts');
    await db.execute("UPDATE saldo_privacy_SensitiveReads SET day = '2024-01-01'");
    await forgetOld(db, '2026-11-23T08:00:00.000Z');
    expect(await told()).toEqual([]);
  });
});
