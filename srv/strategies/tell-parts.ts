import type cds from '@sap/cds';
import { inList } from '../platform/sql-text.ts';
import { askerOf } from '../requests/asker.ts';
import { isAskedFor, rowsOf } from './told-rows.ts';

/** What a change may hold, and in which table. */
const PARTS = {
  hasRows: 'SettingRowChanges',
  hasAssignments: 'AssignmentChanges',
  hasStages: 'StageRuleChanges',
  hasExclusions: 'ExclusionTreatmentChanges',
} as const;

type Part = keyof typeof PARTS;
type Told = Partial<Record<Part, boolean>> & { readonly ID?: string };

const NAMES = Object.keys(PARTS) as Part[];

const HELD = NAMES.map(
  (name) => `SELECT DISTINCT change, '${name}' AS part FROM saldo_strategies_${PARTS[name]}`,
).join(' UNION ALL ');

/** Says of each change of settings what it holds, so that a page shows nothing empty. */
export function tellParts(service: cds.Service): void {
  service.after('READ', 'SettingChanges', async (result: unknown, request: cds.Request) => {
    const rows = rowsOf<Told>(result).filter(({ ID }) => ID);
    if (rows.length === 0 || !isAskedFor(request, NAMES)) return;
    const { db } = await askerOf(request);
    const held = await db.query<{ change: string; part: Part }>(
      `SELECT h.change, h.part FROM (${HELD}) h WHERE h.change ${inList(db.dialect)}`,
      [JSON.stringify(rows.map(({ ID }) => ID))],
    );
    const parts = new Set(held.map(({ change, part }) => `${change} ${part}`));
    for (const row of rows) {
      for (const name of NAMES) row[name] = parts.has(`${row.ID} ${name}`);
    }
  });
}
