import type { Application } from 'express';

/**
 * What browsers may do with what they get from here: SAPUI5 writes styles into pages, and brings pictures
 * and fonts as data. The application router sends the same (mta.yaml).
 */
const POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'self'",
].join('; ');

export const BROWSER_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': POLICY,
  'Strict-Transport-Security': 'max-age=31536000',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'SAMEORIGIN',
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
};

/** Paths whose answers are about persons: nobody in between keeps them. */
const PERSONAL = /^\/(odata|files|events)\//;

/** Sends the headers of browsers with everything, and keeps what is about persons out of caches. */
export function sendHeaders(app: Application): void {
  app.disable('x-powered-by');
  app.use((request, response, next) => {
    response.set(BROWSER_HEADERS);
    if (PERSONAL.test(request.path)) response.set('Cache-Control', 'no-store');
    next();
  });
}
