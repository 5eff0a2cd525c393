import type { Language } from '../../domain/language.ts';
import type { Database } from '../../platform/database.ts';
import type { Asker } from '../../requests/asker.ts';
import { textOf } from '../../requests/text-of.ts';

/** A value that a field may say. */
export interface Choice {
  readonly code: string;
  readonly name: string;
}

/** SQL of each with the reader's language for every `?`. */
const STORED = {
  segments: 'SELECT segment AS code, name FROM saldo_organization_Segments',
  groups: 'SELECT collectionGroup AS code, name FROM saldo_organization_Groups',
  strategies: 'SELECT strategy AS code, name FROM saldo_strategies_Strategies',
  agents: 'SELECT agent AS code, name FROM saldo_organization_Specialists WHERE isActive = true',
  clerks: 'SELECT clerk AS code, name FROM saldo_disputes_Clerks WHERE isActive = true',
  sources: 'SELECT source AS code, name FROM saldo_organization_Sources',
  stages: named('saldo_organization_Stages'),
  channels: named('saldo_contacts_Channels'),
  exclusionReasons: named('saldo_strategies_ExclusionReasons'),
  disputeReasons: named('saldo_disputes_DisputeReasons'),
  disputeCategories: named('saldo_disputes_DisputeCategories'),
  exclusionEffects: coded('exclusion-effect'),
  initiators: coded('initiator'),
  scripts: `SELECT ID AS code, segment || ' · ' || COALESCE(strategy, '*') || ' · '
    || COALESCE(stage, '*') || ' · ' || CAST(validFrom AS VARCHAR(10)) AS name
    FROM saldo_contacts_CallScripts`,
} as const;

/** Names that the code itself gives. */
const OWN = {
  languages: ['en', 'es', 'de', 'pt'],
  ruleKinds: ['cap', 'cooldown', 'hours', 'closed-days', 'consent', 'no-contact-until', 'relation'],
  judges: ['saldo', 'erp'],
  nextSteps: ['promise', 'plan', 'dispute'],
} as const;

export type ChoiceName = keyof typeof STORED | keyof typeof OWN;

/** What a field may say, by name in the reader's language; segments are the reader's own. */
export async function choicesFor(
  { db, language, segments }: Pick<Asker, 'db' | 'language' | 'segments'>,
  name: ChoiceName,
): Promise<Choice[]> {
  if (name in OWN)
    return OWN[name as keyof typeof OWN].map((code) => inWords(code, name, language));
  const found = await stored(db, STORED[name as keyof typeof STORED], language);
  if (name !== 'segments' || segments === null) return found;
  return found.filter(({ code }) => segments.includes(code));
}

async function stored(db: Database, sql: string, language: string): Promise<Choice[]> {
  const asked = sql.includes('?') ? [language] : [];
  const rows = await db.query<Choice>(`${sql} ORDER BY 1`, asked);
  return rows.map(({ code, name }) => ({ code, name: name || code }));
}

function inWords(code: string, name: string, language: Language): Choice {
  if (name !== 'languages') return { code, name: textOf(`CHOICE_${code}`, language) ?? code };
  return { code, name: new Intl.DisplayNames([language], { type: 'language' }).of(code) ?? code };
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
