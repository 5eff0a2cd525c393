import { readFileSync } from 'node:fs';
import cds from '@sap/cds';
import {
  type CompiledModel,
  type Compiler,
  restoreCompiled,
  type ToCsn,
} from './compiled-model.ts';

/**
 * For `node --import`, in front of CAP: the whole model, whose compilation is more than half of a server's start, is
 * read from the file in SALDO_COMPILED_MODEL. What else is compiled, as a model with a bank's own facts, is compiled.
 */
const file = String(process.env.SALDO_COMPILED_MODEL);
const compiled: CompiledModel = JSON.parse(readFileSync(file, 'utf8'));
const { compile } = cds as unknown as Compiler;
const { csn: toCsn } = compile.to;
const reading: ToCsn = (files, options, flavor) => {
  const isCompiled = flavor === 'inferred' && String(files) === String(compiled.files);
  return isCompiled ? Promise.resolve(restoreCompiled(compiled)) : toCsn(files, options, flavor);
};
Object.defineProperty(compile.to, 'csn', { value: reading });
