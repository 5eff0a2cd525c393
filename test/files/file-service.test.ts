import { openSqlite } from '../../srv/platform/sqlite.ts';
import { deployedSqlite } from '../support/deploy.ts';
import { type SaldoServer, startSaldo } from '../support/saldo-server.ts';
import { loadSmallBank } from '../support/small-bank.ts';
import {
  addSource,
  CORE,
  type FileFolder,
  fileFolder,
  ITEMS,
  type ItemLine,
  itemsCsv,
} from './file-world.ts';

const users = { cleo: ['administrator'], ana: ['agent'] };
let saldo: SaldoServer;
let folder: FileFolder;

beforeAll(async () => {
  const url = await deployedSqlite('*');
  const db = openSqlite(url);
  await loadSmallBank(db, []);
  await addSource(db);
  await db.close();
  folder = await fileFolder();
  const files = { folder: folder.path(), uploadBytes: 20_000 };
  const env = { cds_saldo_files: JSON.stringify(files) };
  saldo = await startSaldo({ kind: 'sqlite', credentials: { url }, users, env });
  await save(ITEMS);
});
afterAll(async () => {
  await saldo.stop();
  await folder.remove();
});

function authorization(user: string): Record<string, string> {
  return user ? { authorization: `Basic ${Buffer.from(`${user}:`).toString('base64')}` } : {};
}

async function upload(
  content: string | Uint8Array<ArrayBuffer>,
  user = 'cleo',
  query = 'name=posten.csv',
) {
  const headers = { ...authorization(user), 'content-type': 'text/csv', connection: 'close' };
  const response = await fetch(`${saldo.url}/files/upload?${query}`, {
    method: 'POST',
    headers,
    body: content,
  });
  const text = await response.text();
  return { status: response.status, body: text.startsWith('{') ? JSON.parse(text) : {} };
}

async function rejected(load: string, language = 'en', user = 'cleo') {
  const headers = { ...authorization(user), 'accept-language': language, connection: 'close' };
  const response = await fetch(`${saldo.url}/files/rejected?load=${load}`, { headers });
  const bytes = Buffer.from(await response.arrayBuffer());
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    text: bytes.toString(),
  };
}

const act = (load: string, action: string, body: object = {}, language = 'en') =>
  saldo.call(`/odata/v4/files/Loads(${load})/FileLoadService.${action}`, {
    user: 'cleo',
    method: 'POST',
    body,
    language,
  });
const ask = (path: string, language = 'en') =>
  saldo.call(`/odata/v4/files/${path}`, { user: 'cleo', language });
const by = { mapping: 'posten', source: CORE };
const save = (content: string, mapping = 'posten') =>
  saldo.call('/odata/v4/files/saveMapping', { user: 'cleo', body: { mapping, content } });
const uploaded = async (lines: readonly (ItemLine | string)[]): Promise<string> =>
  (await upload(itemsCsv(lines))).body.ID;

test('a mapping is saved in versions, with who and when, and checked before', async () => {
  const first = await save(ITEMS, 'versions');
  expect(first.body).toMatchObject({ source: CORE, version: 1, object: 'items', savedBy: 'cleo' });
  expect((await save(ITEMS, 'versions')).body).toMatchObject({ version: 1 });
  const changed = JSON.stringify({ ...JSON.parse(ITEMS), headerRow: 2 });
  expect((await save(changed, 'versions')).body).toMatchObject({ version: 2 });
  const { status, body } = await save('{"object":"items"}');
  expect(status).toBe(400);
  expect(body.error).toMatchObject({
    code: 'FILE_MAPPING_INVALID',
    message: expect.stringContaining('source should be'),
  });
  expect((await save(ITEMS, ' ')).body.error?.code).toBe('FILE_MAPPING_UNNAMED');
});

