import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { type Cell, cellText, type FileRow } from '../../srv/domain/files/cell.ts';
import { checkMapping } from '../../srv/domain/files/check-mapping.ts';
import { csvLine } from '../../srv/domain/files/csv-text.ts';
import { readColumns } from '../../srv/erp/files/file-columns.ts';
import { fileRows, type ReadingOptions } from '../../srv/erp/files/file-rows.ts';
import { DEFAULT_LIMITS } from '../../srv/erp/files/limits.ts';
import { openMapped } from '../../srv/erp/files/mapped-rows.ts';
import { suggestFromFile } from '../../srv/erp/files/suggest-from-file.ts';
import { encodingOf } from '../../srv/erp/files/text-encoding.ts';
import { threadedRows, WORTH_A_THREAD } from '../../srv/erp/files/xlsx/threaded-rows.ts';
import { writeXlsx, type XlsxCell } from './write-xlsx.ts';

const code = (value: string) => expect.objectContaining({ code: value });
const AUTO: ReadingOptions = { encoding: 'auto', delimiter: 'auto' };

let folder: string;
let count = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'saldo-files-test-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function newPath(): string {
  count += 1;
  return join(folder, String(count));
}

async function written(content: string | Uint8Array): Promise<string> {
  const file = newPath();
  await writeFile(file, content);
  return file;
}

async function read(
  file: string,
  options: Partial<ReadingOptions> = {},
  limits = DEFAULT_LIMITS,
): Promise<FileRow[]> {
  const rows: FileRow[] = [];
  for await (const batch of fileRows(file, { ...AUTO, ...options }, limits)) rows.push(...batch);
  return rows;
}

const cellsOf = async (file: string, options: Partial<ReadingOptions> = {}) =>
  (await read(file, options)).map(({ cells }) => cells);

function utf16(text: string, isBigEndian: boolean): Buffer {
  const bytes = Buffer.from(text, 'utf16le');
  return isBigEndian ? bytes.swap16() : bytes;
}

describe('a CSV file', () => {
  const text = 'Kunde;Name;Straße\r\n1;Müller;"Am ""Tor""; links"\r\n2;José;"zwei\nZeilen"\r\n';
  const cells = [
    ['Kunde', 'Name', 'Straße'],
    ['1', 'Müller', 'Am "Tor"; links'],
    ['2', 'José', 'zwei\nZeilen'],
  ];
  const latin = Buffer.from(text, 'latin1');
  const files: [string, Uint8Array, string][] = [
    ['UTF-8', Buffer.from(text), 'utf-8'],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`), 'utf-8'],
    ['UTF-16LE with a mark', utf16(`\ufeff${text}`, false), 'utf-16le'],
    ['UTF-16BE with a mark', utf16(`\ufeff${text}`, true), 'utf-16be'],
    ['UTF-16LE without', utf16(text, false), 'utf-16le'],
    ['UTF-16BE without', utf16(text, true), 'utf-16be'],
    ['Windows-1252', latin, 'windows-1252'],
  ];
  test.each(files)('in %s is found out and read', async (_, content, encoding) => {
    const file = await written(content);
    expect(await encodingOf(file, 'auto')).toBe(encoding);
    expect(await cellsOf(file)).toEqual(cells);
  });

  test('is read as named where nothing in it says otherwise', async () => {
    const euro = await written(Buffer.from([0x61, 0x3b, 0xa4, 0x0a]));
    expect(await cellsOf(euro, { encoding: 'iso-8859-15' })).toEqual([['a', '€']]);
    expect(await cellsOf(euro)).toEqual([['a', '¤']]);
    const marked = await written(`\ufeff${text}`);
    expect(await cellsOf(marked, { encoding: 'windows-1252' })).toEqual(cells);
  });

  test('that is not in the named encoding is refused, not mangled', async () => {
    await expect(read(await written(latin), { encoding: 'utf-8' })).rejects.toEqual(
      code('FILE_ENCODING_WRONG'),
    );
  });

  test('is UTF-8 also where a character lies across two buffers', async () => {
    const long = `${'x'.repeat((1 << 18) - 1)}é;ü\n`;
    const file = await written(long);
    expect(await encodingOf(file, 'auto')).toBe('utf-8');
    expect((await cellsOf(file))[0]?.[1]).toBe('ü');
  });

  test.each([';', ',', '\t', '|'])('separated by %j is found out', async (delimiter) => {
    const lines = [['a', 'b', 'c'], ['1,5', 'x', 'y;z'].map((cell) => `"${cell}"`), ['2', '', '']];
    const file = await written(lines.map((line) => line.join(delimiter)).join('\n'));
    expect(await cellsOf(file)).toEqual([
      ['a', 'b', 'c'],
      ['1,5', 'x', 'y;z'],
      ['2', '', ''],
    ]);
  });

  test('of any cells is read back as it was written', async () => {
    const cell = fc
      .string({ unit: 'grapheme' })
      .filter((text) => !/^['=+\-@\t\r]/.test(text) && !/\r/.test(text));
    const rows = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), {
      minLength: 1,
      maxLength: 20,
    });
    const format = { delimiter: ';', decimal: '.', dateFormat: 'YYYY-MM-DD' } as const;
    await fc.assert(
      fc.asyncProperty(rows, async (some) => {
        const file = await written(`\ufeff${some.map((cells) => csvLine(cells, format)).join('')}`);
        expect(await cellsOf(file, { delimiter: ';' })).toEqual(some);
      }),
      { numRuns: 50 },
    );
  });

  test('with a quotation mark that is never closed says where, and takes no memory for it', async () => {
    const open = await written(`a;b\n1;2\n3;"${'x'.repeat(10_000)}`);
    await expect(read(open)).rejects.toEqual(
      expect.objectContaining({ code: 'FILE_QUOTE_OPEN', details: { row: 2 } }),
    );
    const limits = { ...DEFAULT_LIMITS, rowLength: 1_000 };
    await expect(read(open, {}, limits)).rejects.toEqual(code('FILE_ROW_TOO_LONG'));
  });

  test('keeps quotation marks inside a text that is not quoted', async () => {
    expect(await cellsOf(await written('a;b\n5" pipe;x\n'))).toEqual([
      ['a', 'b'],
      ['5" pipe', 'x'],
    ]);
  });
});

