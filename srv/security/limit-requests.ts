import cds from '@sap/cds';
import type { RequestHandler } from 'express';
import { RateLimit } from '../events/rate-limit.ts';
import { languageOf } from '../requests/language-of.ts';
import { personOf } from '../requests/limits.ts';
import { textOf } from '../requests/text-of.ts';
import { requestLimits } from './request-limits.ts';

interface Middlewares {
  readonly middlewares: { add(handler: RequestHandler): void };
}

/**
 * Lets each signed-in user make so many requests in a minute on this server, a debtor fewer; those of
 * a batch count one by one. It starts CAP's authentication: whoever reads the configured users comes first.
 */
export function limitRequests(): void {
  const { requestsPerMinute, portalRequestsPerMinute } = requestLimits();
  const ofStaff = new RateLimit(requestsPerMinute);
  const ofDebtors = new RateLimit(portalRequestsPerMinute);
  (cds as unknown as Middlewares).middlewares.add((_request, response, next) => {
    const user = cds.context?.user;
    const limit = user && personOf(user) ? ofDebtors : ofStaff;
    const seconds = limit.take(user?.id ?? '', response.locals.requests ?? 1);
    if (seconds === 0) return next();
    const code = 'REQUESTS_TOO_MANY';
    const message = textOf(code, languageOf(cds.context?.locale), { seconds }) ?? code;
    response.status(429).set('retry-after', String(seconds)).json({ error: { code, message } });
  });
}
