import { randomUUID } from 'node:crypto';
import type { Database } from '../../srv/platform/database.ts';
import { restrictionsTable } from '../../srv/platform/tables.ts';
import { personRows } from '../../srv/privacy/person-tables.ts';
import { deployedDatabase } from '../support/deployed-database.ts';
import { addToLists, loadPortfolio, RUNS, SEGMENT, SOURCE, TODAY } from '../support/portfolio.ts';
import { requiredRoles } from '../support/required-roles.ts';
import { type SaldoServer, startSaldo } from '../support/saldo-server.ts';
import { plant, SEEN } from './fuzz/plant.ts';
import { readSurface, type Surface } from './fuzz/surface.ts';

const PARTNER = '951753';
const CANARY = 'zxqwvk';
const PERSON = { source: SOURCE, partner: PARTNER };

/** What somebody is for whom nothing else is hidden; and the person themselves. */
const users = async () => ({
  all: (await requiredRoles()).filter((role) => role !== 'debtor'),
  self: { roles: ['debtor'], person: PERSON },
});

/** Tells who is restricted: that is what it is for. */
const OF_COMPLIANCE = 'PrivacyService';

/** Counts cases by codes and tells of nobody; what was planted shows as a code that no bank has. */
const COUNTED = ['DisputesService.CreatedAndSolved'];

describe.each(['sqlite', 'postgres'] as const)('a restricted person, on %s,', (kind) => {
  let db: Database;
  let saldo: SaldoServer;
  let surface: Surface;
  const operation = randomUUID();

  beforeAll(async () => {
    surface = await readSurface();
    const deployed = await deployedDatabase(kind);
    db = deployed.db;
    await loadPortfolio(db);
    await addToLists(db, [{ partner: PARTNER, agents: { [SEGMENT]: 'all' } }]);
    const owner = { ...SEEN, id: operation, partner: PARTNER, agent: 'all', text: CANARY };
    await plant(
      db,
      owner,
      surface,
      personRows.map(({ table }) => table.name),
    );
    await db.execute('UPDATE saldo_ledger_Partners SET name = ? WHERE partner = ?', [
      CANARY,
      PARTNER,
    ]);
    const settings = { requestsPerMinute: 1_000_000, portalRequestsPerMinute: 1_000_000 };
    saldo = await startSaldo({
      kind,
      credentials: deployed.credentials,
      users: await users(),
      settings,
    });
  });
  afterAll(async () => {
    await saldo.stop();
    await db.close();
  });

  /** Where the person shows, of everything that can be read. */
  const seenIn = async (): Promise<string[]> => {
    const seen: string[] = [];
    for (const { service, name, path, navigations } of surface.entities) {
      if (service === OF_COMPLIANCE || COUNTED.includes(`${service}.${name}`)) continue;
      const [first] = navigations.filter(({ target }) => target);
      const user = service === 'PortalService' ? 'self' : 'all';
      for (const query of ['?$top=1000', first ? `?$expand=${first.name}` : '/$count']) {
        const { status, text } = await saldo.call(`${path}${query}`, { user });
        const isSeen = status < 300 && (text.includes(PARTNER) || text.includes(CANARY));
        if (isSeen) seen.push(`${service}.${name}`);
      }
    }
    return [...new Set(seen)];
  };

  const restrict = () =>
    db.insert(restrictionsTable, [
      { ...PERSON, restrictedAt: `${TODAY}T08:00:00Z`, eraseFrom: '2036-01-01' },
    ]);

  test('was seen in every service before, and is seen in none from then on', async () => {
    const before = await seenIn();
    const services = ['Worklist', 'Supervision', 'Administration', 'Integration', 'Portal'];
    for (const service of services) {
      expect(before.filter((name) => name.startsWith(service))).not.toEqual([]);
    }
    await restrict();
    expect(await seenIn()).toEqual([]);
  });

  test('nothing about them has come into the log', () => {
    expect(saldo.log()).toContain('listening');
    expect(saldo.log()).not.toContain(CANARY);
  });

  test('is not explained, and their operations are decided by nobody', async () => {
    const position = `run=${RUNS[SEGMENT]},source='${SOURCE}',partner='${PARTNER}'`;
    const explain = `/odata/v4/strategies/explain(${position})`;
    expect((await saldo.call(explain, { user: 'all' })).status).toBe(404);
    const desk = `/odata/v4/integration/ParkedOperations(${operation})/IntegrationService.`;
    const decisions = {
      retry: { reason: 'x' },
      confirmAsDone: { erpKey: '1', evidence: 'x' },
    };
    for (const [action, body] of Object.entries(decisions)) {
      const { status, body: told } = await saldo.call(`${desk}${action}`, { user: 'all', body });
      expect([action, status, told.error?.code]).toEqual([action, 409, 'OPERATION_NOT_PARKED']);
    }
  });
});
