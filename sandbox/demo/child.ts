import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { SaldoError } from '../../srv/domain/errors.ts';

/** The repository: where children run. */
export const ROOT = join(import.meta.dirname, '../..');

const KEPT_LINES = 20;
const PATIENCE_MS = 5_000;

export interface ChildOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly onLine?: (line: string) => void;
}

/** A Node program of ours in a process of its own. */
export interface Child {
  /** Waits for a line of its output. CHILD_ENDED with its last lines when it ends before. */
  waitFor(pattern: RegExp): Promise<RegExpExecArray>;
  /** Waits until it has ended well; else CHILD_ENDED with its last lines. */
  ended(): Promise<void>;
  /** The result of work that needs the child; CHILD_ENDED as soon as the child is gone. */
  during<Result>(work: Promise<Result>): Promise<Result>;
  /** Asks it to stop, and insists after a while. */
  stop(): Promise<void>;
}

/** Starts `node <args>` in the repository; `name` is what errors call it. */
export function startChild(
  name: string,
  args: readonly string[],
  options: ChildOptions = {},
): Child {
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const closed = once(child, 'close');
  const last: string[] = [];
  const listeners = new Set<(line: string) => void>();
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      last.push(line);
      if (last.length > KEPT_LINES) last.shift();
      for (const listen of listeners) listen(line);
      options.onLine?.(line);
    });
  }
  const fail = () => childEnded(name, child, last);
  return {
    waitFor: (pattern) => waitForLine(pattern, listeners, closed, fail),
    ended: async () => {
      await closed;
      if (child.exitCode !== 0) throw fail();
    },
    during: (work) => Promise.race([work, closed.then(() => Promise.reject(fail()))]),
    stop: () => stop(child, closed),
  };
}

async function waitForLine(
  pattern: RegExp,
  listeners: Set<(line: string) => void>,
  closed: Promise<unknown>,
  fail: () => SaldoError,
): Promise<RegExpExecArray> {
  const { promise, resolve } = Promise.withResolvers<RegExpExecArray>();
  const listen = (line: string) => {
    const match = pattern.exec(line);
    if (match) resolve(match);
  };
  listeners.add(listen);
  try {
    const found = await Promise.race([promise, closed.then(() => null)]);
    if (found) return found;
    throw fail();
  } finally {
    listeners.delete(listen);
  }
}

async function stop(child: ChildProcess, closed: Promise<unknown>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const insist = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
  await closed;
  clearTimeout(insist);
}

function childEnded(name: string, child: ChildProcess, last: readonly string[]): SaldoError {
  const how = child.signalCode ?? `exit code ${child.exitCode}`;
  return new SaldoError(
    'CHILD_ENDED',
    `${name} ended (${how}). It said last:\n${last.join('\n')}`,
    {
      name,
    },
  );
}
