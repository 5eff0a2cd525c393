import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureLibraries } from '../../app/ui5/build-libraries.ts';
import { releaseLock, takeLock } from '../../app/ui5/build-lock.ts';
import { pruneLibraries } from '../../app/ui5/prune-libraries.ts';
import { libraryFolder } from '../../srv/ui/library-cache.ts';

/** Linux hands out no process id as high as this. */
const deadProcess = 2 ** 30;

describe('the cache of UI libraries', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'saldo-ui5-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  test('has a folder for each version and library list', () => {
    expect(libraryFolder('/cache')).toMatch(/^\/cache\/ui5-1\.136\.20-[0-9a-f]{10}$/);
  });

  test('is taken at once when it is there, without a build', async () => {
    const steps: unknown[] = [];
    await ensureLibraries({ onStep: (step) => steps.push(step), folder });
    expect(steps).toEqual([]);
  });

  test('leaves nothing behind when its build is stopped', async () => {
    const stop = AbortSignal.abort();
    const building = ensureLibraries({ folder: join(folder, 'ui5'), stop });
    await expect(building).rejects.toMatchObject({ code: 'UI5_BUILD_FAILED' });
    expect(await readdir(folder)).toEqual([]);
  });

  test('is built by one start while another waits', async () => {
    const lock = join(folder, 'lock');
    expect(await takeLock(lock)).toBe(true);
    expect(await takeLock(lock)).toBe(false);
    await releaseLock(lock);
    expect(await takeLock(lock)).toBe(true);
  });

  test('is not blocked by a start that was killed', async () => {
    const lock = join(folder, 'lock');
    await writeFile(lock, String(deadProcess));
    expect(await takeLock(lock)).toBe(true);
  });

  test('keeps what a browser asks for in the languages of Saldo, and nothing else', async () => {
    const theme = join(folder, 'themes', 'sap_horizon');
    const otherTheme = join(folder, 'themes', 'sap_horizon_dark');
    await Promise.all([theme, otherTheme].map((path) => mkdir(path, { recursive: true })));
    const names = [
      'library-preload.js',
      'Button.js',
      'Button-dbg.js',
      'Button.js.map',
      'messagebundle.properties',
      'messagebundle_pt.properties',
      'messagebundle_zh_CN.properties',
      'Button.ts',
    ];
    await Promise.all(names.map((name) => writeFile(join(folder, name), '')));
    await writeFile(join(theme, 'library.source.less'), '');
    await writeFile(join(theme, 'library.css'), '');

    await pruneLibraries(folder);

    expect((await readdir(folder)).sort()).toEqual([
      'Button.js',
      'library-preload.js',
      'messagebundle.properties',
      'messagebundle_pt.properties',
      'themes',
    ]);
    expect(await readdir(theme)).toEqual(['library.css']);
    expect(existsSync(otherTheme)).toBe(false);
  });
});
