import { readFile, rm, writeFile } from 'node:fs/promises';

/** Takes the lock file for this process; false if another living process holds it. */
export async function takeLock(path: string): Promise<boolean> {
  try {
    await writeFile(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
  }
  if (await isHeld(path)) return false;
  await rm(path, { force: true });
  return takeLock(path);
}

/** Gives the lock back. */
export function releaseLock(path: string): Promise<void> {
  return rm(path, { force: true });
}

/** A start that was killed leaves its file behind; its process id tells that nobody builds. */
async function isHeld(path: string): Promise<boolean> {
  try {
    const owner = Number(await readFile(path, 'utf8'));
    if (owner === 0) return true; // created this instant, its number not yet written
    process.kill(owner, 0);
    return true;
  } catch (error) {
    return isCode(error, 'EPERM');
  }
}

function isCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}
