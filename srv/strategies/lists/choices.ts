import { languageName } from '../../domain/display-names.ts';
import type { Language } from '../../domain/language.ts';
import { REFUSALS, refusalMeaning } from '../../domain/operation-words.ts';
import type { Database } from '../../platform/database.ts';
import type { Asker } from '../../requests/asker.ts';
import { textOf } from '../../requests/text-of.ts';

/** A value that a field may say. */
export interface Choice {
  readonly code: string;
  readonly name: string;
}

/** SQL of each with the reader's language for every `?`; with `segment`, what belongs to segments. */
const STORED = {
  segments: 'SELECT segment AS code, name, segment FROM saldo_organization_Segments',
  groups: 'SELECT collectionGroup AS code, name, segment FROM saldo_organization_Groups',
  agencies: `SELECT collectionGroup AS code, name, segment FROM saldo_organization_Groups
    WHERE kind = 'agency'`,
  strategies: 'SELECT strategy AS code, name FROM saldo_strategies_Strategies',
  agents: `SELECT DISTINCT s.agent AS code, s.name, g.segment FROM saldo_organization_Specialists s
    LEFT JOIN saldo_organization_GroupMembers m ON m.agent = s.agent
    LEFT JOIN saldo_organization_Groups g ON g.collectionGroup = m.collectionGroup
    WHERE s.isActive = true`,
  clerks: 'SELECT clerk AS code, name FROM saldo_disputes_Clerks WHERE isActive = true',
  calendars: 'SELECT calendar AS code, name FROM saldo_organization_Calendars',
  contactPacks: 'SELECT DISTINCT pack AS code, pack AS name FROM saldo_contacts_ContactRulePacks',
  sources: 'SELECT source AS code, name FROM saldo_organization_Sources',
  stages: named('saldo_organization_Stages'),
  channels: named('saldo_contacts_Channels'),
  exclusionReasons: named('saldo_strategies_ExclusionReasons'),
  disputeReasons: named('saldo_disputes_DisputeReasons'),
  disputeCategories: named('saldo_disputes_DisputeCategories'),
  exclusionEffects: coded('exclusion-effect'),
  initiators: coded('initiator'),
  retentionKinds: coded('retention-kind'),
  scripts: `SELECT ID AS code, segment || ' · ' || COALESCE(strategy, '*') || ' · '
    || COALESCE(stage, '*') || ' · ' || CAST(validFrom AS VARCHAR(10)) AS name, segment
    FROM saldo_contacts_CallScripts`,
} as const;

/** Names that the code itself gives. */
const OWN = {
  languages: ['en', 'es', 'de', 'pt'],
  ruleKinds: ['cap', 'cooldown', 'hours', 'closed-days', 'consent', 'no-contact-until', 'relation'],
  judges: ['saldo', 'erp'],
  nextSteps: ['promise', 'plan', 'dispute'],
  blockedRelations: ['reference', 'employer', 'relative', 'neighbour', 'guarantor', 'co-debtor'],
  refusals: REFUSALS,
} as const;

export type ChoiceName = keyof typeof STORED | keyof typeof OWN;

/** What a field may say, by name in the reader's language; of segments, the reader's own. */
export async function choicesFor(
  { db, language, segments }: Pick<Asker, 'db' | 'language' | 'segments'>,
  name: ChoiceName,
): Promise<Choice[]> {
  if (name in OWN)
    return OWN[name as keyof typeof OWN].map((code) => inWords(code, name, language));
  const found = await stored(db, STORED[name as keyof typeof STORED], language);
  const seen = found.filter((row) => isOf(segments, row));
  return [...new Map(seen.map(({ code, name }) => [code, { code, name: name || code }])).values()];
}

interface StoredChoice extends Choice {
  /** Not there for what is the whole bank's; null for what no segment has yet. */
  readonly segment?: string | null;
}

function stored(db: Database, sql: string, language: string): Promise<StoredChoice[]> {
  const asked = sql.includes('?') ? [language] : [];
  return db.query<StoredChoice>(`${sql} ORDER BY 1`, asked);
}

function isOf(segments: readonly string[] | null, { segment }: StoredChoice): boolean {
  if (segments === null || segment === undefined) return true;
  return segment !== null && segments.includes(segment);
}

function inWords(code: string, name: string, language: Language): Choice {
  if (name === 'refusals') return { code, name: refusalMeaning(code, language) };
  if (name !== 'languages') return { code, name: textOf(`CHOICE_${code}`, language) ?? code };
  return { code, name: languageName(code, language) };
}

function named(table: string): string {
  return `SELECT t.code, COALESCE(x.name, t.name) AS name FROM ${table} t
    LEFT JOIN ${table}_texts x ON x.code = t.code AND x.locale = ?`;
}

function coded(list: string): string {
  return `SELECT t.code, COALESCE(x.name, t.name) AS name FROM saldo_codes_CodeTexts t
    LEFT JOIN saldo_codes_CodeTexts_texts x ON x.list = t.list AND x.code = t.code AND x.locale = ?
    WHERE t.list = '${list}'`;
}
