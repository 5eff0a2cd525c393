import { stopTestParts } from '../support/test-parts.ts';

export default async function globalTeardown(): Promise<void> {
  await stopTestParts();
}
