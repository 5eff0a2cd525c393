import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Zippable, zipSync } from 'fflate';
import { uiAppsOf } from '../srv/ui/app-pages.ts';
import { componentPreload } from '../srv/ui/component-preload.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** What the HTML5 repository is given, by name: the launchpad, and each app with its page. */
async function apps(): Promise<Record<string, Zippable>> {
  const found: Record<string, Zippable> = {
    launchpad: await filesOf(join(ROOT, 'app/launchpad')),
  };
  for (const { name, files, page, component } of uiAppsOf(join(ROOT, 'app'))) {
    found[name] = {
      ...(await filesOf(files)),
      'index.html': new TextEncoder().encode(page),
      'Component-preload.js': new TextEncoder().encode(componentPreload(component, files)),
    };
  }
  return found;
}

/** The oldest moment a zip can tell: the same sources give the same bytes on any day. */
const NO_TIME = new Date('1980-01-01T00:00:00');

/**
 * `npm run package-apps`: zips each app for the HTML5 repository into gen/apps/resources. The
 * repository knows an app by its manifest's id without dots; deploy/router/xs-app.json relies on it.
 */
export async function packageApps(target = join(ROOT, 'gen/apps')): Promise<string[]> {
  const resources = join(target, 'resources');
  await rm(target, { recursive: true, force: true });
  await mkdir(resources, { recursive: true });
  for (const [name, content] of Object.entries(await apps())) {
    content['manifest.json'] ??= encoded(await manifestOf(name));
    content['xs-app.json'] = encoded(ROUTES);
    const zip = zipSync(content, { level: 9, mtime: NO_TIME, os: 3 });
    await writeFile(join(resources, `${name}.zip`), zip);
  }
  return readdir(resources);
}

/** Who opens an app is signed in; all its files come from the repository. */
const ROUTES = {
  authenticationMethod: 'route',
  routes: [{ source: '^(.*)$', service: 'html5-apps-repo-rt', authenticationType: 'xsuaa' }],
};

/** A page that is no UI5 app has no manifest; the repository asks for its id and version. */
async function manifestOf(name: string): Promise<object> {
  const { version } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));
  const app = { id: `saldo.${name}`, type: 'application', applicationVersion: { version } };
  return { _version: '1.60.0', 'sap.app': app };
}

async function filesOf(folder: string): Promise<Zippable> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
  const contents = await Promise.all(files.map((file) => readFile(file)));
  return Object.fromEntries(files.map((file, index) => [relative(folder, file), contents[index]]));
}

function encoded(value: object): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value, null, 2));
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { into: { type: 'string' } } });
  console.log((await packageApps(values.into)).join(', '));
}
