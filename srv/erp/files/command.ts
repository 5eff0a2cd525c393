import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readFile, rm } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { basename } from 'node:path';
import { SaldoError } from '../../domain/errors.ts';
import { checkMapping } from '../../domain/files/check-mapping.ts';
import type { FileMapping } from '../../domain/files/file-mapping.ts';
import { FILE_OBJECTS, type FileObjectName } from '../../domain/files/file-objects.ts';
import type { Database } from '../../platform/database.ts';
import { databaseCoordination } from '../../platform/database-coordination.ts';
import { openPostgres } from '../../platform/postgres.ts';
import { lockFile } from '../../platform/process-lock.ts';
import { openSqlite } from '../../platform/sqlite.ts';
import { type CommandOptions, readCommandOptions, USAGE } from './command-options.ts';
import type { FileReport } from './file-report.ts';
import { type FileWork, loadUpload } from './file-work.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import { readLoad, recordUpload } from './load-record.ts';
import { type RejectFormat, rejectFile } from './rejected-rows.ts';
import { previewFile } from './run-file.ts';
import { saveMapping } from './stored-mappings.ts';
import { suggestFromFile } from './suggest-from-file.ts';

/** Exit codes of `npm run load-file`. */
const EXIT = { good: 0, rejected: 1, failed: 2 } as const;

/**
 * `npm run load-file`: checks or loads one file without a server. The last line on stdout is the
 * report as JSON; rejected rows go to a CSV file. It is refused while a server holds the SQLite file;
 * what a load changes is looked at again by the server, or by the next night.
 */
try {
  process.exitCode = await run(readCommandOptions(process.argv.slice(2)));
} catch (error) {
  console.error(error instanceof SaldoError ? `${error.code}: ${error.message}` : error);
  process.exitCode = EXIT.failed;
}

async function run(options: CommandOptions): Promise<number> {
  if (options.mapping === undefined) return suggest(options);
  const mapping = checkMapping(await readFile(options.mapping, 'utf8'));
  const { db, close } = openDatabase(options);
  try {
    const report = options.isPreview
      ? await previewFile(db, { ...options, mapping, loadedAt: now(), limits: DEFAULT_LIMITS })
      : await load(db, options, mapping, options.mapping);
    console.log(JSON.stringify(report));
    return report.rejected + report.warnings.length > 0 ? EXIT.rejected : EXIT.good;
  } finally {
    await close();
  }
}

async function suggest({ file, object, source }: CommandOptions): Promise<number> {
  if (!isObject(object)) {
    throw new SaldoError('OPTIONS_INVALID', `--object ${object} is unknown.\n${USAGE}`);
  }
  const mapping = await suggestFromFile(file, object, source, DEFAULT_LIMITS);
  console.log(JSON.stringify(mapping, null, 2));
  return EXIT.good;
}

function isObject(object: string): object is FileObjectName {
  return Object.hasOwn(FILE_OBJECTS, object);
}

async function load(
  db: Database,
  options: CommandOptions,
  mapping: FileMapping,
  mappingFile: string,
): Promise<FileReport> {
  const work: FileWork = {
    db,
    coordination: databaseCoordination(db),
    now,
    limits: DEFAULT_LIMITS,
  };
  const user = userInfo().username;
  const saved = await saveMapping(db, {
    mapping: basename(mappingFile, '.json').slice(0, 40),
    content: JSON.stringify(mapping),
    savedAt: now(),
    savedBy: user,
  });
  const id = await recordUpload(db, {
    ...(await hashOf(options.file)),
    fileName: basename(options.file),
    uploadedAt: now(),
    uploadedBy: user,
  });
  const report = await loadUpload(work, { ...options, load: id, mapping, saved, user });
  await writeRejected(db, id, options.rejected);
  return report;
}

/** No file where nothing was rejected, also if an earlier load left one. */
async function writeRejected(db: Database, id: string, path: string): Promise<void> {
  const { header, format } = await readLoad(db, id);
  if (!header || !format) {
    await rm(path, { force: true });
    return;
  }
  const columns = JSON.parse(header) as string[];
  const written = JSON.parse(format) as RejectFormat;
  const target = await open(path, 'w', 0o600);
  try {
    const lines = rejectFile(db, id, columns, written, ({ message }) => message);
    for await (const line of lines) await target.write(line);
  } finally {
    await target.close();
  }
}

async function hashOf(file: string): Promise<{ fileHash: string; fileBytes: number }> {
  const hash = createHash('sha256');
  let fileBytes = 0;
  for await (const bytes of createReadStream(file) as AsyncIterable<Buffer>) {
    hash.update(bytes);
    fileBytes += bytes.length;
  }
  return { fileHash: hash.digest('hex'), fileBytes };
}

function openDatabase({ database }: CommandOptions): { db: Database; close(): Promise<void> } {
  if ('postgres' in database) {
    const db = openPostgres(database.postgres);
    return { db, close: () => db.close() };
  }
  const unlock = lockFile(database.sqlite, 'npm run load-file');
  const db = openSqlite(database.sqlite);
  const close = async () => {
    await db.close();
    unlock();
  };
  return { db, close };
}

function now(): string {
  return new Date().toISOString();
}
