import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { FileEncoding } from '../../domain/files/file-mapping.ts';
import { fileError } from './file-error.ts';

type KnownEncoding = Exclude<FileEncoding, 'auto'>;

/** What a byte order mark at a file's start says. */
const MARKS: readonly [KnownEncoding, readonly number[]][] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** Windows writes it where nobody chose: every text is one, so it is what is left. */
const FALLBACK: KnownEncoding = 'windows-1252';
const SAMPLE_BYTES = 4_096;
const CHUNK_BYTES = 1 << 18;

/**
 * How a text file is written: by its byte order mark, else as `named`, else UTF-16 where every other
 * byte of the beginning is zero, UTF-8 where all of it is valid, and Windows-1252 otherwise.
 */
export async function encodingOf(file: string, named: FileEncoding): Promise<KnownEncoding> {
  const sample = await beginning(file);
  const marked = MARKS.find(([, mark]) => mark.every((byte, at) => sample[at] === byte));
  if (marked) return marked[0];
  if (named !== 'auto') return named;
  const wide = wideEncoding(sample);
  if (wide) return wide;
  return (await isAllUtf8(file)) ? 'utf-8' : FALLBACK;
}

/** The text of a file in pieces, without the byte order mark. FILE_ENCODING_WRONG. */
export async function* decodedText(file: string, encoding: KnownEncoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const decode = (bytes?: Uint8Array) => {
    try {
      return decoder.decode(bytes, { stream: bytes !== undefined });
    } catch {
      throw fileError('FILE_ENCODING_WRONG', { encoding });
    }
  };
  for await (const bytes of createReadStream(file, { highWaterMark: CHUNK_BYTES })) {
    yield decode(bytes as Buffer);
  }
  yield decode();
}

async function beginning(file: string): Promise<Uint8Array> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(SAMPLE_BYTES), 0, SAMPLE_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

function wideEncoding(sample: Uint8Array): KnownEncoding | null {
  const zeros = [0, 0];
  for (const [at, byte] of sample.entries()) {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  }
  const [even = 0, odd = 0] = zeros;
  const most = sample.length / 4;
  if (odd > most && even < most) return 'utf-16le';
  return even > most && odd < most ? 'utf-16be' : null;
}

async function isAllUtf8(file: string): Promise<boolean> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const bytes of createReadStream(file, { highWaterMark: CHUNK_BYTES })) {
    const all = Buffer.concat([rest, bytes as Buffer]);
    const end = lastCharacterStart(all);
    if (!isUtf8(all.subarray(0, end))) return false;
    rest = all.subarray(end);
  }
  return isUtf8(rest);
}

/** Where the last character begins if it may be cut off, else the end. */
function lastCharacterStart(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) return bytes.length - back;
  }
  return bytes.length;
}
