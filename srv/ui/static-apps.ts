import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { type Application, type RequestHandler } from 'express';
import { uiAppsOf } from './app-pages.ts';
import { libraryFolder } from './library-cache.ts';

const appsFolder = join(import.meta.dirname, '../../app');

/**
 * Serves the launchpad at /launchpad, each app at /<folder>, and the SAPUI5 libraries at /resources.
 * A production build carries no apps: there the bank's application router serves them.
 */
export function serveApps(app: Application): void {
  if (!existsSync(appsFolder)) return;
  app.get('/', (_request, response) => response.redirect('/launchpad/'));
  app.use('/resources', express.static(join(libraryFolder(), 'resources'), { maxAge: '1h' }));
  app.use('/resources', (_request, response) => response.sendStatus(404));
  app.use('/launchpad', express.static(join(appsFolder, 'launchpad')));
  for (const { name, files, page } of uiAppsOf(appsFolder)) {
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
