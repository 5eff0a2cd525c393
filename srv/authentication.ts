import cds from '@sap/cds';
import type { ErrorRequestHandler, RequestHandler } from 'express';

/** What CAP's types do not tell. */
interface Middlewares {
  readonly middlewares: { readonly before: readonly RequestHandler[] };
}

/**
 * CAP's own sign-in for what is served beside its services. A token that is refused is CAP's error 401,
 * which only its services know to answer: without the last handler, express would say 500.
 */
export function authentication(): (RequestHandler | ErrorRequestHandler)[] {
  const { before } = (cds as unknown as Middlewares).middlewares;
  return [...before, refuse];
}

const refuse: ErrorRequestHandler = (error, _request, response, next) => {
  if (error === 401 || error?.statusCode === 401) response.sendStatus(401);
  else next(error);
};
