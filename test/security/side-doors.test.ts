import fc from 'fast-check';
import type { Database } from '../../srv/platform/database.ts';
import { deployedDatabase } from '../support/deployed-database.ts';
import { addToLists, loadPortfolio, SEGMENT, SOURCE } from '../support/portfolio.ts';
import { type Answer, type SaldoServer, startSaldo } from '../support/saldo-server.ts';
import { budget } from './budget.ts';
import {
  COLUMN_CANARY,
  HIDDEN,
  isCanary,
  plant,
  plantColumns,
  SEEN,
  snapshot,
} from './fuzz/plant.ts';
import { type Attempt, attempts, writeAttempts } from './fuzz/requests.ts';
import { type EntitySurface, readSurface, type Surface } from './fuzz/surface.ts';

/** Users whose rows are limited, with the services they may enter. */
const limited = { segments: [SEGMENT], groups: [SEEN.collectionGroup] };
const users = {
  ana: { services: ['WorklistService'], login: ['agent'] },
  sue: {
    services: ['SupervisionService', 'StrategiesService'],
    login: { roles: ['supervisor'], ...limited },
  },
  mia: { services: ['StrategiesService'], login: { roles: ['strategy-manager'], ...limited } },
  cole: { services: ['StrategiesService'], login: { roles: ['controller'], ...limited } },
  dan: {
    services: ['PortalService'],
    login: { roles: ['debtor'], person: { source: SOURCE, partner: SEEN.partner } },
  },
  dirk: { services: ['DisputesService'], login: { roles: ['dispute-clerk'], ...limited } },
  // Limited by nothing but the columns that are shown.
  max: { services: ['SupervisionService'], login: ['supervisor'] },
  adam: {
    services: ['AdministrationService', 'FileLoadService', 'IntegrationService'],
    login: ['administrator'],
  },
  ira: { services: ['IntegrationService', 'StrategiesService'], login: ['integration'] },
  pia: { services: ['PrivacyService'], login: ['compliance'] },
} as const;
type User = keyof typeof users;
const limitedUsers: readonly User[] = ['ana', 'sue', 'mia', 'cole', 'dan', 'dirk'];
const unlimitedUsers: readonly User[] = ['max', 'adam', 'ira', 'pia'];

const PATIENCE_MS = 600_000;

describe.each(['sqlite', 'postgres'] as const)(
  'nothing hidden is reached by a side door, on %s:',
  (kind) => {
    let db: Database;
    let saldo: SaldoServer;
    let surface: Surface;
    let canaries: number;
    const tally = newTally();

    beforeAll(async () => {
      const deployed = await deployedDatabase(kind);
      db = deployed.db;
      surface = await readSurface();
      await loadPortfolio(db);
      await addToLists(db, [{ partner: SEEN.partner, agents: { [SEGMENT]: SEEN.agent } }]);
      await plant(db, SEEN, surface);
      canaries = await plant(db, HIDDEN, surface);
      canaries += await plantColumns(db);
      saldo = await startSaldo({
        kind,
        credentials: deployed.credentials,
        users: Object.fromEntries(Object.entries(users).map(([name, { login }]) => [name, login])),
        settings: { requestsPerMinute: 1_000_000, portalRequestsPerMinute: 1_000_000 },
      });
    });
    afterAll(async () => {
      const tried = limitedUsers.length + unlimitedUsers.length;
      const entities = surface.entities.length;
      const roles = rolesTried();
      const counts = { database: kind, users: tried, roles, entities, canaries, ...tally.sums() };
      process.stderr.write(`test:security ${JSON.stringify(counts)}\n`);
      await saldo.stop();
      await db.close();
    });

    const entitiesOf = (user: User): EntitySurface[] => {
      const services: readonly string[] = users[user].services;
      return surface.entities.filter(({ service }) => services.includes(service));
    };

    const servicesOf = (user: User) => {
      const services: readonly string[] = users[user].services;
      return surface.services.filter(({ service }) => services.includes(service));
    };

    test('rows planted are there, and each user sees some of their own', async () => {
      expect(canaries).toBeGreaterThan(200);
      const broken: string[] = [];
      const seen = await Promise.all(
        limitedUsers.map(async (user) => {
          const answers = await Promise.all(
            entitiesOf(user).map(async ({ path }) => {
              const answer = await saldo.call(path, { user });
              if (answer.status >= 500) broken.push(`${user}: ${path} ${answer.text}`);
              return answer;
            }),
          );
          return answers.filter(({ body }) => (body.value ?? []).length > 0).length;
        }),
      );
      // What the server says itself is the only trace of why.
      if (broken.length > 0) process.stderr.write(saldo.log().slice(-20_000));
      expect(broken).toEqual([]);
      expect(Math.min(...seen)).toBeGreaterThan(4);
    });

    test('every service has somebody who tries it', () => {
      const services: string[] = Object.values(users).flatMap((user) => [...user.services]);
      const served = surface.services.map(({ service }) => service);
      expect(served.filter((service) => !services.includes(service))).toEqual([]);
    });

    /** Tries reads as a user and returns those that gave something away or broke, each with its seed. */
    const readAs = async (
      user: User,
      tries: number,
      isFound: (attempt: Attempt, answer: Answer) => boolean = givesAway,
    ): Promise<string[]> => {
      const { seed } = budget();
      const found: string[] = [];
      const tried = attempts(entitiesOf(user), servicesOf(user));
      for (const attempt of fc.sample(tried, { seed, numRuns: tries })) {
        const answer = await ask(saldo, attempt, user);
        tally.count(user, answer.status);
        if (answer.status >= 500 || isFound(attempt, answer)) {
          found.push(
            `seed ${seed}, ${user}: GET ${attempt.path} → ${answer.status} ${answer.text}`,
          );
        }
      }
      return found;
    };

    test.each(limitedUsers)(
      '%s reads',
      async (user) => {
        const { tries } = budget();
        expect(await readAs(user, tries)).toEqual([]);
        // A good part of what is tried has to be understood, or nothing is tested.
        expect(tally.understood(user)).toBeGreaterThan(tries / 4);
      },
      PATIENCE_MS,
    );

    test.each(unlimitedUsers)(
      '%s reads no column that is shown to nobody',
      async (user) => {
        const { tries } = budget();
        const isFound = (_: Attempt, { text }: Answer) => text.includes(COLUMN_CANARY);
        expect(await readAs(user, tries / 2, isFound)).toEqual([]);
      },
      PATIENCE_MS,
    );

    test('where nothing is hidden the same reads find what was planted', async () => {
      expect(await readAs('max', 100)).not.toEqual([]);
    });

    test.each(limitedUsers)(
      '%s writes',
      async (user) => {
        const { tries, seed } = budget();
        const before = await snapshot(db, HIDDEN);
        const writes = writeAttempts(entitiesOf(user), servicesOf(user));
        const broken: string[] = [];
        for (const { method, path, body } of fc.sample(writes, { seed, numRuns: tries / 4 })) {
          const sent = method === 'DELETE' ? { user, method } : { user, method, body };
          const { status, text } = await saldo.call(path, sent);
          tally.count(user, status);
          if (status >= 500) {
            broken.push(
              `seed ${seed}, ${user}: ${method} ${path} ${JSON.stringify(body)} → ${text}`,
            );
          }
        }
        expect(broken).toEqual([]);
        expect(await snapshot(db, HIDDEN)).toBe(before);
      },
      PATIENCE_MS,
    );
  },
);

