import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { libraryFolder } from '../../srv/ui/library-cache.ts';
import { releaseLock, takeLock } from './build-lock.ts';
import { pruneLibraries } from './prune-libraries.ts';
import { type BuildStep, runUi5Build } from './run-ui5.ts';

const pollMilliseconds = 500;

/**
 * Makes sure that the SAPUI5 libraries are built, and says where they are. Safe to call from
 * several processes at once: one builds, the others wait. A built folder is taken as it is.
 * @throws SaldoError UI5_BUILD_FAILED
 */
export async function ensureLibraries(
  onStep: (step: BuildStep) => void = () => {},
  folder = libraryFolder(),
): Promise<string> {
  if (existsSync(folder)) return folder;
  await mkdir(dirname(folder), { recursive: true });
  const lock = `${folder}.lock`;
  while (!(await takeLock(lock))) {
    await wait(pollMilliseconds);
    if (existsSync(folder)) return folder;
  }
  try {
    if (!existsSync(folder)) await buildInto(folder, onStep);
  } finally {
    await releaseLock(lock);
  }
  return folder;
}

/** Builds aside and renames at the end, so that a broken build is never taken for a good one. */
async function buildInto(folder: string, onStep: (step: BuildStep) => void): Promise<void> {
  const aside = `${folder}.${process.pid}.tmp`;
  try {
    await runUi5Build(aside, onStep);
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
  try {
    const folder = await ensureLibraries(printStep);
    const seconds = ((performance.now() - begin) / 1000).toFixed(1);
    console.log(`UI libraries 100 %  ready in ${seconds} s: ${folder}`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
