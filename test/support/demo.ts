import { type Child, startChild } from '../../sandbox/demo/child.ts';

/** The demo as `npm start` gives it, on free ports: stand-in ERP, one night, Saldo. */
export interface RunningDemo {
  readonly saldo: string;
  /** Calls the stand-in ERP's remote control: pay, advance-day, faults, … */
  control(path: string, body?: object): Promise<unknown>;
  /** Has Saldo read what changed in the ERP, as its schedule does every minute. */
  mirror(): Promise<void>;
  stop(): Promise<void>;
}

const SALDO = /^Saldo +(http\S+?)\/? /;
const ERP = /^Stand-in ERP (http\S+)\/sandbox/;

/** Starts it with a small bank into a database file of its own; resolves when it serves. */
export async function startDemo(database: string, customers: number): Promise<RunningDemo> {
  const options = { port: 0, 'erp-port': 0, customers, database };
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, `${value}`]);
  const child: Child = startChild('The demo', ['sandbox/demo/start.ts', ...args], {
    env: { NODE_OPTIONS: '' },
  });
  const [saldo, erp] = await Promise.all([child.waitFor(SALDO), child.waitFor(ERP)]);
  const saldoUrl = saldo[1] ?? '';
  return {
    saldo: saldoUrl,
    control: (path, body = {}) => post(`${erp[1]}/sandbox/${path}`, body),
    mirror: async () => void (await post(`${saldoUrl}/odata/v4/administration/mirrorNow`, {})),
    stop: () => child.stop(),
  };
}

/** As the demo's administrator, whom the stand-in ERP's remote control does not ask for. */
async function post(url: string, body: object): Promise<unknown> {
  const authorization = `Basic ${Buffer.from('admin:').toString('base64')}`;
  const headers = { 'content-type': 'application/json', authorization };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  const text = await response.text();
  if (!response.ok) throw new Error(`${url}: ${response.status} ${text}`);
  return JSON.parse(text);
}
