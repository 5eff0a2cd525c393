import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * `start-production-build.ts [gen/srv]`: starts what `npm run build` has made, as production would
 * but for users and database, and asks it a little. Part of .ci/run: a build that does not start
 * is none.
 */
const root = fileURLToPath(new URL('../../', import.meta.url));
const [build = join(root, 'gen/srv')] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'saldo-build-'));
const credentials = { url: join(folder, 'saldo.db') };
const users = { ana: { roles: ['agent'] }, cleo: { roles: ['administrator'] } };
const database = { kind: 'sqlite', credentials };

function deploy(): void {
  const script = join(root, 'test/support/deploy-model.ts');
  const options = { cwd: root, stdio: 'ignore' } as const;
  execFileSync(process.execPath, [script, '*', JSON.stringify(database)], options);
}

function start(auth: object) {
  const { CDS_TYPESCRIPT: _, ...environment } = process.env;
  const CDS_CONFIG = JSON.stringify({ requires: { db: database, auth } });
  return spawn(process.execPath, [join(root, 'node_modules/@sap/cds/bin/serve.js')], {
    cwd: build,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...environment, NODE_ENV: 'production', CDS_CONFIG, PORT: '0' },
  });
}

/** The address it listens on; fails with what it printed when it ends before. */
function addressOf(server: ReturnType<typeof start>): Promise<string> {
  let output = '';
  return new Promise((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk;
      const [, port] = /localhost:(\d+)/.exec(output) ?? [];
      if (port) resolve(`http://localhost:${port}`);
    };
    server.stdout.on('data', read);
    server.stderr.on('data', read);
    server.once('exit', () => reject(new Error(`The build did not start:\n${output}`)));
  });
}

/** GET's status for a user, or for who only has the demo's cookie. */
async function statusAt(url: string, user?: string, cookie = ''): Promise<number> {
  const signIn: Record<string, string> = user ? { authorization: `Basic ${btoa(`${user}:`)}` } : {};
  return (await fetch(url, { headers: { cookie, ...signIn }, redirect: 'manual' })).status;
}

async function askAround(url: string): Promise<void> {
  for (const service of ['worklist', 'administration', 'supervision', 'strategies']) {
    assert.equal(await statusAt(`${url}/odata/v4/${service}/$metadata`), 401, service);
  }
  assert.equal(await statusAt(`${url}/odata/v4/worklist/MyPositions`, 'ana'), 200);
  assert.equal(await statusAt(`${url}/odata/v4/administration/Runs`, 'cleo'), 200);
  assert.equal(await statusAt(`${url}/odata/v4/administration/Runs`, 'ana'), 403);
  for (const file of ['/package.json', '/srv/server.js', '/srv/csn.json', '/launchpad/']) {
    assert.ok([401, 404].includes(await statusAt(`${url}${file}`)), `${file} is served`);
  }
}

/** Where users are not mocked, nobody signs in by a click or by the demo's cookie. */
async function askWithCookie(url: string): Promise<void> {
  assert.ok([401, 404].includes(await statusAt(`${url}/launchpad/session`)), 'demo sign-in');
  const cookie = 'saldo-demo-user=ana';
  assert.equal(await statusAt(`${url}/odata/v4/worklist/MyPositions`, undefined, cookie), 401);
}

async function whileServing(auth: object, ask: (url: string) => Promise<void>): Promise<void> {
  const server = start(auth);
  try {
    await ask(await addressOf(server));
  } finally {
    if (server.exitCode === null) {
      server.kill('SIGKILL');
      await once(server, 'exit');
    }
  }
}

try {
  deploy();
  await whileServing({ kind: 'mocked', users }, askAround);
  await whileServing({ kind: 'basic', users }, askWithCookie);
  process.stdout.write('The production build starts, and asks who is there.\n');
} finally {
  rmSync(folder, { recursive: true, force: true });
}
