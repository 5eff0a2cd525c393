import { contactKey, lookupsFor, nameKey, nameWords } from '../../srv/domain/search-keys.ts';
import * as tables from '../../srv/platform/tables.ts';
import { fillNameWords } from '../../srv/runs/fill-name-words.ts';
import { lookupQuery } from '../../srv/worklist/customer-lookups.ts';
import { nameQueries } from '../../srv/worklist/customers-by-name.ts';
import { addToLists, OTHER_SEGMENT, RUNS, SEGMENT, SOURCE } from '../support/portfolio.ts';
import { type Kind, type WorklistWorld, worklistWorld } from '../support/worklist-world.ts';

const pad = (partner: string) => partner.padStart(10, '0');
const [MARTA, JOSE, OFF, OTHER, PAID] = ['1001', '1002', '1003', '1004', '1005'].map(pad) as [
  string,
  string,
  string,
  string,
  string,
];
const owing = (partner: string, agents: Record<string, string>) => ({
  partner,
  agents,
  items: [{ document: `00${partner}`, amount: '100.10', daysOverdue: 40 }],
});

/** As the customer was called before: words of it may still stand in the index. */
const EARLIER: readonly [string, string] = [JOSE, 'Quintero'];

/** By which columns SQLite seeks each kind of what was typed. */
const SOUGHT = {
  phone: /searchKey=\?/,
  email: /searchKey=\?/,
  identity: /searchKey=\?/,
  name: /agent=\?|word>\? AND word<\?/,
  partner: /source=\? AND partner=\?/,
  account: /source=\? AND account=\?/,
  contract: /source=\? AND contract=\?/,
  document: /source=\? AND document=\?/,
};

const SCOPE = { dialect: 'sqlite', agent: 'ana', segments: [SEGMENT], source: SOURCE } as const;

