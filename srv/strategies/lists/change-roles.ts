import type { Database } from '../../platform/database.ts';
import { inList } from '../../platform/sql-text.ts';
import type { Asker } from '../../requests/asker.ts';
import { conflict, forbidden, type Values } from '../../requests/refusal.ts';
import { SETTING_LISTS } from './all-lists.ts';
import { approversOf, type Maintained, type SettingRole } from './list.ts';
import { rolesInWords } from './role-words.ts';

/** What no list says (stages, and lists of an earlier release) is steered as strategies are. */
const STEERED: Maintained = { maintainedBy: ['strategy-manager'] };

const byList = new Map<string, Maintained>(SETTING_LISTS.map((one) => [one.list, one]));

/** What a user's roles let them do with a change, by the lists that it has rows of. */
export interface RightsOnChange {
  readonly mayDraft: boolean;
  readonly mayApprove: boolean;
}

/** Whether one of a user's roles maintains it. */
export function mayMaintain({ is }: Pick<Asker, 'is'>, { maintainedBy }: Maintained): boolean {
  return maintainedBy.some(is);
}

/** SETTING_NOT_YOURS unless the user's roles maintain it. */
export function refuseMaintaining(asker: Asker, list: Maintained): void {
  if (!mayMaintain(asker, list)) throw notYours(asker, list.maintainedBy);
}

/** SETTING_NOT_YOURS unless the user's roles maintain all that the change has rows of. */
export async function refuseDrafting(asker: Asker, change: string): Promise<void> {
  for (const list of await maintainedIn(asker.db, change)) refuseMaintaining(asker, list);
}

/** SETTING_NOT_YOURS unless the user's roles decide on all that the change has rows of. */
export async function refuseApproving(asker: Asker, change: string): Promise<void> {
  for (const list of await maintainedIn(asker.db, change)) {
    const roles = approversOf(list);
    if (!roles.some(asker.is)) throw notYours(asker, roles);
  }
}

/** SETTING_NOT_YOURS unless the user's roles let them draft or decide on the change. */
export async function refuseStrangers(asker: Asker, change: string): Promise<void> {
  const { mayDraft } = (await rightsOn(asker, [change]))(change);
  if (!mayDraft) await refuseApproving(asker, change);
}

/** The same for many changes at once, to be shown. */
export async function rightsOn(
  { db, is }: Pick<Asker, 'db' | 'is'>,
  changes: readonly string[],
): Promise<(change: string) => RightsOnChange> {
  const rows = Map.groupBy(await listsIn(db, changes), ({ change }) => change);
  return (change) => {
    const lists = (rows.get(change) ?? []).map(({ list }) => byList.get(list) ?? STEERED);
    return {
      mayDraft: lists.every(({ maintainedBy }) => maintainedBy.some(is)),
      mayApprove: lists.every((list) => approversOf(list).some(is)),
    };
  };
}

/**
 * One person decides on a change as a whole: refuses a row of a list beside rows on which no role in
 * common decides (SETTING_APPROVERS).
 */
export async function refuseMixing(
  asker: Asker,
  change: string,
  list: Maintained,
  told: Values,
): Promise<void> {
  if (mayJoin(list, await maintainedIn(asker.db, change))) return;
  const roles = rolesInWords(approversOf(list), asker.language);
  throw conflict('SETTING_APPROVERS', { ...told, roles });
}

/** Into which of several changes a row of a list may go. */
export async function changesFor(
  db: Database,
  list: Maintained,
  changes: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = Map.groupBy(await listsIn(db, changes), ({ change }) => change);
  const others = (change: string) => {
    return (rows.get(change) ?? []).map((row) => byList.get(row.list) ?? STEERED);
  };
  return new Set(changes.filter((change) => mayJoin(list, others(change))));
}

function mayJoin(list: Maintained, others: readonly Maintained[]): boolean {
  return approversOf(list).some((role) =>
    others.every((other) => approversOf(other).includes(role)),
  );
}

async function maintainedIn(db: Database, change: string): Promise<Maintained[]> {
  return (await listsIn(db, [change])).map(({ list }) => byList.get(list) ?? STEERED);
}

/** The lists that changes have rows of, each once; stages by that name. */
function listsIn(
  db: Database,
  changes: readonly string[],
): Promise<{ change: string; list: string }[]> {
  return db.query(
    `SELECT DISTINCT held.change, held.list FROM (
      SELECT change, list FROM saldo_strategies_SettingRowChanges
      UNION ALL SELECT change, 'assignments' FROM saldo_strategies_AssignmentChanges
      UNION ALL SELECT change, 'stages' FROM saldo_strategies_StageRuleChanges
      UNION ALL SELECT change, 'exclusion-treatments'
      FROM saldo_strategies_ExclusionTreatmentChanges) held
    WHERE held.change ${inList(db.dialect)}`,
    [JSON.stringify(changes)],
  );
}

function notYours({ language }: Asker, roles: readonly SettingRole[]) {
  return forbidden('SETTING_NOT_YOURS', { roles: rolesInWords(roles, language) });
}
