import type { Database } from '../../srv/platform/database.ts';
import { segmentCompanyCodesTable } from '../../srv/platform/tables.ts';
import { deployedDatabase } from '../support/deployed-database.ts';
import { addToLists, loadPortfolio, OTHER_SEGMENT, SEGMENT, SOURCE } from '../support/portfolio.ts';
import { type SaldoServer, startSaldo } from '../support/saldo-server.ts';
import { readSurface } from './fuzz/surface.ts';

const users = {
  all: ['agent', 'supervisor'],
  first: { roles: ['agent', 'supervisor'], companyCodes: ['1000'] },
  both: { roles: ['agent', 'supervisor'], companyCodes: ['1000', '1100'] },
  named: { roles: ['agent', 'supervisor'], companyCodes: ['1000', '1100'], segments: [SEGMENT] },
  none: { roles: ['agent', 'supervisor'], companyCodes: ['9999'] },
};
type User = keyof typeof users;

describe.each(['sqlite', 'postgres'] as const)('who may see some company codes, on %s,', (kind) => {
  let db: Database;
  let saldo: SaldoServer;

  beforeAll(async () => {
    const deployed = await deployedDatabase(kind);
    db = deployed.db;
    await loadPortfolio(db);
    saldo = await startSaldo({ kind, credentials: deployed.credentials, users });
  });
  afterAll(async () => {
    await saldo.stop();
    await db.close();
  });

  const listOf = (agent: User) =>
    addToLists(db, [{ partner: '100', agents: { [SEGMENT]: agent, [OTHER_SEGMENT]: agent } }]);
  const segmentsOf = async (user: User, path: string) => {
    const { body } = await saldo.call(`/odata/v4/${path}`, { user });
    return (body.value ?? []).map(({ segment }) => segment).toSorted();
  };

  test('sees the segments made of these alone', async () => {
    const path = 'supervision/Segments';
    expect(await segmentsOf('all', path)).toEqual([OTHER_SEGMENT, SEGMENT]);
    expect(await segmentsOf('both', path)).toEqual([OTHER_SEGMENT, SEGMENT]);
    expect(await segmentsOf('first', path)).toEqual([SEGMENT]);
    expect(await segmentsOf('named', path)).toEqual([SEGMENT]);
    expect(await segmentsOf('none', path)).toEqual([]);
  });

  test('works customers of these segments only, and acts on no others', async () => {
    await listOf('first');
    expect(await segmentsOf('first', 'worklist/MyPositions')).toEqual([SEGMENT]);
    const open = (segment: string) => {
      const key = `segment='${segment}',source='${SOURCE}',partner='100'`;
      const path = `/odata/v4/worklist/MyPositions(${key})/WorklistService.openCustomer`;
      return saldo.call(path, { user: 'first', body: {} });
    };
    expect((await open(SEGMENT)).status).toBe(200);
    const foreign = await open(OTHER_SEGMENT);
    const missing = await open('MISSING');
    expect(foreign.status).toBe(404);
    expect(foreign.body).toEqual(missing.body);
  });

  test('finds a segment at every row of the worklist, or there is nothing to limit it by', async () => {
    const { entities } = await readSurface();
    const names = entities
      .filter(({ service }) => service === 'WorklistService')
      .filter(({ properties }) => {
        const columns = properties.map(({ name }) => name);
        return !columns.includes('segment') && !columns.includes('code');
      })
      .map(({ name }) => name);
    // Names of colleagues, and how fresh the mirror is: nobody's debts.
    const bare = names.filter((name) => !name.endsWith('.texts')).sort();
    expect(bare).toEqual(['AgentNames', 'Freshness']);
  });

  test('loses a segment at once that another company code joins', async () => {
    const path = 'supervision/Segments';
    const joined = { segment: SEGMENT, source: SOURCE, companyCode: '2000' };
    await db.insert(segmentCompanyCodesTable, [joined]);
    expect(await segmentsOf('first', path)).toEqual([]);
    await db.execute(
      "DELETE FROM saldo_organization_SegmentCompanyCodes WHERE companyCode = '2000'",
    );
    expect(await segmentsOf('first', path)).toEqual([SEGMENT]);
  });
});
