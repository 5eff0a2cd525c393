import { readFile } from 'node:fs/promises';
import type { FileReport } from '../../srv/erp/files/file-report.ts';
import { fileRows } from '../../srv/erp/files/file-rows.ts';
import { DEFAULT_LIMITS } from '../../srv/erp/files/limits.ts';
import type { MappedRow } from '../../srv/erp/files/mapped-rows.ts';
import { type FileOptions, loadFile, previewFile } from '../../srv/erp/files/run-file.ts';
import type { Database } from '../../srv/platform/database.ts';
import { loadLpSolver } from '../../srv/platform/linear-program.ts';
import { statesTable } from '../../srv/platform/tables.ts';
import { runNight } from '../../srv/runs/night.ts';
import { DEFAULT_LOOKBACK as lookback } from '../../srv/runs/read-customers.ts';
import { revalueChanged } from '../../srv/runs/revalue.ts';
import { databases, type OpenDatabase } from '../support/databases.ts';
import { loadSmallBank, MONDAY } from '../support/small-bank.ts';
import {
  addSource,
  CORE,
  type FileFolder,
  fileFolder,
  ITEMS,
  type ItemLine,
  itemsCsv,
  mapping,
  PARTNERS,
} from './file-world.ts';
import { writeXlsx } from './write-xlsx.ts';

const NOW = `${MONDAY}T08:00:00.000Z`;
const LATER = `${MONDAY}T12:00:00.000Z`;
const code = (value: string) => expect.objectContaining({ code: value });

