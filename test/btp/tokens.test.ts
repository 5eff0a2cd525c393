import { rsaKeys } from '../support/identity/identity-provider.ts';
import { COMPANY_CODES, OTHER_SEGMENT, SEGMENT } from '../support/portfolio.ts';
import { openAddresses, requiredRoles } from '../support/required-roles.ts';
import { AGENCIES, type TokenWorld, tokenWorld, validity, xsuaaClaims } from './token-world.ts';

const WORKLIST = '/odata/v4/worklist/MyPositions';
const AGENCY_LIST = '/odata/v4/supervision/Agencies?$orderby=collectionGroup';

let world: TokenWorld;
/** Addresses with the roles that may ask there, as the model says. */
let open: ReadonlyMap<string, readonly string[]>;
beforeAll(async () => {
  [world, open] = await Promise.all([tokenWorld('xsuaa'), openAddresses()]);
});
afterAll(() => world.close());

/** Who somebody is where the role asks for it: without that, a debtor sees nobody's. */
const IDENTITY: Readonly<Record<string, object>> = { debtor: { source: ['S4'], partner: ['1'] } };

const tokenFor = (roles: readonly string[], attributes = {}) =>
  world.provider.token(xsuaaClaims(roles, attributes));

async function statusAt(path: string, token?: string, init?: RequestInit): Promise<number> {
  return (await world.call(path, token, init)).status;
}

describe('A token of XSUAA', () => {
  test('opens to each role what is for it, and nothing else', async () => {
    for (const role of await requiredRoles()) {
      const token = tokenFor([role], IDENTITY[role]);
      for (const [path, roles] of open) {
        const expected = roles.includes(role) ? 200 : 403;
        expect([role, path, await statusAt(path, token)]).toEqual([role, path, expected]);
      }
    }
  });

  test('of each role is of use: it opens an address, or lets a program deliver events', async () => {
    const roles = [...open.values()].flat();
    const useless = (await requiredRoles()).filter((role) => !roles.includes(role));
    expect(useless).toEqual(['event-sender']);
    expect(new Set([...open.keys()].map((path) => path.split('/')[3])).size).toBeGreaterThan(7);
  });

  test('without a role opens nothing', async () => {
    for (const path of open.keys()) expect(await statusAt(path, tokenFor([]))).toBe(403);
  });

  test('of another application’s role opens nothing', async () => {
    const foreign = { ...xsuaaClaims([]), scope: ['other!t1.agent', 'openid'] };
    expect(await statusAt(WORKLIST, world.provider.token(foreign))).toBe(403);
  });

  test('shows an agent their own list only', async () => {
    const mine = await (await world.call(WORKLIST, tokenFor(['agent']))).json();
    expect(mine.value).toHaveLength(1);
    const ben = { ...xsuaaClaims(['agent']), user_name: 'ben' };
    const others = await (await world.call(WORKLIST, world.provider.token(ben))).json();
    expect(others.value).toEqual([]);
  });

  test('lets only who may send events deliver them', async () => {
    const post = { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } };
    expect(await statusAt('/events/erp', tokenFor(['event-sender']), post)).toBe(400);
    expect(await statusAt('/events/erp', tokenFor(['administrator']), post)).toBe(403);
    expect(await statusAt('/events/erp', undefined, post)).toBe(401);
  });

  test('lets the launchpad say who is signed in, with which roles, and where to sign out', async () => {
    const session = await world.call('/launchpad/session', tokenFor(['agent', 'controller']));
    expect(await session.json()).toEqual({
      user: 'ana',
      users: [{ id: 'ana', name: 'Ana Roth', about: '', roles: ['agent', 'controller'] }],
      signOut: '/logout',
    });
    expect(await statusAt('/launchpad/session')).toBe(401);
  });
});

