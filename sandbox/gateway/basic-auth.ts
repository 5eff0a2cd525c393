import { timingSafeEqual } from 'node:crypto';
import type { RequestHandler } from 'express';

/** Lets one technical user in; everyone else gets 401 and is asked for a password. */
export function basicAuth(user: string, password: string): RequestHandler {
  const expected = Buffer.from(`Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`);
  return (req, res, next) => {
    const given = Buffer.from(req.headers.authorization ?? '');
    if (given.length === expected.length && timingSafeEqual(given, expected)) return next();
    res.set('www-authenticate', 'Basic realm="SAP NetWeaver Application Server [S4H/100]"');
    res.status(401).type('text/plain').send('Logon failed: user or password is wrong');
  };
}
