import { writeFileSync } from 'node:fs';
import {
  type Compilation,
  type CompiledModel,
  fingerprintOf,
  optionsText,
} from './compiled-model.ts';
import { facade, loadAsServer, type Model } from './facade.ts';
import { dump } from './graph-dump.ts';

/** `compile-model.ts <file>`: compiles the whole application as a server does when it starts, then ends. */
const [file = ''] = process.argv.slice(2);
await facade.plugins;
const { compiler } = facade;
const { compile } = compiler;
const { odata } = compiler.for;
const compilations: Compilation[] = [];

/** As the compiler gives it: what CAP and plugins add, they add again in each server. */
function keep(options: object, model: Model): Model {
  compilations.push({ options: optionsText(options), model: dump(model) });
  return model;
}

Object.assign(compiler, {
  compile: async (...[files, folder, options]: Parameters<typeof compile>) =>
    keep(options, await compile.call(compiler, files, folder, options)),
});
Object.assign(compiler.for, {
  odata: (...[model, options]: Parameters<typeof odata>) => keep(options, odata(model, options)),
});
const model = await loadAsServer();
const { $sources: sources = [] } = model;
facade.compile.for.nodejs(model);
const [written, served] = compilations;
if (!written || !served) throw new Error('CAP compiled the model in another way than is known.');
const fingerprint = fingerprintOf(facade, sources);
const compiled: CompiledModel = { sources, fingerprint, written, served };
writeFileSync(file, JSON.stringify(compiled));
