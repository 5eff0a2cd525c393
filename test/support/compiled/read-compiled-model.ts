import { readFileSync } from 'node:fs';
import { type CompiledModel, fingerprintOf, optionsText } from './compiled-model.ts';
import { facade } from './facade.ts';
import { restore } from './graph-dump.ts';

/**
 * Lets CAP in this process take the compiled application, which takes most of a server's start, from a file. What else
 * is compiled, or with other options, or was changed since, is compiled.
 */
export function readCompiledModel(file: string, onRead: () => void): void {
  const { sources, fingerprint, written, served }: CompiledModel = JSON.parse(
    readFileSync(file, 'utf8'),
  );
  const { compiler } = facade;
  const { compile } = compiler;
  const { odata } = compiler.for;
  /** Models that are what the file has. */
  const known = new WeakSet<object>();
  const isFresh = () => fingerprintOf(facade, sources) === fingerprint;

  Object.assign(compiler, {
    compile: async (...[files, folder, options]: Parameters<typeof compile>) => {
      const isWhole = String(files) === String(facade.resolve('*'));
      if (!isWhole || optionsText(options) !== written.options || !isFresh()) {
        return compile.call(compiler, files, folder, options);
      }
      onRead();
      const model = restore(written.model);
      known.add(model);
      return model;
    },
  });
  Object.assign(compiler.for, {
    odata: (...[model, options]: Parameters<typeof odata>) =>
      known.has(model) && optionsText(options) === served.options
        ? restore(served.model)
        : odata(model, options),
  });
}
