import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { SaldoError } from '../domain/errors.ts';

/** Who holds a lock file, as written into it. */
interface Holder {
  readonly pid: number;
  readonly purpose: string;
}

/**
 * Keeps a file to one process: writes the holder beside it and returns how to give it back. A lock
 * whose process is gone is taken over. SQLite's own lock would not do: it is held for a write
 * only, and a night that runs between a server's writes would stall its users.
 * @throws SaldoError DATABASE_IN_USE naming the process that holds it
 */
export function lockFile(file: string, purpose: string): () => void {
  const path = `${file}.lock`;
  const holder = readHolder(path);
  if (holder && isAlive(holder.pid)) throw inUse(file, holder);
  mkdirSync(dirname(path), { recursive: true });
  rmSync(path, { force: true });
  try {
    writeFileSync(path, JSON.stringify({ pid: process.pid, purpose }), { flag: 'wx' });
  } catch (error) {
    const winner = readHolder(path); // somebody was faster
    throw winner ? inUse(file, winner) : error;
  }
  return () => rmSync(path, { force: true });
}

function readHolder(path: string): Holder | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Holder;
  } catch {
    return null; // no lock, or one whose writer died over it
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function inUse(file: string, { pid, purpose }: Holder): SaldoError {
  return new SaldoError(
    'DATABASE_IN_USE',
    `${file} is in use by process ${pid} (${purpose}). Stop it first, or name another database.`,
    { file, pid, purpose },
  );
}
