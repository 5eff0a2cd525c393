import { rsaKeys } from '../support/identity/identity-provider.ts';
import { CLIENT, iasClaims, type TokenWorld, tokenWorld, validity } from './token-world.ts';

const WORKLIST = '/odata/v4/worklist/MyPositions';

let world: TokenWorld;
beforeAll(async () => {
  world = await tokenWorld('ias');
});
afterAll(() => world.close());

const claims = () => iasClaims(world.provider.domain);
const statusWith = async (token?: string) => (await world.call(WORKLIST, token)).status;

test('a person whom IAS signs in is known, and has no role of ours from it', async () => {
  const token = world.provider.token(claims());
  expect(await statusWith(token)).toBe(403);
  const session = await world.call('/launchpad/session', token);
  expect((await session.json()).users).toEqual([expect.objectContaining({ roles: [] })]);
});

test('a program that IAS grants an API has the role of its name', async () => {
  const program = { ...claims(), sub: CLIENT, ias_apis: ['administrator'] };
  const token = world.provider.token(program);
  expect((await world.call('/odata/v4/administration/Runs', token)).status).toBe(200);
  expect(await statusWith(token)).toBe(403);
});

describe('A bad token of IAS is refused with 401', () => {
  const bad: Readonly<Record<string, () => string | undefined>> = {
    none: () => undefined,
    expired: () => world.provider.token({ ...claims(), ...validity(-7_200, -3_600) }),
    'not yet valid': () => world.provider.token({ ...claims(), ...validity(3_600, 7_200) }),
    'for another audience': () => world.provider.token({ ...claims(), aud: 'other', azp: 'other' }),
    'of an issuer that is not trusted': () =>
      world.provider.token({ ...claims(), iss: 'https://evil.example' }),
    'signed with another key': () => world.provider.token(claims(), { key: rsaKeys().privateKey }),
    'of an unknown key': () => world.provider.token(claims(), { kid: 'key-2' }),
    'with the algorithm none': () => world.provider.token(claims(), { alg: 'none' }),
    'that is garbage': () => 'not.a.token',
  };

  test.each(Object.keys(bad))('%s', async (kind) => {
    expect(await statusWith(bad[kind]?.())).toBe(401);
  });
});
