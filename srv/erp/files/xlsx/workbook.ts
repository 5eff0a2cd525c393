import { posix } from 'node:path';
import { fileError } from '../file-error.ts';
import type { Archive } from './archive.ts';
import { tagsOf } from './xml.ts';

/** What a workbook says about its sheets, before any is read. */
export interface Workbook {
  /** Where each sheet is in the archive, by name, in the workbook's order. */
  readonly sheets: ReadonlyMap<string, string>;
  /** Days count from 1904, as old Macs have it. */
  readonly is1904: boolean;
  /** Cell formats (by number) that show a number as a day. */
  readonly dayFormats: ReadonlySet<number>;
}

const FOLDER = 'xl';

export async function readWorkbook(archive: Archive): Promise<Workbook> {
  const tags = tagsOf(await archive.smallText(`${FOLDER}/workbook.xml`));
  const links = tagsOf(await archive.smallText(`${FOLDER}/_rels/workbook.xml.rels`));
  const targets = new Map(links.map(({ attributes }) => [attributes.Id, attributes.Target]));
  const sheets = tags.flatMap(({ name, attributes }) => {
    const target = targets.get(attributes['r:id'] ?? '');
    if (name !== 'sheet' || !attributes.name || !target) return [];
    return [[attributes.name, pathOf(target)] as const];
  });
  if (sheets.length === 0) throw fileError('FILE_NOT_READABLE', { reason: 'it has no sheets' });
  const date1904 = tags.find(({ name }) => name === 'workbookPr')?.attributes.date1904;
  return {
    sheets: new Map(sheets),
    is1904: date1904 === '1' || date1904 === 'true',
    dayFormats: dayFormatsOf(await archive.smallText(`${FOLDER}/styles.xml`)),
  };
}

/** The named sheet's part, or the first. FILE_SHEET_UNKNOWN. */
export function sheetPart({ sheets }: Workbook, sheet: string | undefined): string {
  const [first] = sheets.values();
  const part = sheet === undefined ? first : sheets.get(sheet);
  if (part) return part;
  const names = [...sheets.keys()].join(', ').slice(0, 500);
  throw fileError('FILE_SHEET_UNKNOWN', { sheet: sheet ?? '', sheets: names });
}

function pathOf(target: string): string {
  return target.startsWith('/') ? target.slice(1) : posix.join(FOLDER, target);
}

/** Built-in formats of days, East Asian ones included; 18 to 21 and 45 to 47 are times of day. */
const DAY_FORMATS = new Set([
  14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 57, 58,
]);

function dayFormatsOf(styles: string): ReadonlySet<number> {
  const formats = new Set<number>();
  const own = new Map<number, string>();
  let isCellFormat = false;
  let at = 0;
  for (const { name, attributes } of tagsOf(styles)) {
    if (name === 'numFmt') own.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
    if (name === 'cellXfs') isCellFormat = true;
    if (name === 'cellStyles' || name === 'dxfs') isCellFormat = false;
    if (name !== 'xf' || !isCellFormat) continue;
    const format = Number(attributes.numFmtId);
    const code = own.get(format);
    if (code === undefined ? DAY_FORMATS.has(format) : showsDay(code)) formats.add(at);
    at += 1;
  }
  return formats;
}

/** Texts, colours and locales in a format are no parts of a day. */
function showsDay(code: string): boolean {
  return /[dy]/i.test(code.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, ''));
}
