import type cds from '@sap/cds';
import {
  DELIMITERS,
  ENCODINGS,
  type FileDelimiter,
  type FileEncoding,
} from '../domain/files/file-mapping.ts';
import { FILE_OBJECTS } from '../domain/files/file-objects.ts';
import { DAY_FORMATS, NUMBER_FORMATS } from '../domain/files/guess-formats.ts';
import { suggestObject } from '../domain/files/suggest-mapping.ts';
import { readColumns } from '../erp/files/file-columns.ts';
import type { ReadingOptions } from '../erp/files/file-rows.ts';
import { readLoad } from '../erp/files/load-record.ts';
import { offeredMappings } from '../erp/files/stored-mappings.ts';
import { idOf } from '../requests/id-of.ts';
import { languageOf } from '../requests/language-of.ts';
import { ownDatabase } from '../requests/own-database.ts';
import { badRequest } from '../requests/refusal.ts';
import { explainLoad } from './explain-load.ts';
import { storedFile } from './file-store.ts';
import { fileSettings } from './settings.ts';
import { fieldText } from './words.ts';

interface HowToRead {
  readonly sheet?: string | null;
  readonly headerRow?: number | null;
  readonly encoding?: string | null;
  readonly delimiter?: string | null;
}

/** The columns of an uploaded file, and the saved mappings that could be its (FileColumns). */
export async function describeFile(request: cds.Request): Promise<object> {
  const db = ownDatabase();
  const { ID } = await readLoad(db, idOf(request));
  const settings = fileSettings();
  const file = await storedFile(settings.folder, ID);
  const asked = request.data as HowToRead;
  const found = await readColumns(file, readingOf(asked), settings, asked.headerRow ?? undefined);
  const header = found.columns.map(({ name }) => name);
  const mappings = await offeredMappings(db, header);
  const formats = { numbers: NUMBER_FORMATS, days: DAY_FORMATS };
  return { ...found, ...formats, object: suggestObject(header), mappings };
}

function readingOf({ sheet, encoding, delimiter }: HowToRead): ReadingOptions {
  return {
    encoding: knownEncoding(encoding || 'auto'),
    delimiter: knownDelimiter(delimiter || 'auto'),
    ...(sheet ? { sheet } : {}),
  };
}

function knownEncoding(encoding: string): FileEncoding {
  const known = ENCODINGS.find((one) => one === encoding);
  if (known) return known;
  throw badRequest('FILE_MAPPING_INVALID', 'encoding', { faults: `encoding "${encoding}"` });
}

function knownDelimiter(delimiter: string): FileDelimiter {
  const known = DELIMITERS.find((one) => one === delimiter);
  if (known) return known;
  throw badRequest('FILE_MAPPING_INVALID', 'delimiter', { faults: `delimiter "${delimiter}"` });
}

/** The fields of an object by what the reader calls them (FileField). FILE_OBJECT_UNKNOWN. */
export function describeFields({ data, locale }: cds.Request): object[] {
  const { object: name } = data as { object?: string | null };
  const object = Object.hasOwn(FILE_OBJECTS, name ?? '') ? FILE_OBJECTS[name ?? ''] : undefined;
  if (!object) throw badRequest('FILE_OBJECT_UNKNOWN', 'object', { value: name ?? '' });
  const language = languageOf(locale);
  return object.fields.map((field) => ({
    name: field.name,
    text: fieldText(field.name, language),
    type: field.type,
    length: field.type === 'text' ? field.length : null,
    isRequired: field.isRequired ?? false,
    isKey: object.keys.includes(field.name),
  }));
}

/** What a check or load found, in the reader's words (FileFindings). */
export async function explain(request: cds.Request): Promise<object> {
  const load = await readLoad(ownDatabase(), idOf(request));
  return explainLoad(load, languageOf(request.locale));
}
