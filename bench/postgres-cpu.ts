import { readdir, readFile } from 'node:fs/promises';
import type { Database } from '../srv/platform/database.ts';

/** Clock ticks a second in /proc (USER_HZ, the same on every Linux). */
const TICKS = 100;

/**
 * Seconds of processors that a PostgreSQL server on this machine has used since it was started, its
 * backends that are gone included; null where there is no /proc.
 */
export async function postgresCpu(db: Database): Promise<number | null> {
  const [row] = await db.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  const backend = await statOf(row?.pid ?? 0);
  if (!backend) return null;
  const server = await statOf(backend.parent);
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const stats = await Promise.all(pids.map((pid) => statOf(Number(pid))));
  const children = stats.filter((stat) => stat?.parent === backend.parent);
  const living = children.reduce((sum, stat) => sum + (stat?.own ?? 0), 0);
  return (living + (server?.own ?? 0) + (server?.ofGone ?? 0)) / TICKS;
}

interface Stat {
  readonly parent: number;
  /** Ticks of the process, and of its children that have ended. */
  readonly own: number;
  readonly ofGone: number;
}

/** Fields as in proc(5), after the command, which may hold blanks. */
async function statOf(pid: number): Promise<Stat | null> {
  try {
    const text = await readFile(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const ticks = (from: number) => Number(fields[from]) + Number(fields[from + 1]);
    return { parent: Number(fields[1]), own: ticks(11), ofGone: ticks(13) };
  } catch {
    return null; // ended meanwhile, or no such place
  }
}
