import { randomUUID } from 'node:crypto';
import type cds from '@sap/cds';
import type { Database } from '../../platform/database.ts';
import {
  assignmentChangesTable,
  exclusionTreatmentChangesTable,
  settingChangesTable,
  settingRowChangesTable,
} from '../../platform/tables.ts';
import { type Asker, askerOf } from '../../requests/asker.ts';
import { refuseForeignGroup, refuseForeignSegment } from '../../requests/limits.ts';
import { badRequest, conflict } from '../../requests/refusal.ts';
import { bankDays } from '../../runs/bank-days.ts';
import { loadDraft } from '../draft-kind.ts';
import { lockDraft } from '../guard-drafts.ts';
import { SETTINGS } from '../setting-kind.ts';
import { settingList } from './all-lists.ts';
import { refuseDrafting, refuseMaintaining, refuseMixing } from './change-roles.ts';
import { keyOf, ownSegment, type SettingList, type WrittenRow } from './list.ts';
import { offeredIn } from './offered.ts';
import { type FieldInput, readInput, refusePast } from './read-input.ts';
import { refuseRow } from './refuse-row.ts';
import { asText, knownRow, type StoredRow, storedRow } from './stored-rows.ts';

export interface RowInput {
  /** None for a new row. */
  readonly rowKey?: string | null;
  /** Of the row as it was read. */
  readonly known?: string | null;
  /** The draft to write in; none for a new one with this title and reason. */
  readonly change?: string | null;
  readonly title?: string | null;
  readonly reason?: string | null;
  readonly values: readonly FieldInput[] | null;
  readonly isRemoved?: boolean | null;
}

/** A row of a change before it is written. */
interface Drafted {
  readonly list: SettingList;
  readonly rowKey: string;
  readonly segment: string | null;
  readonly before: StoredRow | null;
  /** Null: it is removed. */
  readonly after: WrittenRow | null;
}

/**
 * Writes into a draft how a row of a list shall be; the id of the draft. SETTING_ROW_CHANGED when
 * somebody else's change of it came into force since it was read or there is none (any more),
 * SETTING_ROW_UNCHANGED, SETTING_ROW_EXISTS, SETTING_SCOPE; SETTING_NOT_YOURS and SETTING_APPROVERS by
 * the roles of its list.
 */
export async function saveRow(request: cds.Request, name: string): Promise<string> {
  const asker = await askerOf(request);
  const input = request.data as RowInput;
  const list = settingList(name);
  refuseMaintaining(asker, list);
  const drafted = await draftRow(asker, list, input);
  refuseForeignSegment(asker, drafted.segment);
  const { collectionGroup = '' } = drafted.after ?? drafted.before?.row ?? {};
  if (list.isOfGroup) refuseForeignGroup(asker, collectionGroup);
  const change = input.change ?? (await newChange(asker, drafted.segment, input));
  const row = await loadDraft(asker.db, SETTINGS, change);
  await refuseDrafting(asker, change);
  await lockDraft(asker.db, SETTINGS, change);
  await refuseMixing(asker, change, list, SETTINGS.told(row));
  if (row.segment !== drafted.segment) throw conflict('SETTING_SCOPE', { title: row.title });
  await writeDraft(asker.db, change, drafted);
  return change;
}

async function draftRow(asker: Asker, list: SettingList, input: RowInput): Promise<Drafted> {
  const { rowKey = null, known, change = null, isRemoved } = input;
  const before = rowKey === null ? null : await storedRow(asker.db, list, rowKey);
  if (rowKey !== null && (!before || knownRow(before.row) !== known)) {
    throw conflict('SETTING_ROW_CHANGED', { list: list.list, row: rowKey });
  }
  const after = isRemoved ? null : await rowOf(asker, list, input, before, change);
  if (before && after && asText(before.row) === asText(after)) {
    throw conflict('SETTING_ROW_UNCHANGED');
  }
  const key = rowKey ?? keyOf(list, after ?? {});
  if (rowKey === null && (await storedRow(asker.db, list, key))) {
    throw conflict('SETTING_ROW_EXISTS', { row: key });
  }
  const { latest: today } = await bankDays(asker.db, asker.now);
  const rows = { before: before?.row ?? null, after };
  refusePast(list, rows, today);
  await refuseRow(asker, list, rows);
  const segment = before?.segment ?? (await segmentOfRow(asker.db, list, after ?? {}, change));
  return { list, rowKey: key, segment, before, after };
}

/** Keys of a row that there is stay: another key would be another row. */
async function rowOf(
  asker: Asker,
  list: SettingList,
  { values, rowKey }: RowInput,
  before: StoredRow | null,
  change: string | null,
): Promise<WrittenRow> {
  const ids = JSON.parse(rowKey ?? '[]') as string[];
  const keys = list.fields.filter(({ isKey }) => isKey);
  const fixed = keys.flatMap(({ name, kind }, at) => {
    const value = ids[at] ?? (kind === 'id' ? randomUUID() : undefined);
    return value === undefined ? [] : [{ name, value }];
  });
  const offered = await offeredIn(asker, list, change);
  const row = readInput(list, [...(values ?? []), ...fixed], offered, before?.row);
  return before && 'segment' in row ? { ...row, segment: before.segment ?? '' } : row;
}

async function segmentOfRow(
  db: Database,
  list: SettingList,
  row: WrittenRow,
  change: string | null,
): Promise<string | null> {
  if (!list.segmentOfNew) return ownSegment(list, row);
  const { sql, params } = list.segmentOfNew(row, change);
  const [found] = await db.query<{ segment: string }>(sql, params);
  return found?.segment ?? null;
}

async function newChange(
  { db, user, now }: Asker,
  segment: string | null,
  { title, reason = null }: RowInput,
): Promise<string> {
  if (!title?.trim()) throw badRequest('FIELD_REQUIRED', 'title');
  const ID = randomUUID();
  const said = { ID, segment, title, reason, status: 'draft', createdAt: now, createdBy: user };
  const later = { proposedAt: null, proposedBy: null, activatedAt: null, activatedBy: null };
  await db.insert(settingChangesTable, [{ ...said, ...later }]);
  return ID;
}

async function writeDraft(db: Database, change: string, drafted: Drafted): Promise<void> {
  const { list, rowKey, segment, before, after } = drafted;
  if (list.changesIn) return writeColumns(db, change, drafted);
  await db.upsert(settingRowChangesTable, [
    {
      change,
      list: list.list,
      rowKey,
      segment,
      content: after && asText(after),
      was: before && asText(before.row),
    },
  ]);
}

/** Assignments and exclusions have tables of their own for changes: nights judge by them. */
async function writeColumns(
  db: Database,
  change: string,
  { list, before, after }: Drafted,
): Promise<void> {
  const row = after ?? before?.row ?? {};
  const said = (name: string) => row[name] || null;
  const common = {
    change,
    isRemoved: after === null,
    collectionGroup: said('collectionGroup'),
    validTo: said('validTo'),
  };
  if (list.changesIn === 'assignments') {
    const { ID: assignment = '', validFrom = '' } = row;
    const whose = { stage: said('stage'), strategy: said('strategy'), validFrom, arm: null };
    await db.upsert(assignmentChangesTable, [{ ...common, assignment, ...whose }]);
    return;
  }
  const { reason = '', validFrom = '', treatment = '' } = row;
  const what = { precedence: Number(row.precedence), treatment };
  await db.upsert(exclusionTreatmentChangesTable, [{ ...common, reason, validFrom, ...what }]);
}
