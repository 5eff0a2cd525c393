import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { type Application, type RequestHandler } from 'express';
import { uiAppsOf } from './app-pages.ts';
import { componentPreload } from './component-preload.ts';
import { libraryFolder } from './library-cache.ts';
import { sendVersions } from './library-versions.ts';

const appsFolder = join(import.meta.dirname, '../../app');

/**
 * Serves the launchpad at /launchpad, each app at /<folder>, and the SAPUI5 libraries at /resources.
 * A production build carries no apps: there the bank's application router serves them.
 */
export function serveApps(app: Application): void {
  if (!existsSync(appsFolder)) return;
  app.get('/', (_request, response) => response.redirect('/launchpad/'));
  const resources = join(libraryFolder(), 'resources');
  app.get('/resources/sap-ui-version.json', sendVersions(resources));
  app.use('/resources', express.static(resources, { maxAge: '1h' }));
  app.use('/resources', (_request, response) => response.sendStatus(404));
  app.use('/launchpad', express.static(join(appsFolder, 'launchpad')));
  for (const { name, files, page, component } of uiAppsOf(appsFolder)) {
    app.get(`/${name}/Component-preload.js`, (_request, response) => {
      response.type('js').send(componentPreload(component, files));
    });
    // First the files: they send who leaves out the last slash to where the page's own files are found.
    const own = express.static(files, { index: false });
    app.use(`/${name}`, own, express.Router().get(['/', '/index.html'], sends(page)));
  }
}

function sends(page: string): RequestHandler {
  return (_request, response) => {
    response.type('html').send(page);
  };
}
