import { randomUUID } from 'node:crypto';
import cds from '@sap/cds';
import type { RequestHandler } from 'express';
import { intentOf, recordUpload } from '../erp/files/load-record.ts';
import { ownDatabase } from '../requests/own-database.ts';
import { storeFile, tooLarge } from './file-store.ts';
import { fileSettings } from './settings.ts';

/**
 * `POST /files/upload?name=items.csv` with the file as body: 201 with the load's ID. `&after=<ID>` says
 * that it corrects what that load rejected: it is about the same object, source and mapping.
 */
export const upload: RequestHandler = async (request, response) => {
  const { folder, uploadBytes } = fileSettings();
  if (Number(request.headers['content-length'] ?? 0) > uploadBytes) throw tooLarge(uploadBytes);
  const { name, after } = request.query;
  const intent = typeof after === 'string' ? await intentOf(ownDatabase(), after) : {};
  const now = new Date();
  const id = randomUUID();
  const stored = await storeFile(folder, id, request, uploadBytes);
  await recordUpload(
    ownDatabase(),
    {
      ...stored,
      fileName: typeof name === 'string' ? name : '',
      uploadedAt: now.toISOString(),
      uploadedBy: cds.context?.user?.id ?? '',
    },
    id,
    intent,
  );
  response.status(201).json({ ID: id, ...stored });
};
