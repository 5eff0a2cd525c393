import { compareVersions } from '../domain/compare-versions.ts';
import { ruleSentence } from '../domain/rule-sentence.ts';
import type { Rule } from '../domain/strategy.ts';
import type { Asker } from '../requests/asker.ts';
import { badRequest, notFound } from '../requests/refusal.ts';
import { type LoadedVersion, loadStrategyVersions } from '../runs/load-strategies.ts';
import { titleOf } from './titles.ts';
import { loadVersionRow, type VersionRow } from './version-kind.ts';
import { decimalsOf } from './written-conditions.ts';

/** What changed from another version to this one, rules as sentences (COMPARISON_MISSING). */
export async function compareVersion(
  asker: Asker,
  row: VersionRow,
  { other }: { readonly other?: string | null },
) {
  const { db, language } = asker;
  if (!other) throw badRequest('COMPARISON_MISSING', 'other');
  const otherRow = await loadVersionRow(db, other);
  const versions = await loadStrategyVersions(db);
  const [before, after] = [versions.get(other), versions.get(row.id)];
  if (!before || !after) throw notFound('VERSION_UNKNOWN', { id: other });
  const difference = compareVersions(comparable(before), comparable(after));
  const [wordsBefore, wordsAfter] = [await sentences(before), await sentences(after)];
  return {
    version: row.version,
    other: otherRow.version,
    settings: difference.settings,
    rules: difference.rules.map(({ change, ...rule }) => ({
      change,
      title: titleOf((rule.after ?? rule.before)?.text ?? {}, language, rule.rule),
      before: rule.before && wordsBefore(rule.before),
      after: rule.after && wordsAfter(rule.after),
    })),
  };

  async function sentences({ currency }: LoadedVersion): Promise<(rule: Rule) => string> {
    const format = { language, currency, currencyExponent: await decimalsOf(db, currency) };
    return (rule) => ruleSentence(rule, format);
  }
}

function comparable(version: LoadedVersion) {
  const minimum = version.minimum4 > 0 ? String(version.minimum4 / 10_000) : null;
  return { ...version, minimum };
}
