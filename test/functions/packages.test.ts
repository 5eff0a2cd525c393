import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import {
  type PackagedFunction,
  packageFunctions,
} from '../../functions/packaging/package-functions.ts';
import type { UnpackedFunctions } from '../support/lambda/packaged-functions.ts';
import { testPart } from '../support/test-part.ts';

const MEGABYTE = 1_000_000;

let folder: string;
let packaged: PackagedFunction[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'saldo-packages-'));
  packaged = await packageFunctions(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('each package is under 1 MB, that with the solver under 2', () => {
  const limitOf = (name: string) => (name === 'balance' ? 2 : 1) * MEGABYTE;
  const tooLarge = packaged.filter(({ name, bytes }) => bytes >= limitOf(name));
  expect(packaged.length).toBeGreaterThan(3);
  expect(tooLarge).toEqual([]);
});

test('no package carries CAP, which may not run on Lambda', () => {
  for (const { modules } of packaged) {
    expect(modules.length).toBeGreaterThan(10);
    expect(modules.filter((module) => /@sap\/cds|@cap-js/.test(module))).toEqual([]);
  }
});

test('the same sources give the same bytes in another process', async () => {
  const { root } = await testPart<UnpackedFunctions>('/functions');
  const hashes = (files: readonly string[]) => Promise.all(files.map(hash));
  const files = packaged.map(({ file }) => file);
  const others = files.map((file) => join(root, 'zips', basename(file)));
  expect(await hashes(files)).toEqual(await hashes(others));
});

async function hash(file: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(file))
    .digest('hex');
}
