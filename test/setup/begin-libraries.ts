import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { libraryFolder } from '../../srv/ui/library-cache.ts';
import { findChromium } from '../support/chromium.ts';

const BUILD = fileURLToPath(new URL('../../app/ui5/build-libraries.ts', import.meta.url));

let build: ChildProcess | undefined;

/**
 * Builds the UI libraries beside the suites that need none: minutes, once a machine. Browser suites wait for them;
 * where the build fails, the first one builds them itself and says why it cannot.
 */
export function beginLibraries(): void {
  if (!findChromium() || existsSync(libraryFolder())) return;
  const env = { ...process.env, NODE_OPTIONS: '' };
  build = spawn(process.execPath, [BUILD], { stdio: 'ignore', env });
}

/** Ends a build that nobody has waited for. */
export function endLibraries(): void {
  build?.kill();
}
