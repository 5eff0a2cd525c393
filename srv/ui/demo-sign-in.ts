import cds from '@sap/cds';
import express, { type Application, type RequestHandler } from 'express';

/** A mocked user as the project's CAP configuration has it; `attr.name` makes it a user of the demo. */
interface MockedUser {
  password?: string;
  roles?: string[];
  attr?: { name?: string; about?: string };
}

interface DemoUser {
  id: string;
  name: string;
  about: string;
  roles: string[];
}

const cookieName = 'saldo-demo-user';
const cookieOptions = { httpOnly: true, sameSite: 'strict' } as const;

/**
 * Lets a visitor of the demo be one of the mocked users with a click on the launchpad, where CAP
 * alone would open the browser's password box. Only with mocked authentication, so never in
 * production: there an identity provider signs people in and none of this is mounted.
 */
export function serveDemoSignIn(app: Application): void {
  const auth = cds.env.requires.auth;
  if (auth?.kind !== 'mocked') return;
  const mocked = (auth.users ?? {}) as Record<string, MockedUser>;
  const users = demoUsers(mocked);
  app.use(actAsSignedInUser(mocked));
  app.get('/launchpad/session', sendSession(users));
  app.put('/launchpad/session', express.json(), signIn(users));
  app.delete('/launchpad/session', (_request, response) => {
    response.clearCookie(cookieName, cookieOptions).sendStatus(204);
  });
}

/** Read once at start: CAP replaces the configured users by objects of its own later. */
function demoUsers(mocked: Record<string, MockedUser>): DemoUser[] {
  return Object.entries(mocked).flatMap(([id, { attr, roles = [] }]) =>
    attr?.name ? [{ id, name: attr.name, about: attr.about ?? '', roles: [...roles] }] : [],
  );
}

/** Puts the visitor's choice where CAP looks for it; a request with credentials of its own keeps them. */
function actAsSignedInUser(mocked: Record<string, MockedUser>): RequestHandler {
  return (request, _response, next) => {
    const user = readCookie(request.headers.cookie);
    if (user && mocked[user] && !request.headers.authorization) {
      const credentials = `${user}:${mocked[user].password ?? ''}`;
      request.headers.authorization = `Basic ${Buffer.from(credentials).toString('base64')}`;
    }
    next();
  };
}

function sendSession(users: DemoUser[]): RequestHandler {
  return (request, response) => {
    const cookie = readCookie(request.headers.cookie);
    const user = users.find(({ id }) => id === cookie)?.id ?? null;
    response.set('cache-control', 'no-store').json({ user, users });
  };
}

function signIn(users: DemoUser[]): RequestHandler {
  return (request, response) => {
    const user = users.find(({ id }) => id === request.body?.user);
    if (user) response.cookie(cookieName, user.id, cookieOptions).sendStatus(204);
    else
      response.status(404).json({ error: { code: 'DEMO_USER_UNKNOWN', message: 'No such user' } });
  };
}

function readCookie(cookies = ''): string | undefined {
  return new RegExp(`(?:^|; )${cookieName}=([\\w.-]+)`).exec(cookies)?.[1];
}