/** What CAP adds is tested with the service. */
describe.each(['SQLite', 'PostgreSQL'])('a file loaded into %s', (name) => {
  let opened: OpenDatabase;
  let db: Database;
  let folder: FileFolder;

  beforeEach(async () => {
    const open = databases[name];
    if (!open) throw new Error(`no database is called ${name}`);
    opened = await open();
    db = opened.database;
    folder = await fileFolder();
    await loadSmallBank(db, []);
    await addSource(db);
  });
  afterEach(async () => {
    await opened.close();
    await folder.remove();
  });

  const optionsFor = async (
    content: string,
    more: Partial<FileOptions> = {},
  ): Promise<FileOptions> => ({
    file: await folder.write(content),
    mapping: mapping(ITEMS),
    delivery: 'delta',
    loadedAt: NOW,
    ...more,
  });
  const load = async (lines: readonly (ItemLine | string)[], more: Partial<FileOptions> = {}) =>
    loadFile(db, await optionsFor(itemsCsv(lines), more));
  const preview = async (lines: readonly (ItemLine | string)[], more: Partial<FileOptions> = {}) =>
    previewFile(db, await optionsFor(itemsCsv(lines), more));
  const items = () =>
    db.query<{ document: string; amount: string; leftErpAt: string | null }>(
      `SELECT document, amount, leftErpAt AS "leftErpAt", source, partner, dueDate AS "dueDate",
          clearingStatus AS "clearingStatus", repetition
        FROM saldo_ledger_Items ORDER BY source, document`,
    );
  const counts = ({ rows, changed, unchanged, rejected }: FileReport) => [
    rows,
    changed,
    unchanged,
    rejected,
  ];

  test('becomes items with exact amounts, and the same file again changes nothing', async () => {
    const lines = [
      { document: '1', amount: '1.234,50' },
      { document: '2', amount: '-3', currency: 'CLP' },
    ];
    expect(counts(await load(lines))).toEqual([2, 2, 0, 0]);
    const first = await items();
    expect(first).toMatchObject([
      {
        source: CORE,
        document: '1',
        amount: '1234.5000',
        dueDate: '2026-10-12',
        clearingStatus: '',
        repetition: '000',
      },
      { document: '2', amount: '-3.0000' },
    ]);
    expect(counts(await load(lines, { loadedAt: LATER }))).toEqual([2, 0, 2, 0]);
    expect(await items()).toEqual(first);
  });

  test('is read from a workbook to the very same rows', async () => {
    const file = folder.path();
    const head = [
      'Beleg',
      'Kunde',
      'Buchungskreis',
      'Währung',
      'Betrag',
      'Fällig',
      'Status',
      'Bezahlt am',
    ];
    await writeXlsx(file, [head, [1, '100', 1000, 'EUR', 1234.5, { day: 46_307 }, 'offen']]);
    await load([{ document: '1', amount: '1.234,50' }]);
    const report = await loadFile(db, await optionsFor('', { file }));
    expect(counts(report)).toEqual([1, 0, 1, 0]);
  });

  test('tells before it is loaded what will be, and writes nothing', async () => {
    await load([{ document: '1' }, { document: '2' }]);
    const before = await items();
    const report = await preview([
      { document: '1' },
      { document: '2', amount: '1,00' },
      { document: '3' },
      { document: '4', due: '31.02.2026' },
      { document: '5', due: 'x' },
    ]);
    expect(counts(report)).toEqual([5, 2, 1, 2]);
    expect(report.first[1]).toMatchObject({
      row: 3,
      values: { document: '2', amount: '1.0000', dueDate: '2026-10-12' },
    });
    expect(report.problems).toEqual([
      expect.objectContaining({
        code: 'FILE_DATE_INVALID',
        field: 'dueDate',
        count: 2,
        rows: [5, 6],
      }),
    ]);
    expect(report.totals).toEqual([
      { companyCode: '1000', currency: 'EUR', rows: 3, amount: '26.0000' },
    ]);
    expect(report.warnings).toEqual([]);
    expect(await items()).toEqual(before);
  });

  test('warns of a source nobody knows and of company codes nobody collects', async () => {
    const { warnings } = await preview([{ document: '1', companyCode: '9999' }]);
    expect(warnings.map((warning) => warning.code)).toEqual([
      'FILE_SOURCE_NEW',
      'FILE_COMPANY_CODE_UNCOLLECTED',
    ]);
  });

  test('rejects rows one by one, each with all that is wrong with it', async () => {
    const rejected: MappedRow[] = [];
    const report = await load(
      [
        { document: '1' },
        { document: '', partner: '' },
        { document: '3', amount: '12.5' },
        { document: '4', currency: 'XXX' },
        { document: '5', amount: '0,001' },
        { document: '6', amount: '90000000000000000' },
        { document: '1', amount: '99,00' },
        '7;100;1000;EUR;1,00;12.10.2026;offen',
        '8;100;1000;EUR;1,00;12.10.2026;offen;;;',
      ],
      { onRejected: async (rows) => void rejected.push(...rows) },
    );
    expect(counts(report)).toEqual([9, 2, 0, 7]);
    const codes = rejected.map(({ row, problems }) => [
      row,
      ...problems.map((problem) => problem.code),
    ]);
    expect(codes).toEqual([
      [3, 'FILE_FIELD_MISSING', 'FILE_FIELD_MISSING'],
      [4, 'FILE_AMOUNT_INVALID'],
      [5, 'FILE_CURRENCY_WITHOUT_SCALE'],
      [6, 'FILE_AMOUNT_NOT_EXACT'],
      [7, 'FILE_AMOUNT_TOO_LARGE'],
      [8, 'FILE_KEY_TWICE'],
      [9, 'FILE_ROW_WIDTH'],
    ]);
    expect((await items()).map(({ document }) => document)).toEqual(['1', '8']);
  });

  test('stops when nearly all of it is rejected', async () => {
    const limits = { ...DEFAULT_LIMITS, rejectedRows: 2 };
    const bad = ['1', '2', '3'].map((document) => ({ document, due: 'never' }));
    await expect(load(bad, { limits })).rejects.toEqual(code('FILE_TOO_MANY_REJECTED'));
  });

  test('has totals that can be held against those its sender tells', async () => {
    const lines = [
      { document: '1', amount: '0,10' },
      { document: '2', amount: '0,20' },
      { document: '3', currency: 'CLP', amount: '5' },
    ];
    const euros = { companyCode: '1000', currency: 'EUR', rows: 2, amount: '0.30' };
    const pesos = { companyCode: '1000', currency: 'CLP', rows: 1 };
    await expect(load(lines, { expected: [euros] })).rejects.toEqual(code('FILE_TOTALS_DIFFER'));
    await expect(load(lines, { expected: [{ ...euros, amount: '0.31' }, pesos] })).rejects.toThrow(
      '1000/EUR: 0.3000 ≠ 0.31',
    );
    expect(await items()).toEqual([]);
    expect(counts(await load(lines, { expected: [euros, pesos] }))).toEqual([3, 3, 0, 0]);
  });

  test('delivered in full takes out what it does not have, and a delta does not', async () => {
    await load([{ document: '1' }, { document: '2' }, { document: '3', companyCode: '2000' }]);
    await load([{ document: '1' }]);
    expect((await items()).filter(({ leftErpAt }) => leftErpAt)).toEqual([]);
    const report = await load([{ document: '1' }], { delivery: 'full', loadedAt: LATER });
    expect(report).toMatchObject({ left: 1, warnings: [] });
    // Company code 2000 is not what this file is about.
    expect((await items()).filter(({ leftErpAt }) => leftErpAt)).toMatchObject([
      { document: '2', leftErpAt: LATER },
    ]);
    await load([{ document: '1' }, { document: '2' }], { delivery: 'full' });
    expect((await items()).filter(({ leftErpAt }) => leftErpAt)).toEqual([]);
  });

  test('delivered in full never empties the ledger unless somebody allows it', async () => {
    const all = Array.from({ length: 150 }, (_, at) => ({ document: String(1000 + at) }));
    await load(all);
    const half = all.slice(0, 40);
    expect(await preview(half, { delivery: 'full' })).toMatchObject({
      left: 110,
      warnings: [{ code: 'FILE_TOO_MANY_LEFT', details: { count: 110, open: 150, limit: 100 } }],
    });
    expect(await load(half, { delivery: 'full' })).toMatchObject({
      left: 0,
      warnings: [code('FILE_TOO_MANY_LEFT')],
    });
    expect((await items()).filter(({ leftErpAt }) => leftErpAt)).toEqual([]);
    expect(await load(half, { delivery: 'full', mayLeave: 110 })).toMatchObject({
      left: 110,
      warnings: [],
    });
  });

  test('takes out no item whose row was rejected, and none while a key is unknown', async () => {
    await load([{ document: '1' }, { document: '2' }, { document: '3' }]);
    const faulty = [{ document: '1' }, { document: '2', due: 'x' }];
    expect(await load(faulty, { delivery: 'full' })).toMatchObject({ left: 1 });
    expect((await items()).map(({ leftErpAt }) => leftErpAt)).toEqual([null, null, NOW]);
    const unknown = [{ document: '1' }, { document: 'much-too-long-a-key' }];
    expect(await load(unknown, { delivery: 'full' })).toMatchObject({
      left: 0,
      warnings: [code('FILE_KEYS_UNKNOWN')],
    });
  });

  test('never meets the rows of another source', async () => {
    await addSource(db, 'CORE2');
    await load([{ document: '1' }, { document: '2' }]);
    const other = mapping(ITEMS, { source: 'CORE2' });
    expect(
      counts(await load([{ document: '1', amount: '7,00' }], { mapping: other, delivery: 'full' })),
    ).toEqual([1, 1, 0, 0]);
    expect((await items()).map(({ amount, leftErpAt }) => [amount, leftErpAt])).toEqual([
      ['12.5000', null],
      ['12.5000', null],
      ['7.0000', null],
    ]);
  });

  test('is refused where the ERP mirrors the same, or for a full delivery of anything but items', async () => {
    await db.upsert(statesTable, [{ source: CORE, object: 'items' }]);
    await expect(load([{ document: '1' }])).rejects.toEqual(code('FILE_SOURCE_MIRRORED'));
    const partners = await optionsFor('Kunde;Name;Geboren;Telefon\n', {
      mapping: mapping(PARTNERS),
      delivery: 'full',
    });
    await expect(loadFile(db, partners)).rejects.toEqual(code('FILE_FULL_ITEMS_ONLY'));
  });

  test('without rows, or without the header, is refused', async () => {
    await expect(load([])).rejects.toEqual(code('FILE_EMPTY'));
    await expect(
      load([{ document: '1' }], { mapping: mapping(ITEMS, { headerRow: 9 }) }),
    ).rejects.toEqual(code('FILE_HEADER_MISSING'));
  });

  test('of partners keeps what it does not have, and gives agents a number to call', async () => {
    const csv = 'Kunde;Name;Geboren;Telefon\n100;Ana Weiß;1.2.1980;+49 170 1\n101;Bo;;\n';
    await loadFile(db, await optionsFor(csv, { mapping: mapping(PARTNERS) }));
    await db.execute("UPDATE saldo_ledger_Partners SET city = 'Köln' WHERE source = ?", [CORE]);
    const again = csv.replace('Weiß', 'Weiss');
    expect(
      counts(await loadFile(db, await optionsFor(again, { mapping: mapping(PARTNERS) }))),
    ).toEqual([2, 1, 1, 0]);
    expect(
      await db.query(
        `SELECT partner, name, city, timeZone AS "timeZone", birthDate AS "birthDate", language
          FROM saldo_ledger_Partners WHERE source = ? ORDER BY partner`,
        [CORE],
      ),
    ).toEqual([
      {
        partner: '100',
        name: 'Ana Weiss',
        city: 'Köln',
        timeZone: 'Europe/Berlin',
        birthDate: '1980-02-01',
        language: 'de',
      },
      {
        partner: '101',
        name: 'Bo',
        city: 'Köln',
        timeZone: 'Europe/Berlin',
        birthDate: null,
        language: 'de',
      },
    ]);
    expect(
      await db.query(
        'SELECT partner, kind, value FROM saldo_ledger_ContactPoints WHERE source = ?',
        [CORE],
      ),
    ).toEqual([{ partner: '100', kind: 'phone', value: '+49 170 1' }]);
  });

  test('puts its customers on the lists of the night, and a paid item takes them off the same day', async () => {
    const partners = 'Kunde;Name;Geboren;Telefon\n100;Ana;;\n101;Bo;;\n';
    await loadFile(db, await optionsFor(partners, { mapping: mapping(PARTNERS) }));
    const owed = [
      { document: '1', amount: '800,00' },
      { document: '2', partner: '101', amount: '410,10', due: '11.11.2026' },
    ];
    await load(owed);
    expect(await db.query('SELECT partner FROM saldo_mirror_ChangedCustomers')).toEqual([]);
    await runNight(db, {
      businessDate: MONDAY,
      clock: () => NOW,
      solve: await loadLpSolver(),
      partitionSize: 10,
      lookback,
    });
    const positions = () =>
      db.query(
        `SELECT p.partner, p.status, p.collectionGroup IS NOT NULL AS listed FROM saldo_worklists_Positions p
          JOIN saldo_worklists_PublishedRuns r ON r.run = p.run WHERE p.source = ? ORDER BY p.partner`,
        [CORE],
      );
    expect(await positions()).toMatchObject([
      { partner: '100', status: 'open' },
      { partner: '101', status: 'open' },
    ]);
    const paid = owed.map((line) =>
      line.document === '1' ? { ...line, status: 'bezahlt', paidOn: '23.11.2026' } : line,
    );
    await load(paid, { loadedAt: LATER });
    expect(await db.query('SELECT partner, cause FROM saldo_mirror_ChangedCustomers')).toEqual([
      { partner: '100', cause: 'item' },
    ]);
    await revalueChanged(db, { now: LATER, lookback });
    expect(await positions()).toMatchObject([
      { partner: '100', status: 'closed' },
      { partner: '101', status: 'open' },
    ]);
  });
});

test('a file is read in batches, whatever its size', async () => {
  const folder = await fileFolder();
  const lines = Array.from({ length: 5_000 }, (_, at) => ({ document: String(at) }));
  const file = await folder.write(itemsCsv(lines));
  expect((await readFile(file)).length).toBeGreaterThan(100_000);
  const sizes: number[] = [];
  for await (const batch of fileRows(file, mapping(ITEMS), DEFAULT_LIMITS))
    sizes.push(batch.length);
  expect(Math.max(...sizes)).toBe(1_000);
  await folder.remove();
});
