import { stopTestParts } from '../support/test-parts.ts';
import { endLibraries } from './begin-libraries.ts';

export default async function globalTeardown(): Promise<void> {
  endLibraries();
  await stopTestParts();
}
