import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { unzipSync } from 'fflate';

const PACKAGE = fileURLToPath(
  new URL('../../../functions/packaging/package-functions.ts', import.meta.url),
);

/** All functions, each in a folder of its own under `root`. */
export interface UnpackedFunctions {
  readonly root: string;
  readonly names: readonly string[];
}

/** Packages all functions and unzips each as Lambda does, outside of the repository. */
export async function unpackFunctions(): Promise<UnpackedFunctions> {
  const root = await mkdtemp(join(tmpdir(), 'saldo-functions-'));
  const zips = join(root, 'zips');
  // In a process of its own, as `npm run package` does it: jest's setup cannot load the bundler.
  await promisify(execFile)(process.execPath, ['--no-warnings', PACKAGE, '--into', zips]);
  const names = (await readdir(zips)).map((file) => basename(file, '.zip'));
  for (const name of names) await unzip(join(zips, `${name}.zip`), join(root, name));
  return { root, names };
}

async function unzip(file: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [name, content] of Object.entries(unzipSync(await readFile(file)))) {
    await writeFile(join(folder, name), content);
  }
}
