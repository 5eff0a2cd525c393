import { randomUUID } from 'node:crypto';
import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileError } from '../file-error.ts';
import type { FileLimits } from '../limits.ts';
import type { Archive } from './archive.ts';
import { xmlReader } from './xml.ts';

const PAGE = 256;
/** Pages in memory: 131,000 texts. Sheets name most texts in the order in which they are stored. */
const PAGES_HELD = 512;

/**
 * The texts that a workbook's cells share, by number. A workbook may have millions of them: they lie
 * in a temporary file in pages, of which the last used ones are in memory.
 */
export class SharedTexts {
  readonly #file = openUnnamed();
  readonly #pages: { readonly at: number; readonly bytes: number }[] = [];
  readonly #held = new Map<number, readonly string[]>();
  #filling: string[] = [];
  #end = 0;

  add(text: string): void {
    this.#filling.push(text);
    if (this.#filling.length === PAGE) this.#write();
  }

  /** '' for a number that no text has. */
  at(index: number): string {
    const page = Math.floor(index / PAGE);
    const texts = page === this.#pages.length ? this.#filling : this.#page(page);
    return texts[index % PAGE] ?? '';
  }

  close(): void {
    closeSync(this.#file);
  }

  #write(): void {
    const bytes = Buffer.from(JSON.stringify(this.#filling));
    writeSync(this.#file, bytes, 0, bytes.length, this.#end);
    this.#hold(this.#pages.length, this.#filling);
    this.#pages.push({ at: this.#end, bytes: bytes.length });
    this.#end += bytes.length;
    this.#filling = [];
  }

  #page(page: number): readonly string[] {
    const held = this.#held.get(page);
    if (held) return held;
    const place = this.#pages[page];
    if (!place) return [];
    const bytes = Buffer.alloc(place.bytes);
    readSync(this.#file, bytes, 0, place.bytes, place.at);
    const texts = JSON.parse(bytes.toString()) as string[];
    this.#hold(page, texts);
    return texts;
  }

  /** The page read longest ago makes room. */
  #hold(page: number, texts: readonly string[]): void {
    this.#held.set(page, texts);
    if (this.#held.size <= PAGES_HELD) return;
    const [oldest = page] = this.#held.keys();
    this.#held.delete(oldest);
  }
}

/** A temporary file that is gone when it is closed, also by the end of its thread or process. */
function openUnnamed(): number {
  const path = join(tmpdir(), `saldo-texts-${randomUUID()}`);
  const file = openSync(path, 'wx+', 0o600);
  rmSync(path);
  return file;
}

/** Reads a workbook's shared texts; those who read them aloud (phonetic runs) are left out. */
export async function readSharedTexts(
  archive: Archive,
  { unpackedBytes, rowLength }: FileLimits,
): Promise<SharedTexts> {
  const texts = new SharedTexts();
  const part = 'xl/sharedStrings.xml';
  if (!archive.has(part)) return texts;
  let text = '';
  let isText = false;
  let isPhonetic = false;
  const reader = xmlReader({
    open: (name) => {
      if (name === 'si') text = '';
      if (name === 'rPh') isPhonetic = true;
      isText = name === 't' && !isPhonetic;
    },
    close: (name) => {
      isText = false;
      if (name === 'rPh') isPhonetic = false;
      if (name === 'si') texts.add(text);
    },
    text: (piece) => {
      if (isText) text += piece;
      if (text.length > rowLength)
        throw fileError('FILE_ROW_TOO_LONG', { row: 0, length: rowLength });
    },
  });
  try {
    for await (const piece of archive.text(part, unpackedBytes)) reader.write(piece);
    reader.end();
    return texts;
  } catch (error) {
    texts.close();
    throw error;
  }
}