test('a file is uploaded with its hash, suggested, checked, loaded, and gone', async () => {
  const content = itemsCsv([{ document: '1' }, { document: '2', amount: '-7,00' }]);
  const { status, body } = await upload(content);
  expect(status).toBe(201);
  expect(body).toMatchObject({
    fileBytes: Buffer.byteLength(content),
    fileHash: expect.stringMatching(/^[0-9a-f]{64}$/),
  });

  const suggestion = await act(body.ID, 'suggestMapping', { object: 'items', source: CORE });
  const { fields, decimal } = JSON.parse(String(suggestion.body.value));
  expect({ decimal, amount: fields.amount, dueDate: fields.dueDate }).toEqual({
    decimal: ',',
    amount: { column: 'Betrag' },
    dueDate: { column: 'Fällig' },
  });

  const checked = await act(body.ID, 'checkFile', by);
  expect(checked.body).toMatchObject({
    status: 'checked',
    rowsRead: 2,
    rowsChanged: 2,
    mapping: 'posten',
    mappingVersion: 1,
  });
  const { first, warnings } = JSON.parse(String(checked.body.report));
  expect(first[1].values).toMatchObject({ document: '2', amount: '-7.0000' });
  expect(warnings).not.toContainEqual(expect.objectContaining({ code: 'FILE_LOADED_BEFORE' }));

  const expected = [{ companyCode: '1000', currency: 'EUR', rowCount: 2, amount: '5.50' }];
  const loaded = await act(body.ID, 'loadFile', { ...by, expected });
  expect(loaded.body).toMatchObject({
    status: 'loaded',
    rowsChanged: 2,
    rowsRejected: 0,
    startedBy: 'cleo',
    errorCode: null,
  });
  const totals = await saldo.call(`/odata/v4/files/LoadTotals?$filter=load eq ${body.ID}`, {
    user: 'cleo',
  });
  expect(totals.body.value).toMatchObject([
    { rowCount: '2', amount: '5.5000', expectedCount: '2', expectedAmount: '5.5000' },
  ]);
  expect((await act(body.ID, 'loadFile', by)).body.error?.code).toBe('FILE_GONE');

  const again = await act((await upload(content)).body.ID, 'checkFile', by);
  expect(again.body).toMatchObject({ rowsChanged: 0, rowsUnchanged: 2 });
  expect(JSON.parse(String(again.body.report)).warnings).toMatchObject([
    { code: 'FILE_LOADED_BEFORE' },
  ]);
});

test('a file tells its columns and values as it is written, and which saved mappings fit it', async () => {
  const partners = 'Kundenliste 2026\nKunde;Name;Ort\n100;Groß;Köln\n101;Müller;Köln\n';
  const load = (await upload(Buffer.from(partners, 'latin1'))).body.ID;
  const { body } = await ask(`Loads(${load})/FileLoadService.readColumns()`);
  expect(body).toMatchObject({
    encoding: 'windows-1252',
    delimiter: ';',
    headerRow: 2,
    sheets: [],
  });
  expect(body.numbers).toContainEqual({ decimal: ',', thousands: '.' });
  expect(body.days).toContain('DD.MM.YYYY');
  expect(body.object).toBe('partners');
  expect(body.columns).toEqual([
    { number: 1, name: 'Kunde', samples: ['100', '101'] },
    { number: 2, name: 'Name', samples: ['Groß', 'Müller'] },
    { number: 3, name: 'Ort', samples: ['Köln'] },
  ]);
  const mine = (mappings: unknown) =>
    (mappings as { mapping: string }[]).find(({ mapping }) => mapping === 'posten');
  expect(mine(body.mappings)).toMatchObject({ source: CORE, object: 'items', fits: false });

  const items = await uploaded([{ document: '1' }]);
  const of = await ask(`Loads(${items})/FileLoadService.readColumns()`);
  expect(mine(of.body.mappings)).toMatchObject({ fits: true });
  const read = `readColumns(headerRow=3,encoding='iso-8859-1')`;
  const other = await ask(`Loads(${load})/FileLoadService.${read}`);
  expect(other.body.columns).toMatchObject([{ name: '100' }, { name: 'Groß' }, { name: 'Köln' }]);
  const missing = await ask(`Loads(${load})/FileLoadService.readColumns(headerRow=9)`);
  expect([missing.status, missing.body.error?.code]).toEqual([400, 'FILE_HEADER_MISSING']);
  const wrong = await ask(`Loads(${load})/FileLoadService.readColumns(encoding='ebcdic')`);
  expect(wrong.status).toBe(400);
});