describe.each<Kind>(['sqlite', 'postgres'])('finding who calls, on %s', (kind) => {
  let world: WorklistWorld;

  beforeAll(async () => {
    world = await worklistWorld(kind);
    const { db } = world;
    await addToLists(db, [
      owing(MARTA, { [SEGMENT]: 'ana' }),
      owing(JOSE, { [SEGMENT]: 'ben' }),
      owing(OFF, { [SEGMENT]: 'ben' }),
      owing(OTHER, { [OTHER_SEGMENT]: 'ben' }),
      owing(PAID, {}),
      owing(pad('1007'), { [SEGMENT]: 'ben' }), // whoever takes calls off ben's list, ben works the segment
      owing(pad('1006'), { [SEGMENT]: 'lars', [OTHER_SEGMENT]: 'lars' }),
    ]);
    await db.execute('DELETE FROM saldo_worklists_ListEntries WHERE partner = ?', [OFF]);
    await db.execute("UPDATE saldo_ledger_Items SET companyCode = '1100' WHERE partner = ?", [
      OTHER,
    ]);
    const names: readonly [string, string][] = [
      [MARTA, 'Marta Weber'],
      [JOSE, 'José Núñez de Arce'],
      [OFF, 'Ole Webering'],
      [OTHER, 'Olga Weber'],
      [PAID, 'Paula Weber'],
    ];
    await db.upsert(
      tables.partnersTable,
      names.map(([partner, name]) => ({ source: SOURCE, partner, name, nameKey: nameKey(name) })),
      { columns: ['source', 'partner', 'name', 'nameKey'] },
    );
    await db.upsert(
      tables.nameWordsTable,
      [...names, EARLIER].flatMap(([partner, name]) =>
        nameWords(name).map((word) => ({ source: SOURCE, partner, word })),
      ),
    );
    const points: readonly [string, string, string][] = [
      [MARTA, 'mobile', '+49 151 23456789'],
      [JOSE, 'email', 'jose@example.com'],
    ];
    await db.upsert(
      tables.contactPointsTable,
      points.map(([partner, type, value]) => {
        const searchKey = contactKey(type, value);
        return { source: SOURCE, partner, kind: type, sequence: '1', value, searchKey };
      }),
    );
    await db.insert(tables.identificationsTable, [
      { source: SOURCE, partner: JOSE, type: 'FS0001', searchKey: '12345678Z' },
    ]);
    await db.upsert(tables.contractAccountsTable, [
      { source: SOURCE, account: '000000077001', partner: MARTA, companyCode: '1000' },
    ]);
  });
  afterAll(() => world.close());

  const find = async (text: string, user = 'ana') => {
    const { body } = await world.worklist('findCustomer', { user, body: { text } });
    return body.value ?? [];
  };
  const take = (partner: string, segment = SEGMENT, user = 'ana') =>
    world.worklist('takeCall', { user, body: { segment, source: SOURCE, partner } });

  test('a database from before names were kept by words finds them after its first night', async () => {
    const { db } = world;
    await db.execute('DELETE FROM saldo_ledger_NameWords WHERE partner = ?', [JOSE]);
    await db.execute(
      "UPDATE saldo_ledger_Partners SET nameKey = 'JOSENUNEZDEARCE' WHERE partner = ?",
      [JOSE],
    );
    expect(await find('nunez')).toEqual([]);
    const wordsOf = () =>
      db.query('SELECT partner, word FROM saldo_ledger_NameWords ORDER BY partner, word');
    await fillNameWords(db, '2026-11-23T02:00:00.000Z');
    expect(await find('nunez')).toMatchObject([{ partner: JOSE }]);
    const words = await wordsOf();
    await fillNameWords(db, '2026-11-24T02:00:00.000Z');
    expect(await wordsOf()).toEqual(words);
  });

  test.each([
    ['0151 23456789', 'phone', MARTA],
    ['JOSE@example.com', 'email', JOSE],
    ['12345678-z', 'identity', JOSE],
    ['nunez', 'name', JOSE],
    ['Núñez José', 'name', JOSE],
    ['jose nu', 'name', JOSE],
    ['Arce', 'name', JOSE],
    ['arce jose', 'name', JOSE],
    ['1001', 'partner', MARTA],
    ['77001', 'account', MARTA],
    [`C${JOSE}`, null, null],
    [`00${JOSE}`, 'document', JOSE],
  ])('by %s', async (text, by, partner) => {
    const [found] = await find(text);
    expect([found?.matchedBy ?? null, found?.partner ?? null]).toEqual([by, partner]);
  });

  test('tells whose the customer is and whether they are collected from today', async () => {
    const found = await find('weber');
    expect(found.map((one) => [one.name, one.isMine, one.hasPosition])).toEqual([
      ['Marta Weber', true, true],
      ['Ole Webering', false, true],
      ['Paula Weber', false, false],
    ]);
  });

  test('says of who is not collected from that they died', async () => {
    const { db } = world;
    const dies = 'UPDATE saldo_ledger_Partners SET deathDate = ? WHERE partner = ?';
    await db.execute(dies, ['2026-01-28', PAID]);
    const found = await find('weber');
    expect(found.map(({ name, flagText }) => [name, flagText])).toEqual([
      ['Marta Weber', ''],
      ['Ole Webering', ''],
      ['Paula Weber', 'Deceased'],
    ]);
    await db.execute(dies, [null, PAID]);
  });

  test('finds nobody by a name they had before, nor by words of two people', async () => {
    expect(await find('quintero')).toEqual([]);
    expect(await find('marta nunez')).toEqual([]);
  });

  test('finds nobody outside of the agent’s segments', async () => {
    expect((await find('olga')).length).toBe(0);
    expect((await find('olga', 'ben')).map(({ name }) => name)).toEqual(['Olga Weber']);
    expect(await find('weber', 'dora')).toEqual([]);
  });

  test('finds and takes nobody of segments that the agent may not see, though they work there', async () => {
    expect((await find('weber', 'lars')).map(({ name }) => name)).toEqual(['Olga Weber']);
    const { status, body } = await take(JOSE, SEGMENT, 'lars');
    expect([status, body.error?.code]).toEqual([404, 'CALL_NO_POSITION']);
  });

  test.each([JOSE, OFF])(
    'the call of %s puts them on the agent’s list, open and held',
    async (partner) => {
      const { status, body } = await take(partner);
      expect(status).toBe(200);
      expect(body).toMatchObject({ partner, heldBy: 'ana' });
      const [found] = await find(partner);
      expect(found).toMatchObject({ isMine: true, heldByName: 'Ana Roth', isHeldByMe: true });
      const [seenByBen] = await find(partner, 'ben');
      expect(seenByBen).toMatchObject({ heldByName: 'Ana Roth', isHeldByMe: false });
      const list = await world.worklist(`MyPositions?$filter=partner eq '${partner}'`);
      expect(list.body.value).toHaveLength(1);
      const [entry] = await world.db.query<Record<string, unknown>>(
        `SELECT agent, standsInFor AS "standsInFor" FROM saldo_worklists_ListEntries
      WHERE run = ? AND partner = ?`,
        [RUNS[SEGMENT] ?? '', partner],
      );
      expect(entry).toEqual({ agent: 'ana', standsInFor: partner === JOSE ? 'ben' : null });
      const events = await world.db.query(
        "SELECT ID FROM saldo_audit_Events WHERE decision = 'call-taken' AND partner = ?",
        [partner],
      );
      expect(events).toHaveLength(1);
    },
  );

  test.each([
    [PAID, SEGMENT],
    [OTHER, OTHER_SEGMENT],
  ])('the call of %s in %s is not taken', async (partner, segment) => {
    const { status, body } = await take(partner, segment);
    expect([status, body.error?.code]).toEqual([404, 'CALL_NO_POSITION']);
  });

  if (kind === 'sqlite') {
    test.each(['0151 23456789', 'a@b.de', 'weber', '1001'])(
      'every lookup of %s goes by an index',
      async (text) => {
        const statements = lookupsFor(text).flatMap(({ by, value }) => {
          const found =
            by === 'name' ? nameQueries(value, SCOPE) : [lookupQuery({ by, value }, SOURCE)];
          return found.map(([sql, params]) => ({ by, sql, params }));
        });
        for (const { by, sql, params } of statements) {
          const plan = await world.db.query<{ detail: string }>(
            `EXPLAIN QUERY PLAN ${sql}`,
            params,
          );
          const steps = plan.map(({ detail }) => detail).join('\n');
          expect(steps).toMatch(SOUGHT[by]);
          expect(steps).not.toMatch(/SCAN saldo_ledger|\(source=\?\)/);
        }
      },
    );
  }
});
