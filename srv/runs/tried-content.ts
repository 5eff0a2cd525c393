import type { DecisionTree } from '../domain/decision-tree.ts';
import { fingerprint } from '../domain/fingerprint.ts';
import type { EffortCaps } from './load-effort-caps.ts';
import type { LoadedVersion } from './load-strategies.ts';

/**
 * Says what a version is judged by: rules, bands and parameters. Names, comment, status and days of
 * validity are left out: a trial would find the same with others.
 */
export function versionContent(version: LoadedVersion, caps: EffortCaps): string {
  const { id, currency, maxValuation, minimum4, parameters, rules, bands } = version;
  return fingerprint({
    currency,
    maxValuation,
    minimum4,
    parameters,
    effortCap: caps.minutes[caps.indexOf(id)] ?? null,
    rules: rules.map(({ id: rule, points, conditions }) => ({ rule, points, conditions })),
    bands: bands
      .map(({ priority, percentFrom }) => ({ priority, percentFrom }))
      .toSorted((a, b) => (a.priority < b.priority ? -1 : 1)),
  });
}

/** The same of a tree: its branches with their conditions and treatments. */
export function treeContent({ currency, branches }: DecisionTree): string {
  return fingerprint({ currency, branches: branches.map(asJudged) });
}

function asJudged({ text: _, branches, ...branch }: DecisionTree['branches'][number]): object {
  return { ...branch, branches: branches.map(asJudged) };
}
