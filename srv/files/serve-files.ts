import cds from '@sap/cds';
import express, {
  type Application,
  type NextFunction,
  type Request,
  type RequestHandler,
  type Response,
} from 'express';
import { authentication } from '../authentication.ts';
import { SaldoError } from '../domain/errors.ts';
import { systemClock, systemEvery } from '../platform/clock.ts';
import { languageOf } from '../requests/language-of.ts';
import { textOf } from '../requests/text-of.ts';
import { downloadRejected } from './download-rejected.ts';
import { fileSettings } from './settings.ts';
import { sweepFiles } from './sweep-files.ts';
import { upload } from './upload.ts';

const LOG = cds.log('files');
const ROLE = 'administrator';

/**
 * Upload and download beside the OData service, streamed: a file never is in memory. CAP's own
 * middlewares sign the user in; both ask for the administrator, as the service does.
 */
export function serveFiles(app: Application): void {
  cds.once('served', () => {
    const router = express.Router();
    router.use(authentication(), onlyAdministrators);
    router.post('/upload', upload);
    router.get('/rejected', downloadRejected);
    router.use(tellFault);
    app.use('/files', router);
    const stop = sweepFiles(fileSettings(), systemClock, systemEvery, (error) => LOG.error(error));
    cds.once('shutdown', stop);
  });
}

const onlyAdministrators: RequestHandler = (_request, response, next) => {
  const user = cds.context?.user;
  if (user?.is(ROLE)) return next();
  const isKnown = user?.is('authenticated-user') ?? false;
  response.sendStatus(isKnown ? 403 : 401);
};

const STATUS: Readonly<Record<string, number>> = {
  FILE_TOO_LARGE: 413,
  FILE_EMPTY: 400,
  FILE_LOAD_UNKNOWN: 404,
};

function tellFault(error: unknown, request: Request, response: Response, next: NextFunction): void {
  if (response.headersSent) {
    next(error);
    return;
  }
  const status = error instanceof SaldoError ? STATUS[error.code] : undefined;
  if (!(error instanceof SaldoError) || !status) {
    LOG.error(error);
    response.status(500).json({ error: { code: 'INTERNAL_ERROR', message: 'Internal error.' } });
    return;
  }
  const { code, message, details } = error;
  const text = textOf(code, languageOf(cds.context?.locale ?? 'en'), details) ?? message;
  // What is left of a file that is too large is not waited for.
  response
    .set('connection', 'close')
    .status(status)
    .json({ error: { code, message: text } });
  request.resume();
}
