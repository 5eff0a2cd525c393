import { enqueueOperation } from '../../srv/erp/write-back/enqueue-operation.ts';
import type { Database } from '../../srv/platform/database.ts';
import { databaseCoordination } from '../../srv/platform/database-coordination.ts';
import { openSqlite } from '../../srv/platform/sqlite.ts';
import { deployedSqlite } from '../support/deploy.ts';
import { eventually } from '../support/eventually.ts';
import { type SaldoServer, startSaldo } from '../support/saldo-server.ts';
import { type RunningSandbox, startSandbox } from '../support/start-sandbox.ts';

let sandbox: RunningSandbox;
let saldo: SaldoServer;
let db: Database;
let url: string;

beforeAll(async () => {
  sandbox = await startSandbox({ customers: 5 });
  url = await deployedSqlite('*');
  db = openSqlite(url);
});
afterAll(async () => {
  await saldo?.stop();
  await db.close();
  await sandbox.stop();
});

test('what is pending is sent on schedule although another process reads the mirror', async () => {
  const reader = await databaseCoordination(db).lease('mirror/S4', 'another process', 3_600);
  expect(reader).not.toBeNull();
  const operation = await enqueueNote();
  saldo = await startSaldo({
    kind: 'sqlite',
    credentials: { url },
    users: {},
    env: { SALDO_ERP_URL: sandbox.url, SALDO_ERP_USER: 'SALDO', SALDO_ERP_PASSWORD: 'sandbox' },
  });
  await eventually(async () => (await stateOf(operation)) === 'confirmed');
  expect(await db.query('SELECT object FROM saldo_mirror_States')).toEqual([]);
});

function enqueueNote(): Promise<string> {
  const subject = '00000000-0000-4000-8000-000000000001';
  const createdAt = '2026-11-22T09:00:00.000Z';
  const about = { contactId: subject, partner: '1000000001', startedAt: createdAt };
  const said = { channel: 'phone', direction: 'outbound', result: 'PTP', note: 'called' };
  return enqueueOperation(db, {
    kind: 'contact-note',
    source: 'S4',
    partner: '1000000001',
    subject,
    payload: { ...about, ...said },
    createdAt,
    createdBy: 'agent',
  });
}

async function stateOf(id: string): Promise<string | undefined> {
  const [row] = await db.query<{ state: string }>(
    'SELECT state FROM saldo_operations_Operations WHERE ID = ?',
    [id],
  );
  return row?.state;
}
