import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';

/** A cell of a workbook: a text that is shared, or XML of its own such as `<c t="b"><v>1</v></c>`. */
export type XlsxCell = string | number | { readonly xml: string } | { readonly day: number } | null;

export interface XlsxOptions {
  readonly sheets?: readonly string[];
  /** Which sheet has the rows; the others are empty. */
  readonly sheet?: string;
  readonly is1904?: boolean;
  /** Texts in the cells themselves, as some programs write them. */
  readonly inline?: boolean;
  readonly parts?: Readonly<Record<string, string>>;
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
/** Cell format 1 is a day by a built-in format, 2 by one of its own, 3 shows a time only. */
const STYLES = `<styleSheet xmlns="${MAIN}">
  <numFmts count="2"><numFmt numFmtId="164" formatCode="[$-407]dd\\.mm\\.yyyy;@"/>
    <numFmt numFmtId="165" formatCode="[hh]:mm &quot;day&quot;"/></numFmts>
  <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
  <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs>
</styleSheet>`;

/** Writes a workbook as spreadsheet programs do, row by row, so that it can have a million. */
export async function writeXlsx(
  file: string,
  rows: Iterable<readonly XlsxCell[]>,
  options: XlsxOptions = {},
): Promise<void> {
  const { sheets = ['Sheet1'], sheet = sheets[0], inline = false, parts = {} } = options;
  const texts = new Map<string, number>();
  const zip = new ZipFile();
  const written = pipeline(zip.outputStream, createWriteStream(file));
  const add = (name: string, xml: Iterable<string>) =>
    zip.addReadStream(Readable.from(inLargePieces(xml)), name);
  for (const [index, name] of sheets.entries()) {
    const part = `xl/worksheets/sheet${index + 1}.xml`;
    add(part, name === sheet ? sheetXml(rows, texts, inline) : sheetXml([], texts, inline));
  }
  // Read when the sheets are written: only then all texts are known.
  add('xl/sharedStrings.xml', sharedXml(texts));
  add('xl/workbook.xml', [workbookXml(sheets, options.is1904 ?? false)]);
  add('xl/_rels/workbook.xml.rels', [relationsXml(sheets)]);
  add('xl/styles.xml', [STYLES]);
  for (const [name, content] of Object.entries(parts)) add(name, [content]);
  zip.end();
  await written;
}

/** A stream of rows one by one would take longer than all the rest. */
function* inLargePieces(xml: Iterable<string>): Generator<string> {
  let piece = '';
  for (const part of xml) {
    piece += part;
    if (piece.length < 1 << 16) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}

function* sheetXml(
  rows: Iterable<readonly XlsxCell[]>,
  texts: Map<string, number>,
  inline: boolean,
): Generator<string> {
  yield `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="${MAIN}"><sheetData>`;
  let number = 0;
  for (const cells of rows) {
    number += 1;
    const xml = cells.map((cell, at) => cellXml(cell, `${columnName(at)}${number}`, texts, inline));
    yield `<row r="${number}">${xml.join('')}</row>`;
  }
  yield '</sheetData></worksheet>';
}

function cellXml(cell: XlsxCell, at: string, texts: Map<string, number>, inline: boolean): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`;
  if (typeof cell === 'object' && 'day' in cell) return `<c r="${at}" s="2"><v>${cell.day}</v></c>`;
  if (typeof cell === 'object') return cell.xml.replace('<c', `<c r="${at}"`);
  if (inline) return `<c r="${at}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`;
  const index = texts.get(cell) ?? texts.size;
  texts.set(cell, index);
  return `<c r="${at}" t="s"><v>${index}</v></c>`;
}

function* sharedXml(texts: ReadonlyMap<string, number>): Generator<string> {
  yield `<sst xmlns="${MAIN}">`;
  for (const text of texts.keys()) yield `<si><t xml:space="preserve">${escaped(text)}</t></si>`;
  yield '</sst>';
}

function workbookXml(sheets: readonly string[], is1904: boolean): string {
  const list = sheets.map(
    (name, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  );
  return `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}">
    <workbookPr date1904="${is1904 ? 1 : 0}"/><sheets>${list.join('')}</sheets></workbook>`;
}

function relationsXml(sheets: readonly string[]): string {
  const list = sheets.map(
    (_, at) =>
      `<Relationship Id="rId${at + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
  );
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.join('')}</Relationships>`;
}

function columnName(at: number): string {
  const letter = String.fromCharCode(65 + (at % 26));
  return at < 26 ? letter : `${columnName(Math.floor(at / 26) - 1)}${letter}`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
