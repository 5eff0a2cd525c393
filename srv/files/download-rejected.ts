import cds from '@sap/cds';
import type { RequestHandler, Response } from 'express';
import { readLoad } from '../erp/files/load-record.ts';
import { type RejectFormat, rejectFile } from '../erp/files/rejected-rows.ts';
import { languageOf } from '../requests/language-of.ts';
import { ownDatabase } from '../requests/own-database.ts';
import { findingText } from './words.ts';

/** `GET /files/rejected?load=<ID>`: the rejected rows as CSV, reasons in the reader's language. */
export const downloadRejected: RequestHandler = async (request, response) => {
  const { load: id } = request.query;
  const db = ownDatabase();
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
  const lines = rejectFile(db, load.ID, header, format, (problem) =>
    findingText(problem, language),
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
