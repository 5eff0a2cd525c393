import cds from '@sap/cds';
import express, { type Application, type Response } from 'express';
import { authentication } from '../authentication.ts';
import { ROLES } from './roles.ts';

/** Where the application router ends a session (deploy/router/xs-app.json). */
const SIGN_OUT = '/logout';

/**
 * Tells the launchpad who is signed in where an identity provider says so; the demo's own sign-in
 * (demo-sign-in.ts) tells it else. Users stand in it as in the demo, with nobody else to be.
 */
export function serveLaunchpadSession(app: Application): void {
  if (cds.env.requires.auth?.kind === 'mocked') return;
  cds.once('served', () => {
    const router = express.Router();
    router.use(authentication());
    router.get('/', (_request, response) => sendSession(response));
    app.use('/launchpad/session', router);
  });
}

function sendSession(response: Response): void {
  const user = cds.context?.user;
  if (!user?.is('authenticated-user')) return void response.sendStatus(401);
  const roles = ROLES.filter((role) => user.is(role));
  const me = { id: user.id, name: nameOf(user), about: '', roles };
  const session = { user: user.id, users: [me], signOut: SIGN_OUT };
  response.set('cache-control', 'no-store').json(session);
}

function nameOf({ id, attr }: cds.User): string {
  const { givenName, familyName } = attr as { givenName?: string; familyName?: string };
  return [givenName, familyName].filter(Boolean).join(' ') || id;
}
