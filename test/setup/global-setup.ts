import { fileURLToPath } from 'node:url';
import type { Config } from '@jest/types';
import { startTestParts } from '../support/test-parts.ts';
import { beginLibraries } from './begin-libraries.ts';

/** Where Node keeps what it compiled: each of some hundred servers would compile it all anew. */
const compiled = fileURLToPath(new URL('../../node_modules/.cache/node-compiled', import.meta.url));

/** Offers what suites share to all of them; nothing starts until a suite asks, but the UI libraries before a whole run. */
export default async function globalSetup({ nonFlagArgs }: Config.GlobalConfig): Promise<void> {
  process.env.NODE_COMPILE_CACHE ??= compiled;
  if (nonFlagArgs.length === 0) beginLibraries();
  await startTestParts();
}
