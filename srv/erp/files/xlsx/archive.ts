import type { Readable } from 'node:stream';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { SaldoError } from '../../../domain/errors.ts';
import { fileError } from '../file-error.ts';

/** Parts that are read as a whole (list of sheets, formats) are small in any true workbook. */
const SMALL_PART_BYTES = 20_000_000;
const MOST_PARTS = 10_000;

/** The parts of a workbook, which is a ZIP archive. */
export interface Archive {
  has(name: string): boolean;
  /** The part's text in pieces; FILE_UNPACKED_TOO_LARGE beyond `most` bytes. */
  text(name: string, most: number): AsyncGenerator<string>;
  /** A small part as one text, '' when there is none. */
  smallText(name: string): Promise<string>;
  close(): void;
}

/** Opens a workbook's archive. FILE_NOT_READABLE when it is broken. */
export async function openArchive(file: string): Promise<Archive> {
  const zip = await readable(() => openPromise(file, { lazyEntries: true, autoClose: false }));
  const entries = await readable(() => entriesOf(zip));
  async function* text(name: string, most: number): AsyncGenerator<string> {
    const entry = entries.get(name);
    if (!entry) throw fileError('FILE_NOT_READABLE', { reason: `${name} is missing` });
    const stream = await readable(() => zip.openReadStreamPromise(entry));
    yield* decoded(stream, most);
  }
  return {
    has: (name) => entries.has(name),
    text,
    smallText: async (name) => {
      if (!entries.has(name)) return '';
      let whole = '';
      for await (const piece of text(name, SMALL_PART_BYTES)) whole += piece;
      return whole;
    },
    close: () => zip.close(),
  };
}

async function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) {
    if (entries.size >= MOST_PARTS) throw new Error(`more than ${MOST_PARTS} parts`);
    entries.set(entry.fileName, entry);
  }
  return entries;
}

/** Counts what comes out, whatever the archive says it is: that is how bombs are made. */
async function* decoded(stream: Readable, most: number): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let bytes = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > most) throw fileError('FILE_UNPACKED_TOO_LARGE', { bytes: most });
      yield decoder.decode(chunk, { stream: true });
    }
    yield decoder.decode();
  } catch (error) {
    throw unreadable(error);
  } finally {
    stream.destroy();
  }
}

async function readable<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw unreadable(error);
  }
}

/** What the library and zlib say of a broken archive; what is ours stays as it is. */
function unreadable(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof SaldoError) return error;
  return fileError('FILE_NOT_READABLE', { reason: error.message });
}
