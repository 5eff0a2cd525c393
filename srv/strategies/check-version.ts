import type cds from '@sap/cds';
import { checkStrategy } from '../domain/check-strategy.ts';
import type { Language } from '../domain/language.ts';
import type { Database } from '../platform/database.ts';
import { type LoadedVersion, loadStrategyVersions } from '../runs/load-strategies.ts';
import type { RuleShares } from '../runs/rule-shares.ts';
import { askPortfolio } from './ask-portfolio.ts';
import { askerOf, notFound, textOf, versionIdOf } from './request.ts';

/** One thing wrong (error) or doubtful (warning) with a version. */
export interface Problem {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly rule: string | null;
  /** What exactly, in English. */
  readonly detail: string;
  /** Of today's positions on which the rule holds. */
  readonly sharePercent: number | null;
}

/** All that is wrong with a version, then what is doubtful on the present portfolio. */
export async function checkVersion(request: cds.Request): Promise<(Problem & { text: string })[]> {
  const id = versionIdOf(request);
  const shares = await askPortfolio('shares', id);
  const { db, language } = await askerOf(request);
  const version = (await loadStrategyVersions(db)).get(id);
  if (!version) throw notFound('VERSION_UNKNOWN', { id });
  const problems = [
    ...checkStrategy(version).map(asError),
    ...(await currencyProblems(db, version)),
    ...shareProblems(version, shares),
  ];
  return problems.map((problem) => ({ ...problem, text: wordsOf(problem, language) }));
}

function asError({ code, rule, message }: ReturnType<typeof checkStrategy>[number]): Problem {
  return { code, severity: 'error', rule, detail: message, sharePercent: null };
}

/** Amounts in conditions are in the version's currency, facts in the segment's. */
async function currencyProblems(
  db: Database,
  { strategy, currency }: LoadedVersion,
): Promise<Problem[]> {
  const segments = await db.query<{ segment: string; currency: string }>(
    `SELECT DISTINCT s.segment, s.currency FROM saldo_strategies_StrategyAssignments a
    JOIN saldo_organization_Segments s ON s.segment = a.segment
    WHERE a.strategy = ? AND s.currency <> ? ORDER BY s.segment`,
    [strategy, currency],
  );
  return segments.map((segment) => ({
    code: 'CURRENCY_DIFFERS',
    severity: 'error',
    rule: null,
    detail: `Segment ${segment.segment} is in ${segment.currency}, the version in ${currency}.`,
    sharePercent: null,
  }));
}

function shareProblems({ rules }: LoadedVersion, { positions, held }: RuleShares): Problem[] {
  if (positions === 0) return [];
  return rules.flatMap(({ id }, index): Problem[] => {
    const times = held[index];
    if (times !== 0 && times !== positions) return [];
    const code = times === 0 ? 'RULE_NEVER_HOLDS' : 'RULE_ALWAYS_HOLDS';
    const detail = `Rule '${id}' holds on ${times} of ${positions} positions.`;
    const sharePercent = times === 0 ? 0 : 100;
    return [{ code, severity: 'warning', rule: id, detail, sharePercent }];
  });
}

function wordsOf({ code, rule, detail }: Problem, language: Language): string {
  return textOf(code, language, { rule: rule ?? '' }) ?? detail;
}
