import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openSqlite } from '../../srv/platform/sqlite.ts';
import { groupsTable } from '../../srv/platform/tables.ts';
import { deployedSqlite } from '../support/deploy.ts';
import {
  type Claims,
  type IdentityProvider,
  startIdentityProvider,
} from '../support/identity/identity-provider.ts';
import { addToLists, loadPortfolio, OTHER_SEGMENT, SEGMENT } from '../support/portfolio.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

export const APP = 'saldo-bank-prod!t1';
export const CLIENT = 'sb-saldo!t1';
export const AGENCIES = ['RETAIL-NORTH', 'RETAIL-SOUTH', 'BUSINESS'];

/** Saldo in its production profile, over a database with lists and agencies, and who signs its tokens. */
export interface TokenWorld {
  readonly provider: IdentityProvider;
  readonly call: (path: string, token?: string, init?: RequestInit) => Promise<Response>;
  close(): Promise<void>;
}

export async function tokenWorld(kind: 'xsuaa' | 'ias'): Promise<TokenWorld> {
  const provider = await startIdentityProvider();
  const folder = await mkdtemp(join(tmpdir(), 'saldo-tokens-'));
  const certificate = join(folder, 'tls.crt');
  await writeFile(certificate, provider.cert);
  const { domain } = provider;
  const auth = { kind, credentials: kind === 'ias' ? iasBinding(domain) : xsuaaBinding(domain) };
  const db = { kind: 'sqlite', credentials: { url: await filledDatabase() } };
  const child = serve({ requires: { db, auth } }, certificate);
  const url = await addressOf(child);
  return {
    provider,
    call: (path, token, init = {}) => {
      const headers = { connection: 'close', ...(token && { authorization: `Bearer ${token}` }) };
      return fetch(`${url}${path}`, { ...init, headers: { ...headers, ...init.headers } });
    },
    close: async () => {
      child.kill('SIGKILL');
      await once(child, 'exit');
      await provider.stop();
      await rm(folder, { recursive: true });
    },
  };
}

function xsuaaBinding(domain: string): object {
  const url = `https://${domain}`;
  return { clientid: CLIENT, clientsecret: 'secret', xsappname: APP, uaadomain: domain, url };
}

function iasBinding(domain: string): object {
  return {
    clientid: CLIENT,
    clientsecret: 'secret',
    url: `https://${domain}`,
    domains: [domain],
  };
}

async function filledDatabase(): Promise<string> {
  const url = await deployedSqlite('*');
  const db = openSqlite(url);
  await loadPortfolio(db);
  const items = [{ document: '4711', amount: '80.00', daysOverdue: 10 }];
  await addToLists(db, [{ partner: '1', agents: { [SEGMENT]: 'ana' }, items }]);
  const agency = { kind: 'agency' };
  await db.upsert(groupsTable, [
    { collectionGroup: 'RETAIL-NORTH', segment: SEGMENT, name: 'North', ...agency },
    { collectionGroup: 'RETAIL-SOUTH', segment: SEGMENT, name: 'South', ...agency },
    { collectionGroup: 'BUSINESS', segment: OTHER_SEGMENT, name: 'Business', ...agency },
  ]);
  await db.close();
  return url;
}

function serve(config: object, certificate: string) {
  return spawn(process.execPath, [join(root, 'node_modules/@sap/cds/bin/serve.js')], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      NODE_ENV: 'production',
      NODE_EXTRA_CA_CERTS: certificate,
      CDS_TYPESCRIPT: 'true',
      CDS_CONFIG: JSON.stringify(config),
      PORT: '0',
    },
  });
}

function addressOf(child: ReturnType<typeof serve>): Promise<string> {
  let output = '';
  return new Promise((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk;
      const port = /localhost:(\d+)/.exec(output.slice(output.indexOf('server listening')))?.[1];
      if (output.includes('server listening') && port) resolve(`http://localhost:${port}`);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', () => reject(new Error(`Saldo did not start:\n${output}`)));
  });
}

/** What XSUAA says of a person with roles and attributes. */
export function xsuaaClaims(
  roles: readonly string[],
  attributes: Readonly<Record<string, readonly string[]>> = {},
): Claims {
  return {
    ...validity(),
    sub: 'a-guid',
    user_name: 'ana',
    given_name: 'Ana',
    family_name: 'Roth',
    zid: 'bank-zone',
    ...client(),
    aud: [APP, CLIENT],
    scope: roles.map((role) => `${APP}.${role}`),
    grant_type: 'authorization_code',
    'xs.user.attributes': attributes,
    ext_attr: { enhancer: 'XSUAA' },
  };
}

/** What IAS says of a person; it knows no roles of ours. */
export function iasClaims(domain: string): Claims {
  return {
    ...validity(),
    iss: `https://${domain}`,
    sub: 'a-guid',
    user_uuid: 'a-guid',
    email: 'ana@bank.example',
    aud: CLIENT,
    azp: CLIENT,
    app_tid: 'bank-zone',
    zone_uuid: 'bank-zone',
  };
}

function client(): Claims {
  return { client_id: CLIENT, cid: CLIENT, azp: CLIENT };
}

/** Seconds since 1970, as tokens have it. */
export function validity(from = -60, to = 600): { iat: number; nbf: number; exp: number } {
  const now = Math.floor(Date.now() / 1_000);
  return { iat: now + from, nbf: now + from, exp: now + to };
}
