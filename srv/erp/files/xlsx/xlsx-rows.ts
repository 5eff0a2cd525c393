import type { Cell, FileRow } from '../../../domain/files/cell.ts';
import { fileError } from '../file-error.ts';
import { BATCH, type FileLimits } from '../limits.ts';
import { openArchive } from './archive.ts';
import { readSharedTexts } from './shared-texts.ts';
import { cellReader, type RawCell } from './sheet-cells.ts';
import { readWorkbook, sheetPart } from './workbook.ts';
import { xmlReader } from './xml.ts';

/** Excel's own: column XFD. */
const MOST_COLUMNS = 16_384;

/** The rows of a sheet in batches; texts that cells share lie on disk, all else is streamed. */
export async function* xlsxRows(
  file: string,
  sheet: string | undefined,
  limits: FileLimits,
): AsyncGenerator<FileRow[]> {
  const archive = await openArchive(file);
  try {
    const workbook = await readWorkbook(archive);
    const part = sheetPart(workbook, sheet);
    const texts = await readSharedTexts(archive, limits);
    try {
      const rows = new SheetRows(cellReader(workbook, texts), limits.rowLength);
      const reader = xmlReader(rows);
      for await (const piece of archive.text(part, limits.unpackedBytes)) {
        reader.write(piece);
        if (rows.ready.length >= BATCH) yield rows.take();
      }
      reader.end();
      if (rows.ready.length > 0) yield rows.take();
    } finally {
      texts.close();
    }
  } finally {
    archive.close();
  }
}

/** Gathers the cells of a sheet's rows as its tags come. */
class SheetRows {
  readonly #cellOf: (raw: RawCell) => Cell;
  readonly #rowLength: number;
  ready: FileRow[] = [];
  #row = 0;
  #cells: Cell[] = [];
  #length = 0;
  #type = '';
  #style = 0;
  #column = 0;
  #hasFormula = false;
  #value: string | undefined;
  #isValue = false;
  #isPhonetic = false;

  constructor(cellOf: (raw: RawCell) => Cell, rowLength: number) {
    this.#cellOf = cellOf;
    this.#rowLength = rowLength;
  }

  take(): FileRow[] {
    const rows = this.ready;
    this.ready = [];
    return rows;
  }

  open = (name: string, attributes: Readonly<Record<string, string>>): void => {
    if (name === 'c') this.#openCell(attributes);
    else if (name === 'v') this.#openValue();
    else if (name === 't' && !this.#isPhonetic) this.#openValue();
    else if (name === 'f') this.#hasFormula = true;
    else if (name === 'rPh') this.#isPhonetic = true;
    else if (name === 'row') this.#openRow(attributes.r);
  };

  close = (name: string): void => {
    this.#isValue = false;
    if (name === 'c') this.#closeCell();
    else if (name === 'row') this.ready.push({ row: this.#row, cells: this.#cells });
    else if (name === 'rPh') this.#isPhonetic = false;
  };

  text = (text: string): void => {
    if (!this.#isValue) return;
    this.#value += text;
    this.#length += text.length;
    if (this.#length <= this.#rowLength) return;
    throw fileError('FILE_ROW_TOO_LONG', { row: this.#row - 1, length: this.#rowLength });
  };

  #openRow(number: string | undefined): void {
    this.#row = number === undefined ? this.#row + 1 : Number(number);
    this.#cells = [];
    this.#length = 0;
    this.#column = -1;
  }

  #openCell({ r, s, t }: Readonly<Record<string, string>>): void {
    this.#column = r === undefined ? this.#column + 1 : columnOf(r);
    if (this.#column < 0 || this.#column >= MOST_COLUMNS) {
      throw fileError('FILE_NOT_READABLE', { reason: `row ${this.#row} has no column ${r}` });
    }
    this.#type = t ?? 'n';
    this.#style = Number(s ?? 0);
    this.#hasFormula = false;
    this.#value = undefined;
  }

  #openValue(): void {
    this.#isValue = true;
    this.#value ??= '';
  }

  #closeCell(): void {
    while (this.#cells.length < this.#column) this.#cells.push('');
    this.#cells[this.#column] = this.#cellOf({
      type: this.#type,
      style: this.#style,
      hasFormula: this.#hasFormula,
      value: this.#value,
    });
  }
}

/** @example columnOf('AB12') //=> 27 */
function columnOf(reference: string): number {
  let column = 0;
  for (let at = 0; at < reference.length; at++) {
    const letter = reference.charCodeAt(at) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column - 1;
}
