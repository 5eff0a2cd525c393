import type cds from '@sap/cds';
import type { Database } from '../../platform/database.ts';
import { inList } from '../../platform/sql-text.ts';
import { type Asker, askerOf } from '../../requests/asker.ts';
import { textOf } from '../../requests/text-of.ts';
import { isAskedFor, rowsOf } from '../told-rows.ts';
import { SETTING_LISTS } from './all-lists.ts';
import type { RowOfChange } from './apply-rows.ts';
import { effectInWords } from './effect-words.ts';
import type { SettingList, WrittenRow } from './list.ts';
import { offeredIn } from './offered.ts';
import { changeInWords, rowInWords } from './row-words.ts';
import { type StoredRow, storedRows } from './stored-rows.ts';

interface Told {
  readonly change?: string;
  readonly list?: string;
  readonly rowKey?: string;
  listName?: string;
  rowName?: string;
  what?: string;
  before?: string;
  after?: string;
  effect?: string;
}

const WORDS = ['listName', 'rowName', 'what', 'before', 'after', 'effect'] as const;

/** Rows of a change are read in words: which list and row, what it said and what it shall say. */
export function tellRowChanges(service: cds.Service): void {
  service.after('READ', 'SettingRowChanges', async (result: unknown, request: cds.Request) => {
    const rows = rowsOf<Told>(result).filter(({ list, rowKey }) => list && rowKey);
    if (rows.length === 0 || !isAskedFor(request, WORDS)) return;
    const asker = await askerOf(request);
    const kept = await keptRows(asker.db, [...new Set(rows.map(({ change }) => String(change)))]);
    for (const [change, ofChange] of Map.groupBy(rows, (row) => row.change ?? '')) {
      for (const [list, ofList] of Map.groupBy(ofChange, (row) => row.list ?? '')) {
        await tell(asker, list, change, ofList, kept);
      }
    }
  });
}

async function tell(
  asker: Asker,
  name: string,
  change: string,
  rows: readonly Told[],
  kept: ReadonlyMap<string, RowOfChange>,
): Promise<void> {
  const { language } = asker;
  const list = SETTING_LISTS.find((one) => one.list === name);
  // A list of an earlier release: its rows keep the names that they were stored by.
  if (!list) return;
  const offered = await offeredIn({ ...asker, segments: null }, list, change);
  const stored = list.isDated ? await storedRows(asker.db, list) : [];
  for (const row of rows) {
    const { was = null, content = null } = kept.get(at({ ...row, change })) ?? {};
    const before = was === null ? null : (JSON.parse(was) as WrittenRow);
    const after = content === null ? null : (JSON.parse(content) as WrittenRow);
    row.listName = textOf(`LIST_${name}`, language) ?? name;
    row.rowName = rowInWords(list, after ?? before ?? {}, offered, language).title;
    row.what = textOf(`ROW_${kindOf(before, after)}`, language);
    const replaced = before ?? replacedBy(list, after, stored);
    Object.assign(row, changeInWords(list, [replaced, after], offered, language));
    row.effect = effectInWords(list, { before, after }, language);
  }
}

/** What held until a new row of a dated list begins: the latest that is alike but for its days. */
function replacedBy(
  { fields, beginsOn = 'validFrom' }: SettingList,
  after: WrittenRow | null,
  stored: readonly StoredRow[],
): WrittenRow | null {
  const keys = fields.filter(({ isKey, name }) => isKey && name !== beginsOn);
  const begins = (row: WrittenRow) => row[beginsOn] ?? '';
  if (after === null || keys.length === 0) return null;
  const earlier = stored
    .map(({ row }) => row)
    .filter((row) => keys.every(({ name }) => row[name] === after[name]))
    .filter((row) => begins(row) < begins(after));
  return earlier.toSorted((a, b) => begins(a).localeCompare(begins(b))).at(-1) ?? null;
}

function kindOf(before: WrittenRow | null, after: WrittenRow | null): string {
  if (after === null) return 'REMOVED';
  return before === null ? 'NEW' : 'CHANGED';
}

async function keptRows(
  db: Database,
  changes: readonly string[],
): Promise<Map<string, RowOfChange>> {
  const rows = await db.query<RowOfChange & { change: string }>(
    `SELECT change, list, rowKey AS "rowKey", segment, content, was
    FROM saldo_strategies_SettingRowChanges WHERE change ${inList(db.dialect)}`,
    [JSON.stringify(changes)],
  );
  return new Map(rows.map((row) => [at(row), row]));
}

function at({ change, list, rowKey }: Pick<Told, 'change' | 'list' | 'rowKey'>): string {
  return `${change} ${list} ${rowKey}`;
}
