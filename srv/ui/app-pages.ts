import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const COMPONENT = '{{app}}';

/** An app and where its files are. */
export interface UiApp {
  /** Its folder in app/, and its path on the server. */
  readonly name: string;
  readonly files: string;
  /** The page it starts in: the same for all, but for the component that it shows. */
  readonly page: string;
  /** What UI5 calls it. */
  readonly component: string;
}

/** The apps of a folder: each of its folders with a component of its own. */
export function uiAppsOf(folder: string): UiApp[] {
  const page = readFileSync(join(folder, 'ui5/page.html'), 'utf8');
  return readdirSync(folder)
    .map((name) => ({ name, files: join(folder, name, 'webapp') }))
    .filter(({ files }) => existsSync(join(files, 'Component.js')))
    .map((app) => ({ ...app, component: componentOf(app.files) }))
    .map((app) => ({ ...app, page: page.replaceAll(COMPONENT, app.component) }));
}

function componentOf(files: string): string {
  const manifest = JSON.parse(readFileSync(join(files, 'manifest.json'), 'utf8'));
  return manifest['sap.app'].id;
}
