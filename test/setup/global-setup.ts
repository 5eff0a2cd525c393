import { startTestParts } from '../support/test-parts.ts';

/** Offers PostgreSQL and deployed databases to all suites; nothing starts until a suite asks. */
export default async function globalSetup(): Promise<void> {
  await startTestParts();
}
