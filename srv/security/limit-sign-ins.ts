import type { Application, Request } from 'express';
import { RateLimit } from '../events/rate-limit.ts';
import { requestLimits } from './request-limits.ts';

/**
 * Answers 429 to an address from which too many sign-ins have failed within a minute, before anything
 * else is looked at. Behind proxies `cds.saldo.proxies` says how many there are; where nothing is
 * said, forwarded addresses only tell callers apart, so that nobody can lock out anybody else.
 */
export function limitSignIns(app: Application): void {
  const { failedSignInsPerMinute, proxies } = requestLimits();
  app.set('trust proxy', proxies);
  const failures = new RateLimit(failedSignInsPerMinute);
  app.use((request, response, next) => {
    const caller = callerOf(request, proxies);
    const seconds = failures.take(caller, 0);
    if (seconds > 0) return void response.status(429).set('retry-after', String(seconds)).end();
    response.on('finish', () => {
      if (response.statusCode === 401) failures.take(caller);
    });
    next();
  });
}

function callerOf(request: Request, proxies: number): string {
  const address = request.ip ?? '';
  if (proxies > 0) return address;
  return `${address} ${request.get('x-forwarded-for')?.slice(0, 100) ?? ''}`;
}
