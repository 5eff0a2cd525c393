import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startChild } from '../../sandbox/demo/child.ts';
import { freePort as whetherFree } from '../../sandbox/demo/free-port.ts';
import { eventually } from '../support/eventually.ts';
import { freePort } from '../support/free-port.ts';

/** The libraries take minutes to build where nothing is cached; the demo itself does not need them. */
const WITHOUT_LIBRARIES = '--no-libraries';

test('npm start ends with a bank that agents can work, day after day, and stops with all its children', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'saldo-start-test-'));
  const database = join(folder, 'saldo.db');
  const port = await freePort();
  const erpPort = await freePort();
  const lines: string[] = [];
  const start = startChild(
    'npm start',
    [
      'sandbox/demo/start.ts',
      WITHOUT_LIBRARIES,
      ...['--customers', '150', '--date', '2026-11-23', '--database', database],
      ...['--port', String(port), '--erp-port', String(erpPort)],
    ],
    { env: { NODE_OPTIONS: '' }, onLine: (line) => lines.push(line) },
  );
  try {
    await start.waitFor(/ready in \d+ s/);
    const printed = lines.join('\n');
    for (const title of [
      'Mirrored',
      'Control totals',
      'Positions by group',
      'Balance',
      'Demo users',
    ]) {
      expect(printed).toContain(title);
    }
    expect(await firstPosition(port, 'anna.keller')).toMatchObject({ rank: 1 });
    expect((await read(port, 'mallory')).status).toBe(401);
    await postItem(erpPort);
    await eventually(async () => (await eventStates(port)).includes('done'));
    expect(await deskOf(port)).toEqual({
      ...{ ParkedOperations: true, Alerts: true, Quarantines: true, KeyComparisons: true },
      ...{ ChangeEvents: true, PromiseDifferences: true, AgencyDifferences: true },
    });
    expect(existsSync(`${database}.lock`)).toBe(true);
    expect(await nextDay(port, erpPort)).toMatch(/2026-11-24 in Saldo: DE-RETAIL +\d+ positions/);
  } finally {
    await start.stop();
  }
  expect(existsSync(`${database}.lock`)).toBe(false);
  await expect(whetherFree(port, '--port')).resolves.toBe(port);
  await expect(whetherFree(erpPort, '--erp-port')).resolves.toBe(erpPort);
  await rm(folder, { recursive: true, force: true });
});

async function nextDay(port: number, erpPort: number): Promise<string> {
  const lines: string[] = [];
  const addresses = ['--saldo', `http://localhost:${port}`, '--erp', `http://localhost:${erpPort}`];
  const child = startChild('the next day', ['sandbox/demo/next-day.ts', ...addresses], {
    env: { NODE_OPTIONS: '' },
    onLine: (line) => lines.push(line),
  });
  await child.ended();
  return lines.join('\n');
}

async function firstPosition(port: number, user: string): Promise<unknown> {
  const response = await read(port, user);
  const { value } = (await response.json()) as { value: readonly unknown[] };
  return value[0];
}

/** Something happens in the stand-in ERP, of which it tells Saldo. */
async function postItem(erpPort: number): Promise<void> {
  const partner = { BusinessPartner: '0001000000', ContractAccount: '000400000000' };
  const due = { CANetDueDate: '2026-11-01', TransactionCurrency: 'EUR', amount: '10.00' };
  const response = await fetch(`http://localhost:${erpPort}/sandbox/post-item`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...partner, ...due }),
  });
  expect(response.status).toBe(200);
}

async function eventStates(port: number): Promise<string[]> {
  const response = await fetch(`http://localhost:${port}/odata/v4/administration/ChangeEvents`, {
    headers: { authorization: `Basic ${btoa('admin:any')}` },
  });
  const { value } = (await response.json()) as { value: { state: string }[] };
  return value.map(({ state }) => state);
}

/** Which lists of the integration desk's apps have something to show. */
async function deskOf(port: number): Promise<Record<string, boolean>> {
  const lists = ['ParkedOperations', 'Alerts', 'Quarantines', 'KeyComparisons', 'ChangeEvents'];
  const shown: Record<string, boolean> = {};
  for (const list of [...lists, 'PromiseDifferences', 'AgencyDifferences']) {
    const response = await fetch(`http://localhost:${port}/odata/v4/integration/${list}?$top=1`, {
      headers: { authorization: `Basic ${btoa('ingrid.falk:any')}` },
    });
    shown[list] = ((await response.json()) as { value: unknown[] }).value.length > 0;
  }
  return shown;
}

function read(port: number, user: string): Promise<Response> {
  return fetch(`http://localhost:${port}/odata/v4/worklist/MyPositions?$orderby=rank&$top=1`, {
    headers: { authorization: `Basic ${btoa(`${user}:any`)}` },
  });
}
