import { randomUUID } from 'node:crypto';
import cds from '@sap/cds';
import express, {
  type Application,
  type NextFunction,
  type Request,
  type RequestHandler,
  type Response,
} from 'express';
import { SaldoError } from '../domain/errors.ts';
import { forgetRejected, readLoad, recordUpload } from '../erp/files/load-record.ts';
import { type RejectFormat, rejectFile } from '../erp/files/rejected-rows.ts';
import { textOf } from '../strategies/request.ts';
import { languageOf } from '../worklist/visit.ts';
import { fileDatabase } from './file-database.ts';
import { removeOldFiles, storeFile, tooLarge } from './file-store.ts';
import { fileSettings } from './settings.ts';

const LOG = cds.log('files');
const ROLE = 'administrator';

/** What CAP's types do not tell. */
interface Middlewares {
  readonly middlewares: { readonly before: RequestHandler[] };
}

/**
 * Upload and download beside the OData service, streamed: a file never is in memory. CAP's own
 * middlewares sign the user in; both ask for the administrator, as the service does.
 */
export function serveFiles(app: Application): void {
  cds.once('served', () => {
    const { before } = (cds as unknown as Middlewares).middlewares;
    const router = express.Router();
    router.use(before, onlyAdministrators);
    router.post('/upload', upload);
    router.get('/rejected', downloadRejected);
    router.use(tellFault);
    app.use('/files', router);
  });
}

const onlyAdministrators: RequestHandler = (_request, response, next) => {
  const user = cds.context?.user;
  if (user?.is(ROLE)) return next();
  const isKnown = user?.is('authenticated-user') ?? false;
  response.sendStatus(isKnown ? 403 : 401);
};

/** `POST /files/upload?name=items.csv` with the file as body: 201 with the load's ID. */
const upload: RequestHandler = async (request, response) => {
  const { folder, uploadBytes, keepDays } = fileSettings();
  if (Number(request.headers['content-length'] ?? 0) > uploadBytes) throw tooLarge(uploadBytes);
  const now = new Date();
  await removeOldFiles(folder, now.getTime(), keepDays);
  await forgetRejected(fileDatabase(), now.toISOString(), keepDays);
  const id = randomUUID();
  const stored = await storeFile(folder, id, request, uploadBytes);
  const { name } = request.query;
  await recordUpload(
    fileDatabase(),
    {
      ...stored,
      fileName: typeof name === 'string' ? name : '',
      uploadedAt: now.toISOString(),
      uploadedBy: cds.context?.user?.id ?? '',
    },
    id,
  );
  response.status(201).json({ ID: id, ...stored });
};

/** `GET /files/rejected?load=<ID>`: the rejected rows as CSV, reasons in the reader's language. */
const downloadRejected: RequestHandler = async (request, response) => {
  const { load: id } = request.query;
  const db = fileDatabase();
  const load = await readLoad(db, typeof id === 'string' ? id : '');
  const language = languageOf(cds.context?.locale ?? 'en');
  const header = JSON.parse(load.header ?? '[]') as string[];
  const format = JSON.parse(load.format ?? 'null') as RejectFormat | null;
  response.type('text/csv');
  response.attachment(`rejected-${load.ID}.csv`);
  if (!format) {
    response.end();
    return;
  }
  const lines = rejectFile(
    db,
    load.ID,
    header,
    format,
    ({ code, message, details }) => textOf(code, language, details) ?? message,
  );
  for await (const line of lines) {
    if (!response.write(line)) await drained(response);
    if (response.destroyed) break;
  }
  response.end();
};

function drained(response: Response): Promise<void> {
  return new Promise((resolve) => {
    response.once('drain', resolve);
    response.once('close', resolve);
  });
}

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
