import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { access, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { SaldoError } from '../domain/errors.ts';

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const MILLISECONDS_A_DAY = 86_400_000;

export interface StoredFile {
  readonly fileHash: string;
  readonly fileBytes: number;
}

/** Where a load's file lies. FILE_GONE when it was loaded, discarded or is too old. */
export async function storedFile(folder: string, id: string): Promise<string> {
  const path = join(folder, checkedId(id));
  try {
    await access(path);
    return path;
  } catch {
    throw new SaldoError('FILE_GONE', 'The file is no longer here. Upload it again.', { id });
  }
}

/**
 * Streams a file to disk, readable by this process only, with its hash. It gets its name when it is
 * complete. FILE_TOO_LARGE beyond `most` bytes, FILE_EMPTY for none; nothing stays then.
 */
export async function storeFile(
  folder: string,
  id: string,
  content: Readable,
  most: number,
): Promise<StoredFile> {
  const path = join(folder, checkedId(id));
  const partial = `${path}.part`;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const hash = createHash('sha256');
  let fileBytes = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      fileBytes += chunk.length;
      hash.update(chunk);
      done(fileBytes > most ? tooLarge(most) : null, chunk);
    },
  });
  try {
    await pipeline(content, counted, createWriteStream(partial, { mode: 0o600 }));
    if (fileBytes === 0) throw new SaldoError('FILE_EMPTY', 'The file is empty.');
    await rename(partial, path);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
  return { fileHash: hash.digest('hex'), fileBytes };
}

export async function removeFile(folder: string, id: string): Promise<void> {
  await rm(join(folder, checkedId(id)), { force: true });
}

/** Deletes files that nobody loaded for so many days, and what broken uploads left. */
export async function removeOldFiles(folder: string, now: number, days: number): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    const path = join(folder, name);
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: now }));
    if (now - mtimeMs > days * MILLISECONDS_A_DAY) await rm(path, { force: true });
  }
}

/** Never a path of somebody's choice. */
function checkedId(id: string): string {
  if (ID.test(id)) return id;
  throw new SaldoError('FILE_LOAD_UNKNOWN', 'There is no such file. Upload it first.', { id });
}

export function tooLarge(most: number): SaldoError {
  return new SaldoError(
    'FILE_TOO_LARGE',
    `The file has more than ${most} bytes. Split it or raise saldo.files.uploadBytes.`,
    { bytes: most },
  );
}
