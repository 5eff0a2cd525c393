import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { type Zippable, zipSync } from 'fflate';

const FUNCTIONS = fileURLToPath(new URL('..', import.meta.url));
const TARGET = join(dirname(FUNCTIONS), 'gen', 'functions');

/** The oldest moment a zip can tell: the same sources give the same bytes on any day. */
const NO_TIME = new Date('1980-01-01T00:00:00');

/** What a function needs beside its code. */
const ASSETS: Readonly<Record<string, readonly string[]>> = { balance: ['highs.wasm'] };

export interface PackagedFunction {
  readonly name: string;
  readonly file: string;
  readonly bytes: number;
  /** Modules in the bundle, relative to the repository. */
  readonly modules: readonly string[];
}

/** Names of the functions: each file beside the folders is one. */
export async function functionNames(): Promise<string[]> {
  const entries = await readdir(FUNCTIONS, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map(({ name }) => basename(name, '.ts'))
    .toSorted();
}

/** Bundles each function and zips it, without network; the same sources give the same bytes. */
export async function packageFunctions(target = TARGET): Promise<PackagedFunction[]> {
  await rm(target, { recursive: true, force: true });
  await mkdir(target, { recursive: true });
  const packaged: PackagedFunction[] = [];
  for (const one of await bundle(await functionNames())) packaged.push(await pack(one, target));
  return packaged;
}

async function pack({ name, code, modules }: Bundle, target: string): Promise<PackagedFunction> {
  const content: Zippable = { [`${name}.js`]: code };
  for (const asset of ASSETS[name] ?? []) content[asset] = await readFile(assetFile(asset));
  const zip = zipSync(content, { level: 9, mtime: NO_TIME, os: 3 });
  const file = join(target, `${name}.zip`);
  await writeFile(file, zip);
  return { name, file, bytes: zip.length, modules };
}

interface Bundle {
  readonly name: string;
  readonly code: Uint8Array;
  readonly modules: readonly string[];
}

/** All at once: what they share is read and parsed once, and each is as if it were bundled alone. */
async function bundle(names: readonly string[]): Promise<Bundle[]> {
  const { outputFiles, metafile } = await build({
    entryPoints: names.map((name) => join(FUNCTIONS, `${name}.ts`)),
    // Nothing is written: it makes a file of each entry.
    outdir: FUNCTIONS,
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'cjs',
    minify: true,
    // Errors name functions in logs, and a bundle is small enough with them.
    keepNames: true,
    external: ['pg-native'],
    define: { 'import.meta.url': '"file:///var/task/"' },
    write: false,
    metafile: true,
    logLevel: 'error',
  });
  const modules = new Map(
    Object.values(metafile.outputs).map(({ entryPoint = '', inputs }) => [
      basename(entryPoint, '.ts'),
      Object.keys(inputs),
    ]),
  );
  return outputFiles.map(({ path, contents }) => {
    const name = basename(path, '.js');
    return { name, code: contents, modules: modules.get(name) ?? [] };
  });
}

function assetFile(asset: string): string {
  const highs = createRequire(import.meta.url).resolve('highs');
  return join(dirname(highs), asset);
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { into: { type: 'string' } } });
  const packaged = await packageFunctions(values.into);
  console.table(
    packaged.map(({ name, bytes }) => ({ function: name, kB: Math.round(bytes / 1e3) })),
  );
}
