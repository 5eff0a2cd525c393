import cds from '@sap/cds';
import { askerOf } from '../../requests/asker.ts';
import { loadDraft } from '../draft-kind.ts';
import { lockDraft } from '../guard-drafts.ts';
import { mayDraftSettings, SETTINGS } from '../setting-kind.ts';
import { withTexts } from '../with-texts.ts';
import { readLists, readRows, rowToEdit } from './read-lists.ts';
import { saveRow } from './save-row.ts';
import { tellRowChanges } from './tell-row-changes.ts';

/** Of all entities whose rows are taken out. */
const KEYS_OF_ROWS = ['change', 'list', 'rowKey', 'assignment', 'reason', 'validFrom'];

/** The bank's own lists: what they say, and changes of them drafted row by row. */
export function serveLists(service: cds.Service): void {
  tellRowChanges(service);
  service.on('READ', 'SettingLists', async (request: cds.Request) => {
    const lists = await readLists(await askerOf(request));
    const name = request.params.length > 0 ? listOf(request) : null;
    return name === null
      ? Object.assign(lists, { $count: lists.length })
      : lists.find(({ list }) => list === name);
  });
  service.on(
    'rows',
    'SettingLists',
    withTexts(async (request) => readRows(await askerOf(request), listOf(request))),
  );
  service.on(
    'rowToEdit',
    'SettingLists',
    withTexts(async (request) =>
      rowToEdit(await askerOf(request), listOf(request), request.data.rowKey ?? null),
    ),
  );
  service.on(
    'saveRow',
    'SettingLists',
    withTexts(async (request) => {
      const id = await saveRow(request, listOf(request));
      return service.run(cds.ql.SELECT.one.from('StrategiesService.SettingChanges', id));
    }),
  );
  for (const entity of ['SettingRowChanges', 'AssignmentChanges', 'ExclusionTreatmentChanges']) {
    service.on('drop', entity, withTexts(dropRow(`saldo_strategies_${entity}`)));
  }
  service.after('DELETE', 'SettingChanges', forgetRows);
}

function listOf({ params }: cds.Request): string {
  const key = params.at(-1) as string | { list?: string } | undefined;
  return (typeof key === 'string' ? key : key?.list) ?? '';
}

/** Takes a row out of a draft: one of `table`, which is found by the keys of the path. */
function dropRow(table: string) {
  return async (request: cds.Request): Promise<void> => {
    const asker = await askerOf(request);
    const keys = request.params.at(-1) as Record<string, string>;
    const { change = '' } = keys;
    await mayDraftSettings(asker, await loadDraft(asker.db, SETTINGS, change));
    await lockDraft(asker.db, SETTINGS, change);
    const names = KEYS_OF_ROWS.filter((name) => name in keys);
    await asker.db.execute(
      `DELETE FROM ${table} WHERE ${names.map((name) => `${name} = ?`).join(' AND ')}`,
      names.map((name) => keys[name] ?? ''),
    );
  };
}

/** Rows of a draft go with it. */
async function forgetRows(_: unknown, request: cds.Request): Promise<void> {
  const { db } = await askerOf(request);
  await db.execute(
    `DELETE FROM saldo_strategies_SettingRowChanges WHERE NOT EXISTS
    (SELECT 1 FROM saldo_strategies_SettingChanges c
      WHERE c.ID = saldo_strategies_SettingRowChanges.change)`,
  );
}
