import { once } from 'node:events';
import { Readable } from 'node:stream';
import cds from '@sap/cds';
import { isContentOf, isDocumentName } from '../domain/disputes/document-kind.ts';
import type { Database } from '../platform/database.ts';
import { idOf } from '../requests/id-of.ts';
import { myDatabase } from '../requests/my-database.ts';
import { badRequest, conflict, forbidden, notFound } from '../requests/refusal.ts';
import { countDocuments, documentLimits } from './document-limits.ts';

const DOCUMENTS = 'Cases.attachments';
/** A case that is over takes no evidence any more. */
const TAKES_DOCUMENTS = ['open', 'working', 'decided'];

interface Path {
  readonly ref: readonly (string | { readonly id: string; readonly where?: object })[];
}

interface NewDocument {
  readonly filename?: string;
  readonly content?: unknown;
  mimeType?: string;
  up_?: unknown;
  up__ID?: string;
}

/**
 * Documents are reached through their case only, whose rows are the user's (srv/security/guard);
 * a case that is over keeps what it has (DISPUTE_OVER). Name, size, number and content are checked
 * before anything is stored; see `refuseEntry` and `refuseContent`.
 */
export function guardDocuments(service: cds.ApplicationService): void {
  service.before('*', DOCUMENTS, async (request: cds.Request) => {
    const path = request.subject as unknown as Path;
    const [root, ...steps] = path.ref;
    if (steps.length === 0 || root === undefined) throw forbidden('PATH_FORBIDDEN');
    if (request.event === 'READ') return;
    keepToPath(request);
    const query = cds.ql.SELECT.one.from({ ref: [root] } as never).columns('status' as never);
    const found = (await service.run(query as never)) as { status: string } | null;
    if (!found) throw notFound('ROW_NOT_FOUND');
    if (!TAKES_DOCUMENTS.includes(found.status)) throw conflict('DISPUTE_OVER');
    await refuseEntry(request);
    await refuseContent(request);
  });
}

/**
 * Which case a document is of follows from the path, its kind from its name: browsers show what they are
 * told it is. Before anything is awaited: what the name says is added meanwhile.
 */
function keepToPath(request: cds.Request): void {
  const document = request.data as NewDocument;
  const parent = caseOf(request);
  delete document.mimeType;
  delete document.up_;
  if (document.up__ID !== undefined && parent !== '') document.up__ID = parent;
}

/** DISPUTE_DOCUMENT_KIND for a name of another kind, DISPUTE_DOCUMENT_COUNT where the case has enough. */
async function refuseEntry(request: cds.Request): Promise<void> {
  const { filename } = request.data as NewDocument;
  const isNew = request.event === 'CREATE';
  if ((isNew || filename !== undefined) && !isDocumentName(filename ?? '')) {
    throw badRequest('DISPUTE_DOCUMENT_KIND', 'filename', { value: filename ?? '' });
  }
  if (!isNew) return;
  const db = await myDatabase(request);
  const { mostDocuments } = await documentLimits(db, request.timestamp.toISOString());
  if (mostDocuments === null || (await countDocuments(db, caseOf(request))) < mostDocuments) return;
  throw conflict('DISPUTE_DOCUMENT_COUNT', { count: mostDocuments });
}

/**
 * DISPUTE_DOCUMENT_LENGTH for one that does not say its size, DISPUTE_DOCUMENT_SIZE for one too large,
 * DISPUTE_DOCUMENT_CONTENT for one that is not what its name says.
 */
async function refuseContent(request: cds.Request): Promise<void> {
  const { content } = request.data as NewDocument;
  if (!content) return;
  const bytes = Number(request.headers['content-length'] ?? Number.NaN);
  if (Number.isNaN(bytes)) {
    throw Object.assign(badRequest('DISPUTE_DOCUMENT_LENGTH', 'content'), { status: 411 });
  }
  const db = await myDatabase(request);
  const { mostKilobytes } = await documentLimits(db, request.timestamp.toISOString());
  const value = await nameOf(db, request);
  if (bytes > mostKilobytes * 1_024) {
    const args = { value, megabytes: Math.round(mostKilobytes / 102.4) / 10 };
    throw Object.assign(badRequest('DISPUTE_DOCUMENT_SIZE', 'content', args), { status: 413 });
  }
  if (content instanceof Readable && !isContentOf(value, await firstOf(content))) {
    throw badRequest('DISPUTE_DOCUMENT_CONTENT', 'content', { value });
  }
}

async function nameOf(db: Database, request: cds.Request): Promise<string> {
  const [row] = await db.query<{ filename: string | null }>(
    'SELECT filename FROM saldo_disputes_Cases_attachments WHERE ID = ? AND up__ID = ?',
    [idOf(request), caseOf(request)],
  );
  if (!row) throw notFound('ROW_NOT_FOUND');
  return row.filename ?? '';
}

/** The first bytes, which are given back to be stored with the rest. */
async function firstOf(content: Readable): Promise<Uint8Array> {
  await once(content, 'readable');
  const first: unknown = content.read();
  if (!(first instanceof Uint8Array)) return new Uint8Array();
  content.unshift(first);
  return first;
}

function caseOf({ params }: cds.Request): string {
  const [parent] = params as unknown as readonly (string | { readonly ID: string })[];
  return (typeof parent === 'string' ? parent : parent?.ID) ?? '';
}