describe('a workbook', () => {
  async function workbook(
    rows: Parameters<typeof writeXlsx>[1],
    options: Parameters<typeof writeXlsx>[2] = {},
  ) {
    const file = newPath();
    await writeXlsx(file, rows, options);
    return file;
  }
  const number = (text: string): Cell => ({ kind: 'number', text });
  const xml = (cell: string) => ({ xml: cell });

  test.each([false, true])(
    'gives texts, numbers, days, flags and gaps (texts inline: %s)',
    async (inline) => {
      const file = await workbook(
        [
          ['Kunde', 'Größe & <Maß>', ''],
          ['a', 12.5, { day: 46_000 }],
          ['b', null, xml('<c t="b"><v>1</v></c>'), -3],
        ],
        { inline },
      );
      expect(await read(file)).toEqual([
        { row: 1, cells: ['Kunde', 'Größe & <Maß>', ''] },
        { row: 2, cells: ['a', number('12.5'), { kind: 'day', text: '2025-12-09' }] },
        { row: 3, cells: ['b', '', { kind: 'flag', text: 'true' }, number('-3')] },
      ]);
    },
  );

  test('takes a number for a day by its format only, and counts from 1904 where told', async () => {
    const styled = (style: number) => xml(`<c s="${style}"><v>1000</v></c>`);
    const file = await workbook([[styled(0), styled(1), styled(2), styled(3)]], { is1904: true });
    const day = { kind: 'day', text: '1906-09-27' };
    expect(await cellsOf(file)).toEqual([[number('1000'), day, day, number('1000')]]);
  });

  test('reads the last value of a formula and never runs one', async () => {
    const file = await workbook([
      [
        xml('<c><f>1+1</f><v>3</v></c>'),
        xml('<c t="str"><f>HYPERLINK("http://x")</f><v>link</v></c>'),
        xml('<c><f>NOW()</f></c>'),
        xml('<c t="e"><f>1/0</f><v>#DIV/0!</v></c>'),
      ],
    ]);
    const uncalculated = { kind: 'uncalculated', text: '' };
    expect(await cellsOf(file)).toEqual([
      [number('3'), 'link', uncalculated, { kind: 'fault', text: '#DIV/0!' }],
    ]);
  });

  test('joins the runs of a rich text and leaves out how it is read aloud', async () => {
    const rich =
      '<c t="inlineStr"><is><r><t>Mül</t></r><r><t>ler</t></r><rPh><t>x</t></rPh></is></c>';
    expect(await cellsOf(await workbook([[xml(rich)]]))).toEqual([['Müller']]);
  });

  test('has its sheets by name, the first one where none is named', async () => {
    const sheets = ['Deckblatt', 'Posten'];
    const file = await workbook([['x']], { sheets, sheet: 'Posten' });
    expect(await cellsOf(file, { sheet: 'Posten' })).toEqual([['x']]);
    expect(await cellsOf(file)).toEqual([]);
    await expect(read(file, { sheet: 'Zahlungen' })).rejects.toEqual(
      expect.objectContaining({
        code: 'FILE_SHEET_UNKNOWN',
        details: { sheet: 'Zahlungen', sheets: 'Deckblatt, Posten' },
      }),
    );
  });

  test('finds shared texts again that have left memory', async () => {
    const rows = Array.from({ length: 70_000 }, (_, row) => [`text ${row}`, `other ${row}`]);
    const again = [
      ['text 3', 'other 69999'],
      ['text 69999', 'other 5'],
    ];
    const cells = await cellsOf(await workbook([...rows, ...again]));
    expect(cells.slice(-2)).toEqual(again);
    expect(cells[40_000]).toEqual(['text 40000', 'other 40000']);
  });

  test('that unpacks to more than it may is refused while it is unpacked', async () => {
    const rows = Array.from({ length: 20_000 }, () => [0, 0, 0, 0, 0]);
    const limits = { ...DEFAULT_LIMITS, unpackedBytes: 500_000 };
    await expect(read(await workbook(rows), {}, limits)).rejects.toEqual(
      code('FILE_UNPACKED_TOO_LARGE'),
    );
    const texts = Array.from({ length: 20_000 }, (_, row) => [`some text that is long ${row}`]);
    await expect(read(await workbook(texts), {}, limits)).rejects.toEqual(
      code('FILE_UNPACKED_TOO_LARGE'),
    );
  });

  test('with one endless text is refused before it is in memory', async () => {
    const file = await workbook([[xml(`<c t="str"><v>${'x'.repeat(2_000_000)}</v></c>`)]]);
    await expect(read(file)).rejects.toEqual(code('FILE_ROW_TOO_LONG'));
    const untagged = await workbook([[xml(`<c t="str"><x>${'x'.repeat(9_000_000)}</x></c>`)]]);
    await expect(read(untagged)).rejects.toEqual(code('FILE_NOT_READABLE'));
  });

  test('with entities of its own is refused, so none is ever expanded', async () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>`;
    const bombed = newPath();
    await writeXlsx(bombed, [], {
      sheets: [],
      parts: {
        'xl/workbook.xml':
          '<workbook xmlns:r="r"><sheets><sheet name="A" r:id="rId1"/></sheets></workbook>',
        'xl/_rels/workbook.xml.rels':
          '<Relationships><Relationship Id="rId1" Target="bomb.xml"/></Relationships>',
        'xl/bomb.xml': bomb,
      },
    });
    await expect(read(bombed)).rejects.toEqual(code('FILE_NOT_READABLE'));
  });

  test('that is cut off, or none at all, is refused in words', async () => {
    const broken = await written(
      Buffer.concat([Buffer.from('PK\u0003\u0004'), deflateRawSync(Buffer.alloc(2_000))]),
    );
    await expect(read(broken)).rejects.toEqual(code('FILE_NOT_READABLE'));
    await expect(read(await written(Buffer.from('d0cf11e0a1b11ae1', 'hex')))).rejects.toEqual(
      code('FILE_OLD_EXCEL'),
    );
    await expect(read(await written(''))).rejects.toEqual(code('FILE_EMPTY'));
  });
});

describe('a workbook read in a thread of its own', () => {
  const odd: readonly XlsxCell[] = [
    'shared & <text>',
    null,
    { day: 46_000 },
    -3.25,
    { xml: '<c t="inlineStr"><is><r><t>rich </t></r><r><t>text</t></r></is></c>' },
    { xml: '<c t="b"><v>1</v></c>' },
    { xml: '<c t="e"><v>#REF!</v></c>' },
    { xml: '<c><f>1+1</f><v>2</v></c>' },
    { xml: '<c><f>1+1</f></c>' },
    { xml: '<c t="str"><v>&#8364;&amp;<![CDATA[<]]></v></c>' },
    { xml: '<c t="d"><v>2026-11-23T00:00:00</v></c>' },
    { xml: `<c t="str"><v>${'x'.repeat(100_000)}</v></c>` },
  ];

  async function threaded(file: string): Promise<FileRow[]> {
    const rows: FileRow[] = [];
    for await (const batch of threadedRows(file, undefined, DEFAULT_LIMITS)) rows.push(...batch);
    return rows;
  }

  test('has the same cells, whatever stands in them', async () => {
    const rows = fc.array(fc.array(fc.constantFrom(...odd), { maxLength: 6 }), { maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(rows, async (cells) => {
        const file = newPath();
        await writeXlsx(file, cells);
        expect(await threaded(file)).toEqual(await read(file));
      }),
      { numRuns: 8 },
    );
  });

  test('has all its rows in order when it is large', async () => {
    const file = newPath();
    const line = (row: number) => Array.from({ length: 6 }, (_, at) => ((row + at) * 7_919) / 1e3);
    await writeXlsx(
      file,
      Array.from({ length: 40_000 }, (_, row) => line(row)),
    );
    expect((await stat(file)).size).toBeGreaterThan(WORTH_A_THREAD);
    const rows = await read(file);
    expect(rows.map(({ row }) => row)).toEqual(Array.from({ length: 40_000 }, (_, at) => at + 1));
    expect(rows[39_999]?.cells.map((cell) => Number(cellText(cell)))).toEqual(line(39_999));
  });

  test('is refused in the same words when its rows break off', async () => {
    const file = newPath();
    await writeXlsx(file, [...Array.from({ length: 3_000 }, () => ['a']), [{ xml: '<c><v>' }]]);
    const refused = await read(file).catch((error: unknown) => error);
    expect(refused).toEqual(code('FILE_NOT_READABLE'));
    await expect(threaded(file)).rejects.toEqual(refused);
  });

  test('ends with whoever stops reading', async () => {
    const file = newPath();
    await writeXlsx(
      file,
      Array.from({ length: 20_000 }, (_, row) => [`text ${row}`]),
    );
    for await (const rows of threadedRows(file, undefined, DEFAULT_LIMITS)) {
      expect(rows[0]?.cells).toEqual(['text 0']);
      break;
    }
    expect(process.getActiveResourcesInfo()).not.toContain('MessagePort');
  });
});

test('leaves no file open and no temporary file behind when its mapping does not fit', async () => {
  const file = newPath();
  await writeXlsx(file, [['Kunde', 'Name'], ...Array.from({ length: 3_000 }, () => ['1', 'x'])]);
  const temporary = await mkdtemp(join(folder, 'temporary-'));
  const { TMPDIR } = process.env;
  process.env.TMPDIR = temporary;
  const mapping = checkMapping(
    JSON.stringify({ object: 'partners', source: 'CORE1', fields: { partner: { column: 'Nr' } } }),
  );
  await expect(openMapped(file, mapping, DEFAULT_LIMITS)).rejects.toEqual(
    code('FILE_COLUMN_MISSING'),
  );
  const fits = checkMapping(
    JSON.stringify({
      object: 'partners',
      source: 'CORE1',
      fields: { partner: { column: 'Kunde' } },
    }),
  );
  const { batches } = await openMapped(file, fits, DEFAULT_LIMITS);
  for await (const batch of batches) if (batch.length > 0) break;
  if (TMPDIR === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = TMPDIR;
  expect(await readdir(temporary)).toEqual([]);
});

test('a mapping is suggested from a file, past the title above its header', async () => {
  const text =
    'Informe de cartera\n\nDocumento;Cliente;Sociedad;Moneda;Importe;Vencimiento\n1;100;1000;EUR;1.234,50;31/12/2026\n';
  const file = await written(Buffer.from(text, 'latin1'));
  const mapping = await suggestFromFile(file, 'items', 'CORE1', DEFAULT_LIMITS);
  expect(mapping).toMatchObject({
    headerRow: 3,
    delimiter: ';',
    decimal: ',',
    thousands: '.',
    dateFormat: 'DD/MM/YYYY',
    fields: { document: { column: 'Documento' }, amount: { column: 'Importe' } },
  });
});

test('the columns of a workbook are those of its first sheet with rows, or of the one named', async () => {
  const file = newPath();
  await writeXlsx(
    file,
    [
      ['Payment', 'Amount', 'Posted on'],
      ['P1', 12.5, { day: 46_000 }],
      ['P2', 12.5, { day: 46_001 }],
    ],
    { sheets: ['Cover', 'November'], sheet: 'November' },
  );
  const found = await readColumns(file, AUTO, DEFAULT_LIMITS);
  expect(found).toMatchObject({ sheets: ['Cover', 'November'], sheet: 'November', headerRow: 1 });
  expect(found.columns.map(({ name, samples }) => [name, ...samples])).toEqual([
    ['Payment', 'P1', 'P2'],
    ['Amount', '12.5'],
    ['Posted on', '2025-12-09', '2025-12-10'],
  ]);
  const cover = readColumns(file, { ...AUTO, sheet: 'Cover' }, DEFAULT_LIMITS);
  await expect(cover).rejects.toMatchObject({ code: 'FILE_EMPTY' });
});

test('a file without column names has its columns by number', async () => {
  const file = await written(Buffer.from('4711;12,50\n4712;7,00\n'));
  const { columns } = await readColumns(file, AUTO, DEFAULT_LIMITS, 0);
  expect(columns).toEqual([
    { number: 1, name: '', samples: ['4711', '4712'] },
    { number: 2, name: '', samples: ['12,50', '7,00'] },
  ]);
});