test('fields are told by what the user calls them, with what they have to be', async () => {
  const { body } = await ask("fieldsOf(object='items')", 'de');
  expect(body.value).toContainEqual({
    ...{ name: 'dueDate', text: 'Fälligkeit', type: 'date', length: null },
    ...{ isRequired: true, isKey: false },
  });
  expect((await ask("fieldsOf(object='loans')")).body.error?.code).toBe('FILE_OBJECT_UNKNOWN');
  expect((await ask('uploadLimit()')).body.value).toBe('20000');
});

test("a check and a failure are explained in the reader's words, with the first rows as stored", async () => {
  const load = await uploaded([
    { document: '51', amount: '1.234,50' },
    { document: '52', due: '31.02.2026' },
    { document: '53', companyCode: '7777' },
  ]);
  await act(load, 'checkFile', by);
  const { body } = await ask(`Loads(${load})/FileLoadService.explain()`, 'de');
  expect(body.problems).toEqual([
    {
      code: 'FILE_DATE_INVALID',
      text: 'Feld Fälligkeit: „31.02.2026“ ist kein Tag in der Form DD.MM.YYYY. Korrigieren Sie den Tag oder die Zuordnung.',
      rowCount: 1,
      rowNumbers: [3],
    },
  ]);
  expect(body.warnings).toContainEqual({
    code: 'FILE_COMPANY_CODE_UNCOLLECTED',
    text: expect.stringContaining('Buchungskreis 7777'),
  });
  const fields = body.fields as { name: string; text: string }[];
  const [first] = body.rows as { rowNumber: string; values: string[] }[];
  expect(first?.rowNumber).toBe(2);
  expect(first?.values[fields.findIndex(({ name }) => name === 'amount')]).toBe('1234.5000');
  expect(first?.values[fields.findIndex(({ text }) => text === 'Fälligkeit')]).toBe('2026-10-12');

  const expected = [{ companyCode: '1000', currency: 'EUR', rowCount: 9 }];
  await act(load, 'loadFile', { ...by, expected });
  const failed = await ask(`Loads(${load})/FileLoadService.explain()`, 'de');
  expect(failed.body).toMatchObject({
    error: expect.stringMatching(/^Die Summen .* Es wurde nichts geladen\.$/),
    problems: [],
  });
});

test('a corrected file is about what the load was about whose rows it corrects, never all of it', async () => {
  const load = await uploaded([{ document: '61', due: 'x' }]);
  await act(load, 'loadFile', { ...by, delivery: 'full', mayLeave: 0 });
  const again = (await upload(itemsCsv([{ document: '61' }]), 'cleo', `name=a.csv&after=${load}`))
    .body;
  const { body } = await ask(`Loads(${again.ID})?$expand=objectText,statusText`);
  expect(body).toMatchObject({
    ...{ source: CORE, object: 'items', mapping: 'posten', delivery: 'delta' },
    objectText: { name: 'Items' },
    statusText: { name: 'Uploaded' },
  });
  const nobody = 'name=a.csv&after=00000000-0000-4000-8000-000000000000';
  expect((await upload(itemsCsv([]), 'cleo', nobody)).status).toBe(404);
});

