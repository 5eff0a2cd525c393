import cds from '@sap/cds';
import { badRequest, conflict, forbidden, notFound } from '../requests/refusal.ts';

const DOCUMENTS = 'Cases.attachments';
/** A case that is over takes no evidence any more. */
const TAKES_DOCUMENTS = ['open', 'working', 'decided'];
/** Of the kinds that constraints.cds allows: a document's kind follows from its name. */
const EXTENSIONS = /\.(pdf|jpe?g|png|txt|eml)$/i;

interface Path {
  readonly ref: readonly (string | { readonly id: string; readonly where?: object })[];
}

/**
 * Documents are reached through their case only, whose rows are the user's (srv/security/guard);
 * a case that is over keeps what it has (DISPUTE_OVER). Their kinds and sizes are checked before
 * anything is stored: DISPUTE_DOCUMENT_KIND, DISPUTE_DOCUMENT_LENGTH for one that does not say its size.
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
    refuseContent(request);
  });
}

interface NewDocument {
  readonly filename?: string;
  readonly content?: unknown;
  mimeType?: string;
  up_?: unknown;
  up__ID?: string;
}

/**
 * Which case a document is of follows from the path, its kind from its name: browsers show what they are
 * told it is. Before anything is awaited: what the name says is added meanwhile.
 */
function keepToPath({ data, params }: cds.Request): void {
  const document = data as NewDocument;
  const [parent] = params as unknown as readonly (string | { readonly ID: string })[];
  delete document.mimeType;
  delete document.up_;
  if (document.up__ID === undefined || parent === undefined) return;
  document.up__ID = typeof parent === 'string' ? parent : parent.ID;
}

function refuseContent({ event, data, headers }: cds.Request): void {
  const { filename, content } = data as NewDocument;
  const isNamed = event === 'CREATE' || filename !== undefined;
  if (isNamed && !EXTENSIONS.test(filename ?? '')) {
    throw badRequest('DISPUTE_DOCUMENT_KIND', 'filename', { value: filename ?? '' });
  }
  // The size is checked by what the request says of itself.
  if (content && !headers['content-length']) {
    throw Object.assign(badRequest('DISPUTE_DOCUMENT_LENGTH', 'content'), { status: 411 });
  }
}
