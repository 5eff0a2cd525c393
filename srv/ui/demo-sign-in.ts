import cds from '@sap/cds';
import express, { type Application, type NextFunction, type Request, type Response } from 'express';

/** What CAP's configuration says of a mocked user. */
interface MockedUser {
  password?: string;
  roles?: string[];
  attr?: { name?: string; about?: string };
}

const cookieName = 'saldo-demo-user';

/**
 * Lets a visitor of the demo be one of the mocked users with a click on the launchpad, where CAP
 * alone would open the browser's password box. Only with mocked authentication, so never in
 * production: there an identity provider signs people in and none of this is mounted.
 */
export function serveDemoSignIn(app: Application): void {
  if (cds.env.requires.auth?.kind !== 'mocked') return;
  app.use(actAsSignedInUser);
  app.get('/launchpad/session', sendSession);
  app.put('/launchpad/session', express.json(), signIn);
  app.delete('/launchpad/session', signOut);
}

/** Puts the visitor's choice where CAP looks for it; a request with credentials of its own keeps them. */
function actAsSignedInUser(request: Request, _response: Response, next: NextFunction): void {
  const user = signedInUser(request);
  if (user && !request.headers.authorization) {
    const credentials = `${user}:${mockedUsers()[user]?.password ?? ''}`;
    request.headers.authorization = `Basic ${Buffer.from(credentials).toString('base64')}`;
  }
  next();
}

function sendSession(request: Request, response: Response): void {
  const users = Object.entries(mockedUsers()).map(([id, { roles, attr }]) => ({
    id,
    name: attr?.name ?? id,
    about: attr?.about ?? '',
    roles: roles ?? [],
  }));
  response.set('cache-control', 'no-store').json({ user: signedInUser(request) ?? null, users });
}

function signIn(request: Request, response: Response): void {
  const user: unknown = request.body?.user;
  if (typeof user !== 'string' || !(user in mockedUsers())) {
    response.status(404).json({ error: { code: 'DEMO_USER_UNKNOWN', message: 'No such user.' } });
    return;
  }
  response.cookie(cookieName, user, { httpOnly: true, sameSite: 'strict' }).sendStatus(204);
}

function signOut(_request: Request, response: Response): void {
  response.clearCookie(cookieName, { httpOnly: true, sameSite: 'strict' }).sendStatus(204);
}

function signedInUser(request: Request): string | undefined {
  const cookies = request.headers.cookie ?? '';
  const user = new RegExp(`(?:^|; )${cookieName}=([^;]+)`).exec(cookies)?.[1];
  return user && user in mockedUsers() ? user : undefined;
}

/** The users that the project configures; CAP's own samples (alice, bob, '*') have no name and stay out. */
function mockedUsers(): Record<string, MockedUser> {
  const users: Record<string, MockedUser> = cds.env.requires.auth?.users ?? {};
  return Object.fromEntries(Object.entries(users).filter(([, user]) => user.attr?.name));
}
