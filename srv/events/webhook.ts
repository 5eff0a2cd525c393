import cds from '@sap/cds';
import express, { type Application, type ErrorRequestHandler, type RequestHandler } from 'express';
import { authentication } from '../authentication.ts';
import { SaldoError } from '../domain/errors.ts';
import { readCloudEvents } from '../erp/events/cloud-event.ts';
import { RateLimit } from './rate-limit.ts';
import { receiveEvents } from './receive.ts';
import { eventSettings } from './settings.ts';

const PATH = '/events/erp';
/** Who may deliver events; nothing else is open to this role. */
export const ROLE = 'event-sender';

const LOG = cds.log('events');

/**
 * Takes change events of the ERP over HTTP (CloudEvents 1.0: binary, structured, batch) at
 * `/events/erp`, from users with the role `event-sender`. What is answered with 202 is kept. Mounting
 * starts CAP's authentication, which replaces the users that are configured: whoever reads them comes first.
 */
export function serveErpEvents(app: Application): void {
  const { eventBodyLimit, eventRequestsPerMinute } = eventSettings();
  const body = express.text({ type: () => true, limit: eventBodyLimit });
  app.options(PATH, allowOrigin);
  app.use(PATH, authentication());
  app.post(PATH, authorize, limitRate(new RateLimit(eventRequestsPerMinute)), body, receive);
  app.use(PATH, tellFault);
}

/**
 * The handshake by which a sender asks whether it may deliver here (CloudEvents' "HTTP 1.1 Web Hooks",
 * abuse protection). It says nothing to origins that are not configured.
 */
const allowOrigin: RequestHandler = (request, response) => {
  const { eventOrigins, eventRequestsPerMinute } = eventSettings();
  const origin = request.get('webhook-request-origin') ?? '';
  if (!eventOrigins.includes(origin)) return void response.status(403).end();
  const headers = {
    Allow: 'POST',
    'WebHook-Allowed-Origin': origin,
    'WebHook-Allowed-Rate': String(eventRequestsPerMinute),
  };
  response.status(200).set(headers).end();
};

const authorize: RequestHandler = (_request, response, next) => {
  // Not of the request: there CAP puts the user of some kinds of sign-in only.
  const user = cds.context?.user;
  if (!user?.is('authenticated-user')) {
    return void response.status(401).set('www-authenticate', 'Basic realm="Users"').end();
  }
  if (!user.is(ROLE)) return void response.status(403).end();
  next();
};

function limitRate(limit: RateLimit): RequestHandler {
  return (_request, response, next) => {
    const seconds = limit.take(cds.context?.user?.id ?? '');
    if (seconds === 0) return next();
    response.status(429).set('retry-after', String(seconds)).end();
  };
}

const receive: RequestHandler = async (request, response) => {
  const { headers, body } = request;
  const events = readCloudEvents({ headers, body: typeof body === 'string' ? body : '' });
  response.status(202).json(await receiveEvents(events, 'webhook'));
};

const STATUS: Readonly<Record<string, number>> = { EVENT_MEDIA_TYPE: 415, DATABASE_BUSY: 503 };

/** What the sender did wrong is told; what is our fault only that it is, so that it sends again. */
const tellFault: ErrorRequestHandler = (error, _request, response, _next) => {
  if (error instanceof SaldoError && /^EVENT_|^DATABASE_BUSY$/.test(error.code)) {
    const { code, message } = error;
    return void response.status(STATUS[code] ?? 400).json({ error: { code, message } });
  }
  if (error.status === 413) {
    const message = 'The body is too large; send fewer events at once.';
    return void response.status(413).json({ error: { code: 'EVENT_BODY_TOO_LARGE', message } });
  }
  LOG.error(error);
  const message = 'The events could not be kept; send them again later.';
  response.status(500).json({ error: { code: 'INTERNAL_ERROR', message } });
};
