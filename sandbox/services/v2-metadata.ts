import cds from '@sap/cds';
import type { RequestHandler } from 'express';

/** Answers $metadata of the V2 services; the V2 adapter cannot do that with this version of CAP. */
export function v2Metadata(): RequestHandler {
  const documents = new Map<string, string>();
  return (req, res, next) => {
    const name = /^\/([A-Z_]+)\/\$metadata$/.exec(req.path)?.[1];
    if (name === undefined || !cds.services[name]) return next();
    const document = documents.get(name) ?? compileV2(name);
    documents.set(name, document);
    res.type('application/xml').set('dataserviceversion', '2.0').send(document);
  };
}

function compileV2(service: string): string {
  const options = { service, flavor: 'v2', version: 'v2' } as object;
  return String(cds.compile.to.edmx(cds.model as never, options));
}
