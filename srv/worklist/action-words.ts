import type { Language } from '../domain/language.ts';
import { CAUSE_WORDS } from '../domain/position-change-words.ts';
import type { Database } from '../platform/database.ts';
import { inList } from '../platform/sql-text.ts';

/** An action on a position as its event keeps it. */
export interface ActionEvent {
  readonly cause: string;
  readonly about?: string | null;
  readonly note?: string | null;
}

/** The list that has the words of what an action was about, by its cause; groups and people have one name. */
const LISTS: Readonly<Record<string, string>> = {
  document: 'saldo_correspondence_DocumentKinds',
  override: 'saldo_contacts_Channels',
  'block-set': 'saldo_locks_BlockKinds',
  'block-changed': 'saldo_locks_BlockKinds',
  'block-lifted': 'saldo_locks_BlockKinds',
  'promise-withdrawn': 'saldo_agreements_WithdrawalReasons',
  'plan-agreed': 'saldo_plans_PlanKinds',
  'plan-changed': 'saldo_plans_PlanKinds',
  'plan-withdrawn': 'saldo_plans_EndReasons',
  'dispute-raised': 'saldo_disputes_DisputeReasons',
};

/**
 * Loads how to tell actions in the user's language: one query for each kind of action there is.
 * @example 'Document sent: Account statement · Asked for it on the phone'
 */
export async function actionTeller(
  db: Database,
  events: readonly ActionEvent[],
  language: Language,
): Promise<(event: ActionEvent) => string | null> {
  const named = Map.groupBy(events.filter(isAction), ({ cause }) => cause);
  const names = new Map<string, ReadonlyMap<string, string>>();
  for (const [cause, members] of named) {
    const codes = members.map(({ about }) => about ?? '');
    names.set(cause, await loadNames(db, cause, codes, language));
  }
  return (event) => {
    if (!isAction(event)) return null;
    const { cause, about, note } = event;
    const what = names.get(cause)?.get(about ?? '') ?? about;
    const words = [what, note].filter(Boolean).join(' · ');
    return `${CAUSE_WORDS[cause]?.[language] ?? cause}: ${words}`;
  };
}

function isAction({ about }: ActionEvent): boolean {
  return Boolean(about);
}

async function loadNames(
  db: Database,
  cause: string,
  codes: readonly string[],
  language: Language,
): Promise<ReadonlyMap<string, string>> {
  const list = LISTS[cause];
  const found = JSON.stringify(codes);
  const rows = list
    ? await db.query<{ code: string; name: string }>(
        `SELECT entry.code, COALESCE(text.name, entry.name) AS name FROM ${list} entry
        LEFT JOIN ${list}_texts text ON text.code = entry.code AND text.locale = ?
        WHERE entry.code ${inList(db.dialect)}`,
        [language, found],
      )
    : await db.query<{ code: string; name: string }>(
        `SELECT collectionGroup AS code, name FROM saldo_organization_Groups
        WHERE collectionGroup ${inList(db.dialect)}
        UNION ALL SELECT agent AS code, name FROM saldo_organization_Specialists
        WHERE agent ${inList(db.dialect)}`,
        [found, found],
      );
  return new Map(rows.map(({ code, name }) => [code, name]));
}