describe('Attributes of a token', () => {
  const agencies = async (attributes: object) => {
    const response = await world.call(AGENCY_LIST, tokenFor(['supervisor'], attributes));
    const { value } = (await response.json()) as { value: { collectionGroup: string }[] };
    return value.map(({ collectionGroup }) => collectionGroup);
  };

  test('limit a supervisor to segments and to groups', async () => {
    expect(await agencies({})).toEqual(AGENCIES.toSorted());
    expect(await agencies({ segment: [SEGMENT] })).toEqual(['RETAIL-NORTH', 'RETAIL-SOUTH']);
    expect(await agencies({ segment: [OTHER_SEGMENT] })).toEqual(['BUSINESS']);
    expect(await agencies({ segment: [SEGMENT, OTHER_SEGMENT] })).toEqual(AGENCIES.toSorted());
    expect(await agencies({ group: ['RETAIL-SOUTH'] })).toEqual(['RETAIL-SOUTH']);
    expect(await agencies({ segment: [SEGMENT], group: ['BUSINESS'] })).toEqual([]);
    expect(await agencies({ segment: [] })).toEqual([]);
  });

  test('limit a supervisor to segments of nothing but their company codes', async () => {
    const [mine, both] = [[COMPANY_CODES[SEGMENT]], Object.values(COMPANY_CODES)];
    expect(await agencies({ companyCode: mine })).toEqual(['RETAIL-NORTH', 'RETAIL-SOUTH']);
    expect(await agencies({ companyCode: both })).toEqual(AGENCIES.toSorted());
    expect(await agencies({ companyCode: mine, segment: [OTHER_SEGMENT] })).toEqual([]);
    expect(await agencies({ companyCode: ['none'] })).toEqual([]);
  });

  test('say who a debtor is, and who is nobody sees nothing', async () => {
    const items = '/odata/v4/portal/Items';
    const own = tokenFor(['debtor'], IDENTITY.debtor);
    const { value } = (await (await world.call(items, own)).json()) as { value: object[] };
    expect(value.length).toBeGreaterThan(0);
    const other = tokenFor(['debtor'], { source: ['S4'], partner: ['none'] });
    expect((await (await world.call(items, other)).json()).value).toEqual([]);
    for (const part of [{}, { source: ['S4'] }, { partner: ['1'] }]) {
      expect(await statusAt(items, tokenFor(['debtor'], part))).toBe(403);
    }
  });

  test('limit strategy managers and controllers to segments', async () => {
    for (const role of ['strategy-manager', 'controller']) {
      const token = tokenFor([role], { segment: [OTHER_SEGMENT] });
      const path = '/odata/v4/strategies/Segments?$select=segment';
      const { value } = await (await world.call(path, token)).json();
      expect(value).toEqual([{ segment: OTHER_SEGMENT }]);
    }
  });
});

describe('A bad token is refused with 401', () => {
  const claims = () => xsuaaClaims(['agent']);
  const bad: Readonly<Record<string, () => string | undefined>> = {
    none: () => undefined,
    expired: () => world.provider.token({ ...claims(), ...validity(-7_200, -3_600) }),
    'not yet valid': () => world.provider.token({ ...claims(), ...validity(3_600, 7_200) }),
    'for another audience': () => {
      const other = { aud: ['other!t1'], client_id: 'sb-other!t1', cid: 'sb-other!t1' };
      return world.provider.token({ ...claims(), ...other, azp: 'sb-other!t1' });
    },
    'signed with another key': () => world.provider.token(claims(), { key: rsaKeys().privateKey }),
    'of an unknown key': () => world.provider.token(claims(), { kid: 'key-2' }),
    'with the algorithm none': () => world.provider.token(claims(), { alg: 'none' }),
    'that is garbage': () => 'not.a.token',
  };

  test.each(Object.keys(bad))('%s', async (kind) => {
    for (const path of [...open.keys(), '/launchpad/session', '/files/rejected']) {
      expect([path, await statusAt(path, bad[kind]?.())]).toEqual([path, 401]);
    }
    const post = { method: 'POST', body: '{}' };
    expect(await statusAt('/events/erp', bad[kind]?.(), post)).toBe(401);
  });

  test('while a good one is taken by the same server', async () => {
    expect(await statusAt(WORKLIST, world.provider.token(claims()))).toBe(200);
  });
});
