import cds from '@sap/cds';
import { settings } from '../administration/settings.ts';
import type { FileObjectName } from '../domain/files/file-objects.ts';
import { FILE_OBJECTS } from '../domain/files/file-objects.ts';
import type { ExpectedTotal } from '../erp/files/file-totals.ts';
import {
  checkUpload,
  type FileRequest,
  type FileWork,
  loadUpload,
} from '../erp/files/file-work.ts';
import { forgetRows, readLoad } from '../erp/files/load-record.ts';
import type { Delivery } from '../erp/files/run-file.ts';
import { savedMapping, saveMapping } from '../erp/files/stored-mappings.ts';
import { suggestFromFile } from '../erp/files/suggest-from-file.ts';
import { databaseCoordination } from '../platform/database-coordination.ts';
import { tellSafely } from '../requests/faults.ts';
import { idOf } from '../requests/id-of.ts';
import { ownDatabase } from '../requests/own-database.ts';
import { badRequest } from '../requests/refusal.ts';
import { revalueChanged } from '../runs/revalue.ts';
import { describeFields, describeFile, explain } from './describe-file.ts';
import { removeFile, storedFile } from './file-store.ts';
import { refusalOf } from './refusal.ts';
import { fileSettings } from './settings.ts';
import { settledWithin } from './settled-within.ts';

const LOG = cds.log('files');

interface FileAction {
  readonly mapping?: string | null;
  readonly source?: string | null;
  readonly delivery?: string | null;
  readonly mayLeave?: number | null;
  readonly expected?: readonly ExpectedInput[] | null;
}

interface SuggestAction {
  readonly object?: string | null;
  readonly source?: string | null;
  readonly sheet?: string | null;
  readonly headerRow?: number | null;
}

interface ExpectedInput {
  readonly companyCode?: string | null;
  readonly currency?: string | null;
  readonly rowCount?: number | string | null;
  readonly amount?: number | string | null;
}

/** Files as a second way in: suggested, checked and loaded by people who answer for them. */
export default class FileLoadService extends cds.ApplicationService {
  override init() {
    this.onAction('saveMapping', undefined, (request) => save(request));
    this.onAction('fieldsOf', undefined, async (request) => describeFields(request));
    this.onAction('uploadLimit', undefined, async () => String(fileSettings().uploadBytes));
    this.onAction('readColumns', 'Loads', (request) => describeFile(request));
    this.onAction('explain', 'Loads', (request) => explain(request));
    this.onAction('suggestMapping', 'Loads', (request) => suggest(request));
    this.onAction('checkFile', 'Loads', (request) => run(request, check));
    this.onAction('loadFile', 'Loads', (request) => run(request, load));
    this.onAction('discard', 'Loads', (request) => discard(request));
    this.on('error', tellSafely);
    return super.init();
  }

  private onAction(
    action: string,
    entity: string | undefined,
    work: (request: cds.Request) => Promise<unknown>,
  ) {
    const handler = async (request: cds.Request) => {
      try {
        return await work(request);
      } catch (error) {
        throw refusalOf(error);
      }
    };
    if (entity) this.on(action, entity, handler);
    else this.on(action, handler);
  }
}

async function save({ data, user, timestamp }: cds.Request): Promise<object> {
  const { mapping, content } = data as { mapping?: string | null; content?: string | null };
  if (!mapping?.trim()) throw badRequest('FILE_MAPPING_UNNAMED', 'mapping');
  return saveMapping(ownDatabase(), {
    mapping: mapping.trim(),
    content: content ?? '',
    savedAt: timestamp.toISOString(),
    savedBy: user.id,
  });
}

async function suggest(request: cds.Request): Promise<string> {
  const { object, source, sheet, headerRow } = request.data as SuggestAction;
  const { ID } = await readLoad(ownDatabase(), idOf(request));
  if (!isObject(object)) throw badRequest('FILE_OBJECT_UNKNOWN', 'object', { value: object ?? '' });
  const settings = fileSettings();
  const file = await storedFile(settings.folder, ID);
  const mapping = await suggestFromFile(file, object, source ?? '', settings, {
    ...(sheet ? { sheet } : {}),
    ...(typeof headerRow === 'number' ? { headerRow } : {}),
  });
  return JSON.stringify(mapping);
}

function isObject(object: string | null | undefined): object is FileObjectName {
  return Object.hasOwn(FILE_OBJECTS, object ?? '');
}

/** Starts the work and waits for it a while; the load's row tells how it ends. */
async function run(
  request: cds.Request,
  start: (work: FileWork, asked: FileRequest) => Promise<unknown>,
): Promise<object> {
  const db = ownDatabase();
  const limits = fileSettings();
  const asked = await requestOf(request, limits.folder);
  const coordination = databaseCoordination(db);
  const work = { db, coordination, limits, now: () => new Date().toISOString() };
  await settledWithin(start(work, asked), limits.waitSeconds * 1_000, tellOperator);
  return readLoad(db, asked.load);
}

async function requestOf(request: cds.Request, folder: string): Promise<FileRequest> {
  const { mapping: name, source, delivery, mayLeave, expected } = request.data as FileAction;
  const { ID: load } = await readLoad(ownDatabase(), idOf(request));
  const { mapping, version } = await savedMapping(ownDatabase(), source ?? '', name ?? '');
  return {
    load,
    file: await storedFile(folder, load),
    mapping,
    saved: { mapping: name ?? '', version },
    delivery: deliveryOf(delivery),
    mayLeave: mayLeave ?? null,
    expected: (expected ?? []).map(expectedOf),
    user: request.user.id,
  };
}

function deliveryOf(delivery: string | null | undefined): Delivery {
  if (!delivery || delivery === 'delta') return 'delta';
  if (delivery === 'full') return 'full';
  throw badRequest('FILE_DELIVERY_UNKNOWN', 'delivery', { value: delivery });
}

/** CAP gives decimals and long integers as text or number, as the client sent them. */
function expectedOf({ companyCode, currency, rowCount, amount }: ExpectedInput): ExpectedTotal {
  return {
    companyCode: companyCode ?? null,
    currency: currency ?? null,
    rows: rowCount === null || rowCount === undefined ? null : Number(rowCount),
    amount: amount === null || amount === undefined ? null : String(amount),
  };
}

const check = (work: FileWork, asked: FileRequest) => checkUpload(work, asked);

/** After a load the customers it touched are looked at again; a file that is done with is deleted. */
async function load(work: FileWork, asked: FileRequest): Promise<void> {
  const { warnings, rejected } = await loadUpload(work, asked);
  if (warnings.length === 0 && rejected === 0) await removeFile(fileSettings().folder, asked.load);
  const { lookback } = settings();
  await revalueChanged(work.db, { now: work.now(), clock: work.now, lookback });
}

async function discard(request: cds.Request): Promise<object> {
  const db = ownDatabase();
  const { ID } = await readLoad(db, idOf(request));
  await removeFile(fileSettings().folder, ID);
  await forgetRows(db, ID);
  return readLoad(db, ID);
}

function tellOperator(error: unknown): void {
  LOG.error(error);
}