test("rejected rows come back as a file in the reader's language, and load once they are corrected", async () => {
  const load = await uploaded([
    { document: '11', amount: '-5,00' },
    { document: '12', partner: '=cmd()', due: '31.02.2026' },
    { document: '13', amount: '-1.5', status: 'weg' },
  ]);
  expect((await act(load, 'loadFile', by)).body).toMatchObject({
    status: 'loaded',
    rowsChanged: 1,
    rowsRejected: 2,
  });
  const { type, text } = await rejected(load, 'de');
  expect(type).toContain('text/csv');
  const [mark, ...lines] = [text.slice(0, 1), ...text.slice(1).trimEnd().split('\r\n')];
  expect(mark).toBe('\ufeff');
  expect(lines[0]).toBe(
    'Beleg;Kunde;Buchungskreis;Währung;Betrag;Fällig;Status;Bezahlt am;saldo_row;saldo_codes;saldo_texts',
  );
  expect(lines[1]).toBe(
    "12;'=cmd();1000;EUR;12,50;31.02.2026;offen;;3;FILE_DATE_INVALID;Feld Fälligkeit: „31.02.2026“ ist kein Tag in der Form DD.MM.YYYY. Korrigieren Sie den Tag oder die Zuordnung.",
  );
  expect(lines[2]).toContain('FILE_AMOUNT_INVALID FILE_VALUE_UNKNOWN');
  expect((await rejected(load, 'es')).text).toContain('no es un día con el formato');

  const corrected = text
    .replace('31.02.2026', '28.02.2026')
    .replace('-1.5', '-1,50')
    .replace(';weg;', ';offen;');
  const again = (await upload(corrected)).body.ID;
  expect((await act(again, 'loadFile', by)).body).toMatchObject({
    status: 'loaded',
    rowsChanged: 2,
    rowsRejected: 0,
  });
  const rows = await saldo.call(`/odata/v4/files/Loads(${again})`, { user: 'cleo' });
  expect(rows.body).not.toHaveProperty('header');
});

test("a load that is refused writes nothing, tells why in the user's language, and can be tried again", async () => {
  const load = await uploaded([{ document: '21', amount: '1,00' }]);
  const expected = [{ companyCode: '1000', currency: 'EUR', rowCount: 2 }];
  const { status, body } = await act(load, 'loadFile', { ...by, expected }, 'de');
  expect(status).toBe(409);
  expect(body.error).toMatchObject({
    code: 'FILE_TOTALS_DIFFER',
    message: expect.stringContaining('Es wurde nichts geladen'),
  });
  const record = await saldo.call(`/odata/v4/files/Loads(${load})`, { user: 'cleo' });
  expect(record.body).toMatchObject({ status: 'failed', errorCode: 'FILE_TOTALS_DIFFER' });
  expect((await act(load, 'loadFile', by)).body).toMatchObject({
    status: 'loaded',
    errorCode: null,
  });
});

test.each([
  ['without a mapping', {}, 404, 'FILE_MAPPING_UNKNOWN'],
  ['in a delivery that is none', { ...by, delivery: 'weekly' }, 400, 'FILE_DELIVERY_UNKNOWN'],
])('a load %s is refused', async (_, body, status, code) => {
  const answer = await act(await uploaded([{ document: '31' }]), 'loadFile', body);
  expect([answer.status, answer.body.error?.code]).toEqual([status, code]);
});

test('a file that is discarded is gone with its rejected rows; its record stays', async () => {
  const load = await uploaded([{ document: '41', due: 'x' }]);
  await act(load, 'loadFile', by);
  expect((await rejected(load)).text).toContain('41;100');
  expect((await act(load, 'discard')).body).toMatchObject({ status: 'loaded', report: null });
  expect((await rejected(load)).text).toBe('');
  expect((await act(load, 'checkFile', by)).body.error?.code).toBe('FILE_GONE');
});

test('uploads are for administrators, of a limited size, and never empty', async () => {
  expect((await upload('a', '')).status).toBe(401);
  expect((await upload('a', 'ana')).status).toBe(403);
  expect((await rejected('00000000-0000-4000-8000-000000000000', 'en', 'ana')).status).toBe(403);
  expect((await rejected('00000000-0000-4000-8000-000000000000')).status).toBe(404);
  expect((await upload('')).body.error.code).toBe('FILE_EMPTY');
  const large = await upload('x'.repeat(30_000));
  expect([large.status, large.body.error.code]).toEqual([413, 'FILE_TOO_LARGE']);
});

test('a name is only a name, however it looks like a path', async () => {
  const { status, body } = await upload(
    'a;b\n',
    'cleo',
    `name=${encodeURIComponent('../../etc/passwd')}`,
  );
  expect(status).toBe(201);
  const record = await saldo.call(`/odata/v4/files/Loads(${body.ID})`, { user: 'cleo' });
  expect(record.body).toMatchObject({ fileName: '../../etc/passwd', status: 'uploaded' });
});
