import express, {
  type Application,
  type NextFunction,
  type Request,
  type Response,
  type Router,
} from 'express';
import { SaldoError } from '../domain/errors.ts';
import { batchAddresses } from './batch-addresses.ts';
import { readText } from './read-text.ts';
import { type RequestLimits, requestLimits } from './request-limits.ts';
import { tellRefused } from './tell-refused.ts';
import { weighAddress } from './weigh-address.ts';
import { weighParts, weighValue } from './weigh-body.ts';

const ODATA = '/odata';
const BATCH = /\/\$batch\/?$/;

/**
 * Refuses OData requests that would cost more than anybody needs, or that no database can read, before
 * they are parsed: CAP's parser and compiler take seconds for some thousand brackets. A body that
 * passes is left parsed for CAP; `response.locals.requests` says how many requests it holds.
 */
export function refuseCostly(app: Application): void {
  app.use(ODATA, guard(requestLimits()));
}

function guard(limits: RequestLimits): Router {
  const router = express.Router();
  router.use((request: Request, _response: Response, next: NextFunction) => {
    refuseAddress(request.url, limits);
    next();
  });
  router.use(express.raw({ type: isText, limit: limits.bodyBytes }));
  router.use((request: Request, response: Response, next: NextFunction) => {
    if (Buffer.isBuffer(request.body)) readBody(request, response, limits);
    next();
  });
  router.use(tellRefused);
  return router;
}

/** JSON and batches; other bodies are CAP's to refuse. */
function isText(request: { readonly headers: Record<string, unknown> }): boolean {
  return /\bjson\b|multipart\/mixed/i.test(String(request.headers['content-type'] ?? ''));
}

function readBody(request: Request, response: Response, limits: RequestLimits): void {
  const text = readText(request.body as Buffer);
  const isParts = !/\bjson\b/i.test(request.get('content-type') ?? '');
  request.body = isParts ? text : parsed(text);
  const { bodyNesting } = limits;
  // A batch wraps the bodies of its requests.
  const excess = isParts
    ? weighParts(text, bodyNesting)
    : weighValue(request.body, bodyNesting + 3);
  if (excess) throw new SaldoError(excess, 'The body is too deep or no text.');
  if (!BATCH.test(request.path)) return;
  const addresses = batchAddresses(request.body);
  for (const address of addresses) refuseAddress(address, limits);
  response.locals.requests = addresses.length;
}

function refuseAddress(address: string, limits: RequestLimits): void {
  const excess = weighAddress(address, limits);
  if (excess) throw new SaldoError(excess, 'The address is too long, too complex or unreadable.');
}

function parsed(text: string): unknown {
  if (text.trim() === '') return undefined;
  try {
    const value: unknown = JSON.parse(text);
    if (value !== null && typeof value === 'object' && !Array.isArray(value)) return value;
  } catch {
    // Said below.
  }
  throw new SaldoError('BODY_MALFORMED', 'The body is no JSON object.');
}
