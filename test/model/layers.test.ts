import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What runs on Lambda too, where CAP may not be carried. */
const WITHOUT_CAP = ['srv/domain', 'srv/runs', 'srv/erp', 'srv/platform', 'functions'];

/** Of Node, what decides nothing by clock, environment or I/O. */
const PURE = ['node:crypto'];

/** `import … from '…'`, `import '…'`, `export … from '…'`, types too; `import('…')`, `require('…')`. */
const IMPORTS = [
  /^(?:import|export)\b(?:[^;'=]*?\bfrom)?\s*'([^']+)'/gm,
  /\b(?:import|require)\s*\(\s*'([^']+)'/g,
];

const filesOf = (folder: string) => globSync(`${folder}/**/*.ts`);

function importsOf(file: string): string[] {
  const source = readFileSync(file, 'utf8');
  const found = IMPORTS.flatMap((pattern) => [...source.matchAll(pattern)]);
  const names = found.map(([, name = '']) => name);
  return names.map((name) => (name.startsWith('.') ? join(dirname(file), name) : name));
}

/** All that is loaded with the files, each named once. */
function loadedWith(files: readonly string[]): Set<string> {
  const seen = new Set(files);
  for (const file of seen) {
    if (file.endsWith('.ts')) for (const name of importsOf(file)) seen.add(name);
  }
  return seen;
}

test('an import is found however it is written', () => {
  expect(importsOf('functions/balance.ts')).toContain('functions/shared/step-function.ts');
  expect(importsOf('srv/server.ts')).toContain('@sap/cds');
  expect(loadedWith(filesOf('srv/worklist'))).toContain('@sap/cds');
});

test.each(WITHOUT_CAP)('%s neither imports CAP nor what does', (folder) => {
  const files = filesOf(folder);
  expect(files.length).toBeGreaterThan(10);
  expect([...loadedWith(files)].filter((name) => name.startsWith('@sap/'))).toEqual([]);
});

test('srv/domain imports nothing outside itself', () => {
  const foreign = filesOf('srv/domain').flatMap((file) =>
    importsOf(file).filter((name) => !name.startsWith('srv/domain/') && !PURE.includes(name)),
  );
  expect(foreign).toEqual([]);
});

test('srv imports neither functions, the stand-in ERP, benchmarks nor tests', () => {
  const foreign = filesOf('srv').flatMap((file) =>
    importsOf(file).filter((name) => /^(functions|sandbox|bench|test)\//.test(name)),
  );
  expect(foreign).toEqual([]);
});

test('nothing that is shipped imports the generators', () => {
  const shipped = ['srv', 'functions', 'sandbox'].flatMap(filesOf);
  const users = shipped.filter((file) => !file.startsWith('srv/generate/'));
  const generators = [...loadedWith(users)].filter((name) => name.startsWith('srv/generate/'));
  expect(generators).toEqual([]);
});
