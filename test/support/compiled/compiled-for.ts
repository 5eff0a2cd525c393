import { hasTestParts, testPart } from '../test-part.ts';

/** What a process of CAP is started with so that it does not compile the model once more. */
export interface CompiledFor {
  readonly flags: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

const USE = new URL('./use-compiled-model.ts', import.meta.url).href;

/** Of another profile than that of tests, CAP may read another model: nothing is given then. */
export async function compiledModel(env: Readonly<Record<string, string>>): Promise<CompiledFor> {
  const isOther = 'NODE_ENV' in env || 'CDS_ENV' in env;
  if (isOther || !hasTestParts()) return { flags: [], env: {} };
  const file = await testPart<string>('/model');
  return { flags: ['--import', USE], env: { SALDO_COMPILED_MODEL: file } };
}
