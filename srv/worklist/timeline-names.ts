import type { Language } from '../domain/language.ts';
import type { NameOf } from '../domain/timeline-words.ts';
import type { Database } from '../platform/database.ts';
import { inList } from '../platform/sql-text.ts';

interface NamedCode {
  readonly list: string;
  readonly code: string;
  readonly name: string;
}

const LISTS = {
  channel: 'saldo_contacts_Channels',
  direction: 'saldo_contacts_Directions',
  result: 'saldo_contacts_Results',
  'promise-status': 'saldo_agreements_PromiseStatuses',
  'dispute-reason': 'saldo_disputes_DisputeReasons',
  'block-reason': 'saldo_locks_BlockReasons',
  'block-kind': 'saldo_locks_BlockKinds',
  'plan-kind': 'saldo_plans_PlanKinds',
  'position-status': 'saldo_worklists_PositionStatuses',
};

const CODES = Object.entries(LISTS).map(
  ([list, table]) => `SELECT '${list}' AS list, entry.code, COALESCE(text.name, entry.name) AS name
    FROM ${table} entry LEFT JOIN ${table}_texts text ON text.code = entry.code AND text.locale = ?`,
);

const CODE_TEXTS = `SELECT entry.list, entry.code, COALESCE(text.name, entry.name)
  FROM saldo_codes_CodeTexts entry LEFT JOIN saldo_codes_CodeTexts_texts text
    ON text.list = entry.list AND text.code = entry.code AND text.locale = ?
  WHERE entry.list IN ('place', 'move-cause')`;

const ALL = [...CODES, CODE_TEXTS].join(' UNION ALL ');

/** What codes and agents are called in a language: two queries. */
export async function timelineNames(
  db: Database,
  agents: readonly string[],
  language: Language,
): Promise<NameOf> {
  const codes = await db.query<NamedCode>(ALL, Array(CODES.length + 1).fill(language));
  const people = await db.query<{ agent: string; name: string }>(
    `SELECT agent, name FROM saldo_organization_Specialists WHERE agent ${inList(db.dialect)}`,
    [JSON.stringify(agents)],
  );
  const names = new Map(codes.map(({ list, code, name }) => [`${list}/${code}`, name]));
  for (const { agent, name } of people) names.set(`agent/${agent}`, name);
  return (list, code) => names.get(`${list}/${code}`) ?? null;
}
