import { checkUpload, type FileRequest, loadUpload } from '../../srv/erp/files/file-work.ts';
import { DEFAULT_LIMITS } from '../../srv/erp/files/limits.ts';
import { readLoad, recordUpload } from '../../srv/erp/files/load-record.ts';
import type { Database } from '../../srv/platform/database.ts';
import { databaseCoordination } from '../../srv/platform/database-coordination.ts';
import { databases, type OpenDatabase } from '../support/databases.ts';
import { addSource, type FileFolder, fileFolder, ITEMS, itemsCsv, mapping } from './file-world.ts';

describe.each(['SQLite', 'PostgreSQL'])('an uploaded file on %s', (name) => {
  let opened: OpenDatabase;
  let db: Database;
  let folder: FileFolder;

  beforeEach(async () => {
    const open = databases[name];
    if (!open) throw new Error(`no database is called ${name}`);
    opened = await open();
    db = opened.database;
    folder = await fileFolder();
    await addSource(db);
  });
  afterEach(async () => {
    await opened.close();
    await folder.remove();
  });

  const work = () => ({
    db,
    coordination: databaseCoordination(db),
    now: () => new Date().toISOString(),
    limits: DEFAULT_LIMITS,
  });
  const uploaded = async (): Promise<FileRequest> => {
    const file = await folder.write(itemsCsv([{ document: '1' }, { document: '2' }]));
    const about = { fileName: 'items.csv', fileHash: 'a', fileBytes: 100 };
    const load = await recordUpload(db, { ...about, uploadedAt: work().now(), uploadedBy: 'cleo' });
    return { load, file, mapping: mapping(ITEMS), delivery: 'delta', user: 'cleo' };
  };

  test('is not checked while it is loaded, nor loaded while it is checked', async () => {
    const request = await uploaded();
    const ends = await Promise.allSettled([
      checkUpload(work(), request),
      loadUpload(work(), request),
    ]);
    const failures = ends.flatMap((end) => (end.status === 'rejected' ? end.reason.code : []));
    expect(failures).toEqual(['FILE_BUSY']);
    const isLoaded = ends[1].status === 'fulfilled';
    expect(await readLoad(db, request.load)).toMatchObject({
      status: isLoaded ? 'loaded' : 'checked',
    });
    await loadUpload(work(), request);
    expect(await readLoad(db, request.load)).toMatchObject({ status: 'loaded', rowsRead: 2 });
  });

  test('that cannot be loaded beside another one can be checked', async () => {
    const request = await uploaded();
    const { source } = request.mapping;
    const lease = await work().coordination.lease(`file-load/${source}`, 'another', 60);
    await expect(loadUpload(work(), request)).rejects.toMatchObject({ code: 'FILE_LOAD_BUSY' });
    await checkUpload(work(), request);
    expect(await readLoad(db, request.load)).toMatchObject({ status: 'checked' });
    if (lease) await work().coordination.release(lease);
  });
});
