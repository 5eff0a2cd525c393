import { fileURLToPath } from 'node:url';
import { startTestParts } from '../support/test-parts.ts';

/** Where Node keeps what it compiled: each of some hundred servers would compile it all anew. */
const compiled = fileURLToPath(new URL('../../node_modules/.cache/node-compiled', import.meta.url));

/** Offers PostgreSQL and deployed databases to all suites; nothing starts until a suite asks. */
export default async function globalSetup(): Promise<void> {
  process.env.NODE_COMPILE_CACHE ??= compiled;
  await startTestParts();
}
