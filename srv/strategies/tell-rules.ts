import type cds from '@sap/cds';
import { checkStrategy } from '../domain/check-strategy.ts';
import type { Language } from '../domain/language.ts';
import { ruleSentence } from '../domain/rule-sentence.ts';
import type { Database } from '../platform/database.ts';
import { inList } from '../platform/sql-text.ts';
import { askerOf } from '../requests/asker.ts';
import { textOf } from '../requests/text-of.ts';
import { type LoadedVersion, loadStrategyVersions } from '../runs/load-strategies.ts';
import { titleOf } from './titles.ts';
import { isAskedFor, rowsOf } from './told-rows.ts';
import { decimalsOf } from './written-conditions.ts';

/** A rule in words. */
export interface ToldRule {
  readonly sequence: number;
  readonly title: string;
  readonly sentence: string;
  /** What is wrong with it, or null. */
  readonly problem: string | null;
}

interface RuleRow extends Partial<ToldRule> {
  readonly version?: string;
}

const WORDS = ['title', 'sentence', 'problem'] as const;

/** Rules are read as sentences in the user's language, each with what is wrong with it. */
export function tellRules(service: cds.Service): void {
  service.after('READ', 'Rules', async (result: unknown, request: cds.Request) => {
    const rows = rowsOf<RuleRow>(result).filter(({ version }) => version);
    if (rows.length === 0 || !isAskedFor(request, WORDS)) return;
    const { db, language } = await askerOf(request);
    const told = await toldRules(db, new Set(rows.map(({ version }) => String(version))), language);
    for (const row of rows) {
      const rule = told.get(`${row.version}/${row.sequence}`);
      if (rule) Object.assign(row, rule);
    }
  });
}

/** By version and sequence, as in 'id/1'. */
async function toldRules(
  db: Database,
  versions: ReadonlySet<string>,
  language: Language,
): Promise<Map<string, ToldRule>> {
  const loaded = await loadStrategyVersions(db);
  const sequences = await db.query<{ version: string; sequence: number }>(
    `SELECT version, sequence FROM saldo_strategies_StrategyRules
    WHERE version ${inList(db.dialect)} ORDER BY version, sequence`,
    [JSON.stringify([...versions])],
  );
  const told = new Map<string, ToldRule>();
  for (const [id, rows] of Map.groupBy(sequences, ({ version }) => version)) {
    const version = loaded.get(id);
    if (!version) continue;
    const exponent = await decimalsOf(db, version.currency);
    for (const rule of rulesInWords(version, rows, language, exponent)) {
      told.set(`${id}/${rule.sequence}`, rule);
    }
  }
  return told;
}

/** The rules of a version in words; `rows` are its sequences in order. */
export function rulesInWords(
  version: LoadedVersion,
  rows: readonly { readonly sequence: number }[],
  language: Language,
  currencyExponent: number,
): ToldRule[] {
  const format = { language, currency: version.currency, currencyExponent };
  const problems = Map.groupBy(checkStrategy(version), ({ rule }) => rule);
  return version.rules.map((rule, at) => {
    const title = titleOf(rule.text, language, rule.id);
    const found = (problems.get(rule.id) ?? []).map(
      ({ code, message }) => textOf(code, language, { rule: title }) ?? message,
    );
    return {
      sequence: rows[at]?.sequence ?? at + 1,
      title,
      sentence: ruleSentence(rule, format),
      problem: found.join(' ') || null,
    };
  });
}
