import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RequestHandler } from 'express';

/**
 * Fiori elements loads these before it shows anything, where the list of libraries has them: more than a
 * megabyte for small charts and for sharing into Teams, which no app of ours has.
 */
const UNUSED = new Set(['sap.suite.ui.commons', 'sap.suite.ui.microchart']);

/** Answers with the list of libraries (sap-ui-version.json) that the apps use; 404 before they are built. */
export function sendVersions(resources: string): RequestHandler {
  return async (_request, response) => {
    const text = await readFile(join(resources, 'sap-ui-version.json'), 'utf8').catch(() => null);
    if (text === null) return void response.sendStatus(404);
    response.set('cache-control', 'public, max-age=3600').json(usedVersions(JSON.parse(text)));
  };
}

interface Versions {
  readonly libraries: readonly { readonly name: string }[];
}

function usedVersions(versions: Versions): Versions {
  return { ...versions, libraries: versions.libraries.filter(({ name }) => !UNUSED.has(name)) };
}