function rolesTried(): number {
  const logins: readonly Login[] = Object.values(users).map(({ login }) => login);
  return new Set(logins.flatMap((login) => ('roles' in login ? login.roles : login))).size;
}

type Login = readonly string[] | { readonly roles: readonly string[] };

/** What was tried, for people. */
function newTally() {
  const statuses = new Map<string, number>();
  const of = (name: string) => statuses.get(name) ?? 0;
  return {
    count(user: string, status: number): void {
      for (const name of [`${user} ${status < 300}`, `${Math.floor(status / 100)}xx`]) {
        statuses.set(name, of(name) + 1);
      }
    },
    understood: (user: string) => of(`${user} true`),
    sums() {
      const [answered, rejected, failed] = [of('2xx'), of('4xx'), of('5xx')];
      return { requests: answered + rejected + failed, answered, rejected, failed };
    },
  };
}

/** As it is, or within a batch. */
async function ask(
  saldo: SaldoServer,
  { entity, path, isInBatch }: Attempt,
  user: User,
): Promise<Answer> {
  if (!isInBatch) return saldo.call(encodeURI(path), { user });
  const root = entity.path.slice(0, entity.path.lastIndexOf('/'));
  const requests = [{ id: '1', method: 'GET', url: encodeURI(path.slice(root.length + 1)) }];
  const { body } = await saldo.call(`${root}/$batch`, { user, body: { requests } });
  const [one] =
    (body as { responses?: { status: number; body?: Answer['body'] }[] }).responses ?? [];
  const inner = one?.body ?? {};
  return { status: one?.status ?? 500, body: inner, text: JSON.stringify(inner), messages: [] };
}

/** A canary in the answer, or a row in the answer to what only hidden rows could answer. */
function givesAway({ isQuestion, path }: Attempt, { status, body, text }: Answer): boolean {
  if (status >= 300) return false;
  if (/\/\$count/.test(path) && /^"?\d+"?$/.test(text)) return isQuestion && !/^"?0"?$/.test(text);
  if (isQuestion && (body.value ?? []).length > 0) return true;
  return values(body).some(isCanary);
}

/** All values of an answer but what repeats the question. */
function values(body: unknown): string[] {
  if (body === null || typeof body !== 'object') return [String(body)];
  const members = Object.entries(body).filter(([name]) => !name.startsWith('@'));
  return members.flatMap(([, value]) => values(value));
}
