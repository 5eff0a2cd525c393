import type cds from '@sap/cds';
import type { StrategyProblem } from '../domain/check-strategy.ts';
import type { Language } from '../domain/language.ts';
import { ruleShareProblems } from '../domain/rule-shares.ts';
import { type Asker, askerOf } from '../requests/asker.ts';
import { idOf } from '../requests/id-of.ts';
import { segmentsOf } from '../requests/limits.ts';
import { notFound } from '../requests/refusal.ts';
import { textOf } from '../requests/text-of.ts';
import { type LoadedVersion, loadStrategyVersions } from '../runs/load-strategies.ts';
import type { PortfolioShares } from '../runs/portfolio-shares.ts';
import { askPortfolio } from './ask-portfolio.ts';
import { inTurn } from './in-turn.ts';
import { titleOf } from './titles.ts';
import { versionProblems } from './version-problems.ts';

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

/** All that is wrong with a version, then what is doubtful on what the user sees of the portfolio. */
export async function checkVersion(request: cds.Request): Promise<(Problem & { text: string })[]> {
  const id = idOf(request);
  const segments = segmentsOf(request.user);
  const shares = await inTurn(() => askPortfolio('shares', { version: id, segments }));
  return problemsIn(await askerOf(request), id, shares);
}

/** As above, with the shares at hand. */
export async function problemsIn(
  { db, language }: Asker,
  id: string,
  shares: PortfolioShares,
): Promise<(Problem & { text: string })[]> {
  const version = (await loadStrategyVersions(db)).get(id);
  if (!version) throw notFound('VERSION_UNKNOWN', { id });
  const problems = [
    ...(await versionProblems(db, version)).map(asError),
    ...asWarnings(version, shares),
  ];
  const titles = new Map(
    version.rules.map(({ id: rule, text }) => [rule, titleOf(text, language, rule)]),
  );
  return problems.map((problem) => ({ ...problem, text: wordsOf(problem, titles, language) }));
}

function asError({ code, rule, message }: StrategyProblem): Problem {
  return { code, severity: 'error', rule, detail: message, sharePercent: null };
}

/** None before the first night: nobody is there for a rule to hold for. */
function asWarnings(version: LoadedVersion, { positions, shares }: PortfolioShares): Problem[] {
  if (positions === 0) return [];
  const shareOf = new Map(shares.map(({ rule, share }) => [rule, share]));
  return ruleShareProblems(version, shares).map(({ code, rule, message }) => {
    const sharePercent = (shareOf.get(rule ?? '') ?? 0) * 100;
    return { code, severity: 'warning', rule, detail: message, sharePercent };
  });
}

function wordsOf(
  { code, rule, detail }: Problem,
  titles: ReadonlyMap<string, string>,
  language: Language,
): string {
  return textOf(code, language, { rule: titles.get(rule ?? '') ?? rule ?? '' }) ?? detail;
}
