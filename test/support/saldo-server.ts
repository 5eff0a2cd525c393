import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type IncomingHttpHeaders, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { compiledModel } from './compiled/compiled-for.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const serve = `${root}node_modules/@sap/cds/bin/serve.js`;
const START_CLOCK = new URL('./start-clock.ts', import.meta.url).href;

export interface Answer {
  readonly status: number;
  /** Parsed JSON, or null without a body. */
  readonly body: Record<string, unknown> & { error?: ErrorBody; value?: Record<string, unknown>[] };
  readonly text: string;
  /** What the server says beside the answer. */
  readonly messages: readonly ErrorBody[];
}

export interface ErrorBody {
  readonly code: string;
  readonly message: string;
  readonly target?: string;
  readonly details?: readonly ErrorBody[];
}

export interface CallOptions {
  readonly user?: string;
  readonly method?: string;
  readonly body?: unknown;
  readonly language?: string;
  /** Sent as If-Match. */
  readonly etag?: string;
}

/** Saldo as it is served: a process of its own, reached over HTTP only. */
export interface SaldoServer {
  readonly url: string;
  call(path: string, options?: CallOptions): Promise<Answer>;
  /** What it has written to its log so far. */
  log(): string;
  stop(): Promise<void>;
}

export interface ServerOptions {
  readonly kind: 'sqlite' | 'postgres';
  readonly credentials: object;
  /** Roles by user, with the segments of those who are limited; nobody has a password. */
  readonly users: Readonly<Record<string, readonly string[] | LimitedUser>>;
  /** More of the process's environment, as where the ERP is. */
  readonly env?: Readonly<Record<string, string>>;
  /** CAP's configuration under `saldo`. */
  readonly settings?: object;
  /** The instant at which its clock starts; the real one otherwise. */
  readonly startsAt?: string;
}

export interface LimitedUser {
  readonly roles: readonly string[];
  readonly segments?: readonly string[];
  readonly groups?: readonly string[];
  readonly companyCodes?: readonly string[];
  /** Who a debtor is. */
  readonly person?: { readonly source: string; readonly partner: string };
}

/** Starts CAP on a free port over a deployed database; resolves when it listens. */
export async function startSaldo({
  kind,
  credentials,
  users,
  env = {},
  settings = {},
  startsAt,
}: ServerOptions): Promise<SaldoServer> {
  const mocked = Object.entries(users).map(([user, who]) => [user, mockedUser(who)]);
  const auth = { kind: 'mocked', users: Object.fromEntries(mocked) };
  const config = { requires: { db: { kind, credentials }, auth }, saldo: settings };
  const compiled = await compiledModel(env);
  const clock = startsAt === undefined ? [] : ['--import', START_CLOCK];
  const child = spawn(process.execPath, [...clock, ...compiled.flags, serve], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      NODE_ENV: 'test',
      ...compiled.env,
      ...(startsAt !== undefined && { CLOCK_STARTS_AT: startsAt }),
      ...env,
      CDS_TYPESCRIPT: 'true',
      CDS_CONFIG: JSON.stringify(config),
      PORT: '0',
    },
  });
  const chunks: string[] = [];
  const url = await listening(child, chunks);
  return {
    url,
    call: (path, options) => call(`${url}${path}`, options),
    log: () => chunks.join(''),
    stop: () => stop(child),
  };
}

function mockedUser(who: readonly string[] | LimitedUser): object {
  if (!('roles' in who)) return { roles: who };
  const { roles, segments: segment, groups: group, companyCodes: companyCode, person } = who;
  const attributes = Object.entries({ segment, group, companyCode, ...person });
  return { roles, attr: Object.fromEntries(attributes.filter(([, value]) => value !== undefined)) };
}

const LISTENING = /listening on \{ url: '([^']+)'/;

function listening(child: ChildProcess, chunks: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const keep = (chunk: Buffer) => chunks.push(String(chunk));
    const look = () => {
      const url = LISTENING.exec(chunks.join(''))?.[1];
      if (!url) return;
      // A log may grow long: it is not searched any more.
      child.stdout?.off('data', look);
      resolve(url);
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    child.stdout?.on('data', look);
    child.once('exit', (code, signal) => {
      const end = `Saldo ended with ${code ?? signal}:\n${chunks.join('').slice(-2_000)}`;
      process.stderr.write(`${end}\n`);
      reject(new Error(end));
    });
  });
}

async function stop(child: ChildProcess): Promise<void> {
  child.removeAllListeners('exit');
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

async function call(url: string, options: CallOptions = {}): Promise<Answer> {
  const { user, body, language = 'en', etag } = options;
  const method = options.method ?? (body === undefined ? 'GET' : 'POST');
  const headers: Record<string, string> = { 'accept-language': language };
  if (user) headers.authorization = `Basic ${Buffer.from(`${user}:`).toString('base64')}`;
  if (etag) headers['if-match'] = etag;
  if (body !== undefined) headers['content-type'] = 'application/json';
  const content = typeof body === 'string' ? body : JSON.stringify(body);
  const answer = await send(url, { method, headers }, content);
  const isJson = answer.headers['content-type']?.includes('json');
  const messages = JSON.parse(String(answer.headers['sap-messages'] ?? '[]'));
  const { status, text } = answer;
  return { status, body: isJson ? JSON.parse(text) : {}, text, messages };
}

interface Sent {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/**
 * Over a connection of its own, as a kept one may be closed by an idle server just as it is used again. `fetch` would
 * take three times the processor, which thousands of calls of a run show.
 */
async function send(url: string, options: object, content = ''): Promise<Sent> {
  const sending = request(url.replace('//localhost:', '//127.0.0.1:'), {
    ...options,
    agent: false,
  });
  sending.end(content);
  const [response] = await once(sending, 'response');
  return { status: response.statusCode, headers: response.headers, text: await text(response) };
}
