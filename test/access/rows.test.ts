import { readFileSync } from 'node:fs';
import { HIDDEN, plant, SEEN } from '../security/fuzz/plant.ts';
import { readSurface } from '../security/fuzz/surface.ts';
import { deployedDatabase } from '../support/deployed-database.ts';
import { addToLists, loadPortfolio, SEGMENT } from '../support/portfolio.ts';
import { requiredRoles } from '../support/required-roles.ts';
import { type SaldoServer, startSaldo } from '../support/saldo-server.ts';
import { rowLimits } from './row-limits.ts';

/** Which rows who may read an entity sees, decided by people: by which of their attributes. */
const [, ...lines] = readFileSync(new URL('./rows.csv', import.meta.url), 'utf8')
  .trim()
  .split('\n');
const table = new Map(lines.map((line) => line.split(';').slice(0, 2)).map(([a, b]) => [a, b]));
const surface = await readSurface();
const nameOf = ({ service, name }: { readonly service: string; readonly name: string }) =>
  `${service}.${name}`;

test('each entity has a line in test/access/rows.csv that says what limits its rows', () => {
  const limits = surface.entities.map((entity) => [nameOf(entity), rowLimits(entity)]);
  expect([...table].toSorted()).toEqual(limits.toSorted());
});

describe.each(['sqlite', 'postgres'] as const)('a user of every role, on %s,', (kind) => {
  let saldo: SaldoServer;

  beforeAll(async () => {
    const { db, credentials } = await deployedDatabase(kind);
    await loadPortfolio(db);
    await addToLists(db, [{ partner: SEEN.partner, agents: { [SEGMENT]: 'ana' } }]);
    await plant(db, SEEN, surface);
    await plant(db, HIDDEN, surface);
    await db.close();
    const roles = await requiredRoles();
    const nowhere = ['NOWHERE'];
    saldo = await startSaldo({
      kind,
      credentials,
      users: {
        segment: { roles, segments: nowhere },
        group: { roles, groups: nowhere },
        companyCode: { roles, companyCodes: nowhere },
        person: { roles, person: { source: 'NOWHERE', partner: 'NOBODY' } },
      },
      settings: { requestsPerMinute: 1_000_000, portalRequestsPerMinute: 1_000_000 },
    });
  });
  afterAll(() => saldo.stop());

  test.each(['segment', 'group', 'companyCode', 'person'])(
    'whose attribute %s names nothing reads no row that it limits',
    async (attribute) => {
      const limited = surface.entities.filter((entity) =>
        table.get(nameOf(entity))?.split(' ').includes(attribute),
      );
      expect(limited.length).toBeGreaterThan(2);
      const seen: string[] = [];
      for (const entity of limited) {
        const { body } = await saldo.call(`${entity.path}?$top=5`, { user: attribute });
        const rows = (body.value ?? []).filter((row) => !isEverybodys(row, attribute));
        if (rows.length > 0) seen.push(nameOf(entity));
      }
      expect(seen).toEqual([]);
    },
  );
});

/** Rows of no group are every group's. */
function isEverybodys(row: Readonly<Record<string, unknown>>, attribute: string): boolean {
  return attribute === 'group' && row.collectionGroup === null;
}
