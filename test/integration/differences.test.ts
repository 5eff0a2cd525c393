import { openSqlite } from '../../srv/platform/sqlite.ts';
import {
  dunningNoticesTable,
  dunningSendersTable,
  erpSubmissionsTable,
  groupsTable,
  lettersTable,
  promisesTable,
  sourcesTable,
  submissionsTable,
} from '../../srv/platform/tables.ts';
import { deployedSqlite } from '../support/deploy.ts';
import { type SaldoServer, startSaldo } from '../support/saldo-server.ts';

const today = new Date().toISOString().slice(0, 10);
let saldo: SaldoServer;

beforeAll(async () => {
  const url = await deployedSqlite('*');
  const db = openSqlite(url);
  const verdicts = (ID: string, ownStatus: string, erpStatus: string) => ({
    ID: `7d1f0000-0000-4000-8000-00000000000${ID}`,
    source: 'S4',
    partner: ID,
    judge: 'saldo',
    status: ownStatus,
    ownStatus,
    erpStatus,
  });
  await db.upsert(promisesTable, [
    verdicts('1', '1', '1'),
    verdicts('2', '1', '3'),
    verdicts('3', '0', '4'),
  ]);
  const notice = (account: string, procedure: string, issuedOn: string) => ({
    source: 'S4',
    runDate: issuedOn,
    runId: 'R1',
    partner: '1',
    account,
    counter: '1',
    procedure,
    issuedOn,
  });
  await db.upsert(dunningNoticesTable, [
    notice('A1', '01', today),
    notice('A2', '02', today),
    notice('A3', '01', '2026-01-01'),
  ]);
  const letter = (ID: string, businessDate: string) => ({
    ID: `7d1f0000-0000-4000-8000-00000000001${ID}`,
    source: 'S4',
    partner: '1',
    account: 'A1',
    businessDate,
    treatment: 'letter',
  });
  await db.upsert(lettersTable, [letter('1', '2026-01-15'), letter('2', '2026-02-01')]);
  const sender = { source: 'S4', procedure: '01', validFrom: today, validTo: null };
  await db.upsert(dunningSendersTable, [{ ...sender, sender: 'saldo' }]);
  await db.upsert(sourcesTable, [{ source: 'S4', name: 'Test' }]);
  await db.upsert(groupsTable, [
    { collectionGroup: 'AGENCY', segment: 'DE', name: 'Agency', kind: 'agency' },
    { collectionGroup: 'EARLY', segment: 'DE', name: 'Early', kind: 'internal' },
  ]);
  await db.upsert(submissionsTable, [
    {
      ID: '7d1f0000-0000-4000-8000-000000000021',
      ...{ source: 'S4', partner: '1', collectionGroup: 'AGENCY', state: 'submitted' },
    },
  ]);
  const there = (submission: string, operation: string | null, isOpen: boolean) => {
    return {
      source: 'S4',
      submission,
      operation,
      partner: '1',
      status: isOpen ? '02' : '09',
      isOpen,
    };
  };
  const operation = '7d1f0000-0000-4000-8000-000000000031';
  await db.execute('UPDATE saldo_placements_Submissions SET operation = ?', [operation]);
  await db.upsert(erpSubmissionsTable, [
    there('1', operation, false),
    there('2', null, true),
    there('3', null, false),
  ]);
  await db.close();
  const users = { cleo: ['administrator'], ana: ['agent'] };
  saldo = await startSaldo({ kind: 'sqlite', credentials: { url }, users });
});
afterAll(() => saldo.stop());

const read = async (path: string, service = 'administration') => {
  const { body } = await saldo.call(`/odata/v4/${service}/${path}`, { user: 'cleo' });
  return body.value as Record<string, unknown>[];
};

test('what the other side thinks is shown where it differs', async () => {
  const differences = (path: string) => read(path, 'integration');
  expect(await differences('PromiseDifferences')).toMatchObject([
    { partner: '2', decidedBy: 'saldo', ownStatus: '1', erpStatus: '3', parkedUrl: null },
  ]);
  expect(await differences('DunningDifferences')).toMatchObject([
    {
      ...{ kind: 'erp-wrote', account: 'A1', procedure: '01', decidedBy: 'saldo' },
      ...{ noticeOn: today, letterBefore: '2026-02-01', letterAfter: null },
    },
  ]);
  expect(await differences('AgencyDifferences?$orderby=submission')).toMatchObject([
    { submission: '1', kind: 'ended-there', state: 'submitted', collectionGroup: 'AGENCY' },
    { submission: '2', kind: 'erp-only', isOpenInErp: true, state: null, decidedBy: 'erp' },
  ]);
  expect(await read("Letters?$filter=account eq 'A1'&$orderby=businessDate")).toMatchObject([
    { partner: '1', businessDate: '2026-01-15', treatment: 'letter' },
    { partner: '1', businessDate: '2026-02-01' },
  ]);
});
