import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type CompiledFor, compiledModel } from '../support/compiled/compiled-for.ts';
import { fingerprintOf } from '../support/compiled/compiled-model.ts';
import { dump, restore } from '../support/compiled/graph-dump.ts';
import { deployedSqlite } from '../support/deploy.ts';
import { startSaldo } from '../support/saldo-server.ts';

const READ = /^The compiled model is read from /m;

describe('the compiled model that servers of tests read from a file', () => {
  test('is the one that they would compile: CSN, what CAP serves, EDMX and SQL', async () => {
    const [compiled, read] = await Promise.all([
      describeModel({ flags: [], env: {} }),
      describeModel(await compiledModel({})),
    ]);
    expect([compiled.isRead, read.isRead]).toEqual([false, true]);
    expect(Object.keys(compiled.parts)).toEqual(
      expect.arrayContaining(['written', 'served', 'sqlite', 'postgres', 'WorklistService.xml']),
    );
    expect(read.parts).toEqual(compiled.parts);
  });

  test('is read by a server of tests', async () => {
    const saldo = await startSaldo({
      kind: 'sqlite',
      credentials: { url: await deployedSqlite('*') },
      users: { anna: ['Agent'] },
      settings: { worklist: {} },
    });
    await saldo.stop();
    expect(saldo.log()).toMatch(READ);
  });

  test('is not read by a server of another profile', async () => {
    const none = { flags: [], env: {} };
    expect(await compiledModel({ NODE_ENV: 'production' })).toEqual(none);
    expect(await compiledModel({ CDS_ENV: 'postgres' })).toEqual(none);
  });

  test('is told from one of other files, other contents or another configuration', () => {
    const folder = mkdtempSync(join(tmpdir(), 'saldo-model-'));
    const file = join(folder, 'cases.cds');
    const env = { cdsc: {}, features: {}, fiori: {}, odata: {}, sql: {}, requires: {} };
    const of = (other: object, first = [file]) =>
      fingerprintOf({ env: { ...env, ...other }, resolve: () => first }, [file]);
    writeFileSync(file, 'entity Cases {}');
    const original = of({});
    const inOtherServer = of({ requires: { db: { kind: 'postgres' } } });
    const others = [of({ odata: { version: 'v2' } }), of({}, [file, 'more.cds'])];
    writeFileSync(file, 'entity Cases { key ID: UUID }');
    others.push(of({}));
    rmSync(folder, { recursive: true });
    others.push(of({}));
    expect(inOtherServer).toBe(original);
    expect(new Set([original, ...others]).size).toBe(5);
  });
});

describe('a dump of objects', () => {
  const hidden = (target: object, name: string, value: unknown) =>
    Object.defineProperty(target, name, { value, writable: true, configurable: true });

  test('has what JSON leaves out', () => {
    const open = hidden({ '#': 'open' }, '$path', ['Cases', 'open']);
    const symbols = Object.assign(Object.create(null), { open });
    const items = [symbols, open];
    const model = hidden({ symbols, items, again: items }, 'self', items);
    hidden(symbols, 'all', model);
    const read = restore(dump(model)) as typeof model & { items: (typeof open)[] };
    expect(Object.getOwnPropertyDescriptors(read)).toMatchObject({
      self: { value: read.items, enumerable: false, writable: true, configurable: true },
      again: { value: read.items, enumerable: true },
    });
    const [readSymbols = {}, readOpen = {}] = read.items;
    expect(Object.getPrototypeOf(readSymbols)).toBeNull();
    expect(readSymbols).toMatchObject({ open: readOpen, all: read });
    expect(Object.keys(readSymbols)).toEqual(['open']);
    expect(readOpen).toMatchObject({ '#': 'open', $path: ['Cases', 'open'] });
    expect(Object.keys(readOpen)).toEqual(['#']);
  });

  test.each([
    ['a function', { size: () => 1 }],
    ['no value', { size: undefined }],
    ['no number', { size: Number.NaN }],
    ['an object of a class', { size: new Map() }],
    ['a calculated property', Object.defineProperty({}, 'size', { get: () => 1 })],
    ['a locked property', Object.freeze({ size: 1 })],
    ['a symbol', { [Symbol('size')]: 1 }],
    ['its own mark', { $dumped: 1 }],
  ])('is refused for %s, which it could not restore', (_what, value) => {
    expect(() => dump({ deep: [value] })).toThrow('cannot be dumped');
  });
});

/** What a process of CAP has of the model, and whether it read it. */
async function describeModel({ flags, env }: CompiledFor) {
  const { pathname } = new URL('../support/compiled/describe-model.ts', import.meta.url);
  const { stdout } = await promisify(execFile)(process.execPath, [...flags, pathname], {
    env: { ...process.env, NODE_OPTIONS: '', NODE_ENV: 'test', ...env },
  });
  const parts: Record<string, string> = JSON.parse(/^\{.*\}$/m.exec(stdout)?.[0] ?? '{}');
  return { isRead: READ.test(stdout), parts };
}
