import { readCompiledModel } from './read-compiled-model.ts';

/** For `node --import`, in front of CAP: the compiled application is in the file SALDO_COMPILED_MODEL. */
const file = String(process.env.SALDO_COMPILED_MODEL);
// For whoever reads a server's log; the model has no other trace of where it is from.
readCompiledModel(file, () => console.info('The compiled model is read from', file));
