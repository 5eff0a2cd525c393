import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import express, { type Application } from 'express';
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
  for (const name of appNames()) {
    app.use(`/${name}`, express.static(join(appsFolder, name, 'webapp')));
  }
}

function appNames(): string[] {
  const folders = readdirSync(appsFolder);
  return folders.filter((name) => existsSync(join(appsFolder, name, 'webapp', 'index.html')));
}
