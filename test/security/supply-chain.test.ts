import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { idleExceptions, refusedLicences } from '../../supply-chain/licences.ts';
import { type LockedPackage, lockedPackages } from '../../supply-chain/lockfile.ts';

const packages = lockedPackages();
const shipped = packages.filter(({ isDevelopment }) => !isDevelopment);

/** More is a decision, with its reason in docs/decisions/dependencies.md: what each brings is counted there. */
const MOST_SHIPPED = 330;

const FROM_REGISTRY = /^$|^https:\/\/registry\.npmjs\.org\//;

const made = (licence: string, isDevelopment = false): LockedPackage => ({
  name: 'made-up',
  version: '1.0.0',
  licence,
  resolved: '',
  integrity: '',
  isDevelopment,
  isBundled: false,
});

test('every package has a licence that is allowed for what it is used for', () => {
  expect(refusedLicences(packages)).toEqual([]);
  expect(idleExceptions(packages)).toEqual([]);
});

test.each(['', 'GPL-3.0', 'AGPL-3.0-only', 'MIT AND GPL-2.0', 'UNLICENSED', 'CC-BY-4.0'])(
  'a package under “%s” is not shipped',
  (licence) => {
    expect(refusedLicences([made(licence)])).toHaveLength(1);
  },
);

test('of alternatives one is enough, of parts all are needed', () => {
  expect(refusedLicences([made('(MIT OR GPL-3.0)'), made('Apache-2.0 AND MIT')])).toEqual([]);
});

test('every package is pinned by a digest, and comes from the registry', () => {
  const loose = packages.filter(
    ({ integrity, resolved, isBundled }) =>
      !isBundled && !(integrity.startsWith('sha512-') && FROM_REGISTRY.test(resolved)),
  );
  expect(loose).toEqual([]);
});

test('what is shipped stays small', () => {
  expect(shipped.length).toBeGreaterThan(100);
  expect(shipped.length).toBeLessThanOrEqual(MOST_SHIPPED);
});

test('npm run sbom names everything that is shipped, and the same each time', () => {
  const script = fileURLToPath(new URL('../../supply-chain/sbom.ts', import.meta.url));
  const run = () =>
    spawnSync(process.execPath, [script], {
      env: { ...process.env, NODE_OPTIONS: '' },
      encoding: 'utf8',
    }).stdout;
  const bill = JSON.parse(run());
  expect(bill).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.6' });
  const names = bill.components.map(({ name }: { name: string }) => name);
  expect(names).toHaveLength(shipped.length);
  const { dependencies } = JSON.parse(
    readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
  );
  expect(names).toEqual(expect.arrayContaining(Object.keys(dependencies)));
  expect(bill.serialNumber).toMatch(/^urn:uuid:[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/);
  expect(run()).toBe(JSON.stringify(bill, null, 1).concat('\n'));
});
