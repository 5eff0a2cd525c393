import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import {
  type PackagedFunction,
  packageFunctions,
} from '../../../functions/packaging/package-functions.ts';

/** Packages all functions and unzips each as Lambda does, outside of the repository. */
export async function unpackedFunctions(): Promise<{
  readonly packaged: readonly PackagedFunction[];
  readonly root: string;
  readonly folderOf: (name: string) => string;
}> {
  const root = await mkdtemp(join(tmpdir(), 'saldo-functions-'));
  const packaged = await packageFunctions(join(root, 'zips'));
  for (const { name, file } of packaged) await unzip(file, join(root, name));
  return { packaged, root, folderOf: (name) => join(root, name) };
}

async function unzip(file: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [name, content] of Object.entries(unzipSync(await readFile(file)))) {
    await writeFile(join(folder, name), content);
  }
}
