import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { uiAppsOf } from '../../srv/ui/app-pages.ts';
import { componentPreload } from '../../srv/ui/component-preload.ts';

const apps = uiAppsOf(join(import.meta.dirname, '../../app'));

/** What UI5 is given, by the name it asks for. */
function preloadOf(component: string, files: string): Record<string, unknown> {
  let given: Record<string, unknown> = {};
  const preload = (modules: Record<string, unknown>) => {
    given = modules;
  };
  runInNewContext(componentPreload(component, files), { sap: { ui: { require: { preload } } } });
  return given;
}

test.each(apps)('$name comes in one file: code as functions, the rest as texts', (app) => {
  const { component, files } = app;
  const folder = component.replaceAll('.', '/');
  const given = preloadOf(component, files);
  const kinds = Object.entries(given).map(([name, content]) => [name.endsWith('.js'), content]);
  expect(kinds.every(([isCode, content]) => (typeof content === 'function') === isCode)).toBe(true);
  expect(given[`${folder}/Component.js`]).toBeDefined();
  expect(given[`${folder}/i18n/i18n_de.properties`]).toContain('appTitle');
  const manifest = JSON.parse(String(given[`${folder}/manifest.json`]));
  expect(manifest['sap.app'].id).toBe(component);
});
