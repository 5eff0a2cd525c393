import cds from '@sap/cds';
import { conflict, forbidden, notFound } from '../requests/refusal.ts';

const DOCUMENTS = 'Cases.attachments';
/** A case that is over takes no evidence any more. */
const TAKES_DOCUMENTS = ['open', 'working', 'decided'];

interface Path {
  readonly ref: readonly (string | { readonly id: string; readonly where?: object })[];
}

/**
 * Documents are reached through their case only, whose rows are the user's (srv/security/guard);
 * a case that is over keeps what it has. DISPUTE_OVER (409).
 */
export function guardDocuments(service: cds.ApplicationService): void {
  service.before('*', DOCUMENTS, async (request: cds.Request) => {
    const path = request.subject as unknown as Path;
    const [root, ...steps] = path.ref;
    if (steps.length === 0 || root === undefined) throw forbidden('PATH_FORBIDDEN');
    if (request.event === 'READ') return;
    const query = cds.ql.SELECT.one.from({ ref: [root] } as never).columns('status' as never);
    const found = (await service.run(query as never)) as { status: string } | null;
    if (!found) throw notFound('ROW_NOT_FOUND');
    if (!TAKES_DOCUMENTS.includes(found.status)) throw conflict('DISPUTE_OVER');
  });
}
