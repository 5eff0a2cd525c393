import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { libraryFolder } from '../../srv/ui/library-cache.ts';
import { releaseLock, takeLock } from './build-lock.ts';
import { pruneLibraries } from './prune-libraries.ts';
import { type BuildStep, runUi5Build } from './run-ui5.ts';

const pollMilliseconds = 500;

interface BuildOptions {
  onStep?: (step: BuildStep) => void;
  folder?: string;
  /** Ends a build that runs, and leaves nothing of it behind. */
  stop?: AbortSignal;
}

/**
 * Makes sure that the SAPUI5 libraries are built, and says where they are. Safe to call from
 * several processes at once: one builds, the others wait. A built folder is taken as it is.
 * @throws SaldoError UI5_BUILD_FAILED
 */
export async function ensureLibraries(options: BuildOptions = {}): Promise<string> {
  const { folder = libraryFolder(), stop } = options;
  if (existsSync(folder)) return folder;
  await mkdir(dirname(folder), { recursive: true });
  const lock = `${folder}.lock`;
  while (!(await takeLock(lock))) {
    await wait(pollMilliseconds, undefined, { signal: stop });
    if (existsSync(folder)) return folder;
  }
  try {
    if (!existsSync(folder)) await buildInto(folder, options);
  } finally {
    await releaseLock(lock);
  }
  return folder;
}

/** Builds aside and renames at the end, so that a broken build is never taken for a good one. */
async function buildInto(folder: string, options: BuildOptions): Promise<void> {
  const { onStep = () => {}, stop } = options;
  const aside = `${folder}.${process.pid}.tmp`;
  try {
    await runUi5Build(aside, onStep, stop);
    await pruneLibraries(join(aside, 'resources'));
    await rename(aside, folder);
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

function printStep({ library, index, count }: BuildStep): void {
  const percent = Math.round(((index - 1) / count) * 100);
  console.log(`UI libraries ${String(percent).padStart(3)} %  ${library} (${index} of ${count})`);
}

if (import.meta.main) {
  const begin = performance.now();
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => stop.abort());
  try {
    const folder = await ensureLibraries({ onStep: printStep, stop: stop.signal });
    const seconds = ((performance.now() - begin) / 1000).toFixed(1);
    console.log(`UI libraries 100 %  ready in ${seconds} s: ${folder}`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
