import { randomBytes, randomUUID } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';

const cookieName = 'SAP_SESSIONID_S4H_100';
const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Sessions and their tokens; forgetting them makes clients fetch again, as a restart of SAP does. */
export interface CsrfGuard {
  handler: RequestHandler;
  forgetSessions(): void;
}

/**
 * SAP Gateway's CSRF guard: a safe request with `x-csrf-token: Fetch` gets a token for its session;
 * a write needs the token and the session's cookie together, else 403 and `x-csrf-token: Required`.
 */
export function csrfGuard(): CsrfGuard {
  const tokens = new Map<string, string>();
  const handler: RequestHandler = (req, res, next) => {
    const asked = req.get('x-csrf-token');
    const session = sessionOf(req);
    if (safeMethods.has(req.method)) {
      if (asked?.toLowerCase() === 'fetch') giveToken(tokens, session, res);
      return next();
    }
    if (session !== undefined && tokens.has(session) && tokens.get(session) === asked) {
      return next();
    }
    res.set('x-csrf-token', 'Required');
    res.status(403).type('text/plain').send('CSRF token validation failed');
  };
  return { handler, forgetSessions: () => tokens.clear() };
}

function giveToken(tokens: Map<string, string>, known: string | undefined, res: Response): void {
  const session = known !== undefined && tokens.has(known) ? known : randomUUID();
  const token = tokens.get(session) ?? randomBytes(16).toString('base64url');
  tokens.set(session, token);
  res.set('x-csrf-token', token);
  res.append('set-cookie', `${cookieName}=${session}; path=/; HttpOnly`);
}

function sessionOf(req: Request): string | undefined {
  return req.headers.cookie?.match(new RegExp(`${cookieName}=([^;]+)`))?.[1];
}
