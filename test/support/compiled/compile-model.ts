import { writeFileSync } from 'node:fs';
import cds from '@sap/cds';
import { type CompiledModel, type Compiler, dump, type ToCsn } from './compiled-model.ts';

/** `compile-model.ts <file>`: compiles the whole model as a server does when it starts, then ends. */
const [file = ''] = process.argv.slice(2);
const { plugins, load, resolve, compile, minify } = cds as unknown as Compiler;
await plugins;
const { csn: toCsn } = compile.to;
let csn = '';
// Before plugins add to it, which they do again in each server.
const dumping: ToCsn = async (...call) => {
  const model = await toCsn(...call);
  csn = dump(model);
  return model;
};
Object.defineProperty(compile.to, 'csn', { value: dumping });
const odata = dump(compile.for.odata(minify(await load('*'))));
const compiled: CompiledModel = { files: resolve('*'), csn, odata };
writeFileSync(file, JSON.stringify(compiled));
