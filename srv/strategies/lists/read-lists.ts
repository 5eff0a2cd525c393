import type { IsoDate } from '../../domain/iso-date.ts';
import type { Language } from '../../domain/language.ts';
import type { Asker } from '../../requests/asker.ts';
import { textOf } from '../../requests/text-of.ts';
import { bankDays } from '../../runs/bank-days.ts';
import { SETTING_LISTS, settingList } from './all-lists.ts';
import { changesFor, mayMaintain } from './change-roles.ts';
import { effectOfList } from './effect-words.ts';
import { approversOf, type SettingList, type WrittenRow } from './list.ts';
import { offeredIn } from './offered.ts';
import { hasBegun, type Offered } from './read-input.ts';
import { rolesInWords } from './role-words.ts';
import { fieldLabel, rowInWords } from './row-words.ts';
import { knownRow, type StoredRow, storedRow, storedRows } from './stored-rows.ts';

/** A draft or proposal that would change a row. */
interface Waiting {
  readonly list: string;
  readonly rowKey: string;
  readonly segment: string | null;
  readonly title: string;
  readonly createdBy: string;
}

/** Every list, with how many rows it has that the reader sees, and how many are being changed. */
export async function readLists(asker: Asker) {
  const waiting = Map.groupBy(await waitingRows(asker), ({ list }) => list);
  const told = [];
  for (const list of SETTING_LISTS) {
    const rows = (await storedRows(asker.db, list)).filter((row) => mayRead(asker, list, row));
    told.push({
      list: list.list,
      ...listInWords(list, asker),
      mayWrite: mayMaintain(asker, list),
      isOfSegment: list.owner === 'segment',
      entries: rows.length,
      waiting: waiting.get(list.list)?.length ?? 0,
    });
  }
  return told.toSorted((a, b) => Number(b.mayWrite) - Number(a.mayWrite)); // their own first
}

function listInWords(list: SettingList, { language }: Asker) {
  const name = list.list;
  return {
    name: textOf(`LIST_${name}`, language) ?? name,
    description: textOf(`LISTED_${name}`, language) ?? '',
    maintainers: asHeading(rolesInWords(list.maintainedBy, language), language),
    approvers: asHeading(rolesInWords(approversOf(list), language), language),
  };
}

function asHeading(words: string, language: Language): string {
  return words.charAt(0).toLocaleUpperCase(language) + words.slice(1);
}

/** The rows of a list in words, with what holds today, later, or no more, and who is changing them. */
export async function readRows(asker: Asker, name: string) {
  const list = settingList(name);
  const offered = await offeredIn(asker, list, null);
  const waiting = new Map(
    (await waitingRows(asker)).filter((one) => one.list === name).map((one) => [one.rowKey, one]),
  );
  const { latest: today } = await bankDays(asker.db, asker.now);
  return (await storedRows(asker.db, list))
    .filter((row) => mayRead(asker, list, row))
    .map(({ key, segment, row }) => ({
      rowKey: key,
      segment,
      ...rowInWords(list, row, offered, asker.language),
      state: stateOn(today, row),
      waiting: waiting.get(key)?.title ?? null,
    }));
}

/** The fields of a row as they are written, a new one without a key; and the drafts it may go into. */
export async function rowToEdit(asker: Asker, name: string, rowKey: string | null) {
  const list = settingList(name);
  const stored = rowKey === null ? null : await storedRow(asker.db, list, rowKey);
  const found = stored && mayRead(asker, list, stored) ? stored : null;
  const drafts = await openDrafts(asker, list, found);
  const offered = await offeredIn(asker, list, drafts[0]?.ID ?? null);
  const isBegun = found !== null && hasBegun(list, found.row, asker.now.slice(0, 10));
  const waiting = (await waitingRows(asker)).find(
    (one) => one.list === name && one.rowKey === rowKey,
  );
  return {
    known: knownRow(found?.row ?? null),
    waitingTitle: waiting?.title ?? null,
    waitingBy: waiting?.createdBy ?? null,
    drafts,
    isBegun,
    effect: effectOfList(list, asker.language),
    ruleChoices: ruleChoicesIn(offered),
    fields: list.fields
      .filter(({ isHidden }) => !isHidden)
      .map(({ name: field, kind, isKey, isRequired, longest, choices }) => ({
        name: field,
        label: fieldLabel(field, asker.language),
        kind: choices ? 'choice' : kind,
        isFixed:
          found !== null && (isKey || field === 'segment' || (isBegun && field !== 'validTo')),
        isRequired: isRequired ?? false,
        longest: longest ?? null,
        value: found?.row[field] ?? '',
        choices: offered.get(field) ?? null,
      })),
  };
}

function ruleChoicesIn(offered: Offered) {
  return [...offered].flatMap(([name, choices]) => {
    const [, what] = name.split('rules/');
    return what === undefined ? [] : choices.map((choice) => ({ what, ...choice }));
  });
}

function mayRead(
  { segments, groups }: Pick<Asker, 'segments' | 'groups'>,
  { owner, isOfGroup }: SettingList,
  { segment, row }: StoredRow,
): boolean {
  if (isOfGroup && groups !== null && !groups.includes(row.collectionGroup ?? '')) return false;
  return owner === 'bank' || segments === null || (segment !== null && segments.includes(segment));
}

/** Rows without days always hold. */
function stateOn(today: IsoDate, { validFrom = '', validTo = '' }: WrittenRow): string {
  if (validFrom > today) return 'later';
  return validTo !== '' && validTo < today ? 'over' : 'current';
}

/** In changes that the reader may see: of the reader's own segments, where there are limits. */
async function waitingRows({ db, segments }: Pick<Asker, 'db' | 'segments'>): Promise<Waiting[]> {
  const rows = await db.query<Waiting>(
    `SELECT r.list, r.rowKey AS "rowKey", c.segment, c.title, c.createdBy AS "createdBy"
    FROM (${ROWS_OF_CHANGES}) r JOIN saldo_strategies_SettingChanges c ON c.ID = r.change
    WHERE c.status IN ('draft', 'proposed') ORDER BY c.createdAt`,
  );
  return rows.filter(
    ({ segment }) => segments === null || (segment !== null && segments.includes(segment)),
  );
}

/** Wherever changes keep them; keys as `keyOf` writes them. */
const ROWS_OF_CHANGES = `SELECT change, list, rowKey FROM saldo_strategies_SettingRowChanges
  UNION ALL SELECT change, 'assignments', '["' || assignment || '"]'
  FROM saldo_strategies_AssignmentChanges WHERE arm IS NULL
  UNION ALL SELECT change, 'exclusion-treatments',
    '["' || reason || '","' || CAST(validFrom AS VARCHAR(10)) || '"]'
  FROM saldo_strategies_ExclusionTreatmentChanges`;

interface OpenDraft {
  readonly ID: string;
  readonly title: string;
  readonly segment: string | null;
}

/** The user's own drafts that the row could go into, the latest first. */
async function openDrafts(
  { db, user }: Asker,
  list: SettingList,
  found: StoredRow | null,
): Promise<OpenDraft[]> {
  const rows = await db.query<OpenDraft>(
    `SELECT ID AS "ID", title, segment FROM saldo_strategies_SettingChanges
    WHERE status = 'draft' AND createdBy = ? ORDER BY createdAt DESC`,
    [user],
  );
  const fitting = await changesFor(
    db,
    list,
    rows.map(({ ID }) => ID),
  );
  return rows.filter(({ ID, segment }) => {
    if (!fitting.has(ID)) return false;
    if (list.owner === 'bank') return segment === null;
    return segment !== null && (found === null || segment === found.segment);
  });
}
