import { SaldoError } from '../../domain/errors.ts';
import { cellText, type FileRow } from '../../domain/files/cell.ts';
import { type FileStart, readStart } from './file-beginning.ts';
import { fileError } from './file-error.ts';
import { formatOf, type ReadingOptions, writtenDelimiter } from './file-rows.ts';
import type { FileLimits } from './limits.ts';
import { encodingOf } from './text-encoding.ts';
import { openArchive } from './xlsx/archive.ts';
import { readWorkbook } from './xlsx/workbook.ts';

const MOST_SAMPLES = 12;
const SAMPLE_LENGTH = 60;

/** What a person who maps a file has to know of it, before anything is mapped. */
export interface FileColumns {
  /** Names of a workbook's sheets; none for a text file. */
  readonly sheets: readonly string[];
  /** The one that was read: as asked, else the first that has rows; '' for a text file. */
  readonly sheet: string;
  /** How a text file is written; '' for a workbook. */
  readonly encoding: string;
  readonly delimiter: string;
  readonly headerRow: number;
  readonly columns: readonly FileColumn[];
}

export interface FileColumn {
  /** From 1. */
  readonly number: number;
  /** '' where the file has no name for it. */
  readonly name: string;
  /** Different values of the first rows, as they are written. */
  readonly samples: readonly string[];
}

/** The columns of a file with their first values, read as asked. As `readStart`. */
export async function readColumns(
  file: string,
  options: ReadingOptions,
  limits: FileLimits,
  headerRow?: number,
): Promise<FileColumns> {
  const read = (sheet?: string) =>
    readStart(file, sheet ? { ...options, sheet } : options, limits, headerRow);
  if ((await formatOf(file)) === 'csv') {
    const start = await read();
    const encoding = await encodingOf(file, options.encoding);
    const delimiter = await writtenDelimiter(file, options);
    return { sheets: [], sheet: '', encoding, delimiter, ...shownOf(start) };
  }
  const sheets = await sheetsOf(file);
  const { sheet, start } = await firstFilled(options.sheet ? [options.sheet] : sheets, read);
  return { sheets, sheet, encoding: '', delimiter: '', ...shownOf(start) };
}

/** Workbooks often begin with a cover: the first sheet that has rows is the one that is meant. */
async function firstFilled(
  sheets: readonly string[],
  read: (sheet: string) => Promise<FileStart>,
): Promise<{ sheet: string; start: FileStart }> {
  for (const sheet of sheets) {
    try {
      return { sheet, start: await read(sheet) };
    } catch (error) {
      if (!(error instanceof SaldoError) || error.code !== 'FILE_EMPTY') throw error;
    }
  }
  throw fileError('FILE_EMPTY');
}

function shownOf(start: FileStart): Pick<FileColumns, 'headerRow' | 'columns'> {
  return { headerRow: start.headerRow, columns: columnsOf(start) };
}

async function sheetsOf(file: string): Promise<string[]> {
  const archive = await openArchive(file);
  try {
    return [...(await readWorkbook(archive)).sheets.keys()];
  } finally {
    archive.close();
  }
}

function columnsOf({ header, below }: FileStart): FileColumn[] {
  const width = Math.max(header.length, ...below.map(({ cells }) => cells.length));
  return Array.from({ length: width }, (_, at) => ({
    number: at + 1,
    name: header[at] ?? '',
    samples: samplesOf(below, at),
  })).filter(({ name, samples }) => name !== '' || samples.length > 0);
}

function samplesOf(rows: readonly FileRow[], at: number): string[] {
  const texts = rows.map(({ cells }) => cellText(cells[at]).slice(0, SAMPLE_LENGTH));
  return [...new Set(texts)].filter(Boolean).slice(0, MOST_SAMPLES);
}
