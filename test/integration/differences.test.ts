import type { Database } from '../../srv/platform/database.ts';
import { openSqlite } from '../../srv/platform/sqlite.ts';
import {
  contractAccountsTable,
  dunningNoticesTable,
  dunningSendersTable,
  erpSubmissionsTable,
  groupsTable,
  itemsTable,
  lettersTable,
  operationsTable,
  positionsTable,
  promisesTable,
  publishedRunsTable,
  segmentCompanyCodesTable,
  sourcesTable,
  statesTable,
  submissionsTable,
} from '../../srv/platform/tables.ts';
import { deployedSqlite } from '../support/deploy.ts';
import { type SaldoServer, startSaldo } from '../support/saldo-server.ts';

const today = new Date().toISOString().slice(0, 10);
let saldo: SaldoServer;
let db: Database;

beforeAll(async () => {
  const url = await deployedSqlite('*');
  db = openSqlite(url);
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
  const users = { cleo: ['administrator'], ana: ['agent'] };
  saldo = await startSaldo({ kind: 'sqlite', credentials: { url }, users });
});
afterAll(async () => {
  await saldo.stop();
  await db.close();
});

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

test('a letter that Saldo would send and leaves to the ERP, which has not, is a difference', async () => {
  const whose = { source: 'S4', partner: '5', account: 'A5', companyCode: '1000' };
  const run = '7d1f0000-0000-4000-8000-000000000041';
  await db.upsert(segmentCompanyCodesTable, [{ segment: 'DE', source: 'S4', companyCode: '1000' }]);
  await db.upsert(contractAccountsTable, [{ ...whose, dunningProcedure: '07' }]);
  const item = { document: 'D5', repetition: '000', item: '0001', subitem: '000' };
  const open = { currency: 'EUR', amount: '50.00', clearingStatus: '', dueDate: '2026-01-01' };
  await db.upsert(itemsTable, [{ ...whose, ...item, ...open }]);
  await db.upsert(publishedRunsTable, [{ segment: 'DE', run }]);
  const position = { run, source: 'S4', partner: '5', segment: 'DE', businessDate: today };
  const amounts = { currency: 'EUR', toCollectAmount: '50.00', dunningLevel: 0 };
  await db.upsert(positionsTable, [
    { ...position, ...amounts, status: 'open', treatment: 'letter' },
  ]);
  const silent = () => read("DunningDifferences?$filter=kind eq 'erp-silent'", 'integration');
  expect(await silent()).toMatchObject([
    { account: 'A5', procedure: '07', decidedBy: 'erp', amount: '50.0000', treatment: 'letter' },
  ]);
  await db.upsert(dunningSendersTable, [
    { source: 'S4', procedure: '07', validFrom: '2026-01-01', validTo: null, sender: 'saldo' },
  ]);
  expect(await silent()).toEqual([]);
});

test('a submission that the ERP confirmed and does not have is a difference once it was read again', async () => {
  const [ID, operation] = ['51', '52'].map((end) => `7d1f0000-0000-4000-8000-0000000000${end}`);
  const whose = { source: 'S4', partner: '6', operation: operation ?? '' };
  await db.insert(submissionsTable, [
    { ...whose, ID: ID ?? '', collectionGroup: 'AGENCY', state: 'submitted' },
  ]);
  const sent = { kind: 'agency-submit', state: 'confirmed', objectKey: '6', sequence: 1 };
  await db.insert(operationsTable, [
    { ...sent, ID: operation ?? '', source: 'S4', confirmedAt: '2026-11-01T10:00:00.000Z' },
  ]);
  const missing = () => read("AgencyDifferences?$filter=kind eq 'missing'", 'integration');
  const readAgain = (deltaAt: string) =>
    db.upsert(statesTable, [{ source: 'S4', object: 'agency-submissions', deltaAt }]);
  await readAgain('2026-11-01T09:59:00.000Z');
  expect(await missing()).toEqual([]);
  await readAgain('2026-11-01T10:01:00.000Z');
  expect(await missing()).toMatchObject([{ partner: '6', collectionGroup: 'AGENCY' }]);
});
