import { hasTestParts, testPart } from '../test-part.ts';

/** What a process of CAP is started with so that it does not compile the application once more. */
export interface CompiledFor {
  readonly flags: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

const USE = new URL('./use-compiled-model.ts', import.meta.url).href;

/** A server of another profile than that of tests compiles for itself, as a bank's does. */
export async function compiledModel(env: Readonly<Record<string, string>>): Promise<CompiledFor> {
  const isOther = 'NODE_ENV' in env || 'CDS_ENV' in env;
  if (isOther || !hasTestParts()) return { flags: [], env: {} };
  const file = await testPart<string>('/model');
  return { flags: ['--import', USE], env: { SALDO_COMPILED_MODEL: file } };
}
