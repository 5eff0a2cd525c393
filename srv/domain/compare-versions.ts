import { canonicalJson } from './canonical-json.ts';
import type { Rule, StrategyVersion } from './strategy.ts';

/** What became of a rule from one version to another. */
export interface RuleChange {
  readonly change: 'added' | 'removed' | 'changed' | 'same';
  readonly rule: string;
  /** Null where it was added. */
  readonly before: Rule | null;
  /** Null where it was removed. */
  readonly after: Rule | null;
}

/** A parameter or band that is not the same; null where there is none. */
export interface SettingChange {
  /** A parameter's name, or 'band:' and the priority. */
  readonly name: string;
  readonly before: string | null;
  readonly after: string | null;
}

export interface VersionDifference {
  /** In the order of the later version, what was removed at the end. */
  readonly rules: readonly RuleChange[];
  readonly settings: readonly SettingChange[];
}

type Content = Pick<
  StrategyVersion,
  'rules' | 'bands' | 'parameters' | 'currency' | 'maxValuation'
> & { readonly minimum?: string | null };

/** What changed from one version to another: rules by their id, then parameters and bands. */
export function compareVersions(before: Content, after: Content): VersionDifference {
  return { rules: ruleChanges(before.rules, after.rules), settings: settingChanges(before, after) };
}

function ruleChanges(before: readonly Rule[], after: readonly Rule[]): RuleChange[] {
  const old = new Map(before.map((rule) => [rule.id, rule]));
  const kept = new Set(after.map(({ id }) => id));
  const present = after.map((rule) => changeOf(old.get(rule.id) ?? null, rule));
  const removed = before.filter(({ id }) => !kept.has(id));
  return [...present, ...removed.map((rule) => changeOf(rule, null))];
}

function changeOf(before: Rule | null, after: Rule | null): RuleChange {
  const rule = after?.id ?? before?.id ?? '';
  if (!before) return { change: 'added', rule, before, after };
  if (!after) return { change: 'removed', rule, before, after };
  return { change: isSame(before, after) ? 'same' : 'changed', rule, before, after };
}

/** Names do not judge anybody, so another name alone is no change. */
function isSame(one: Rule, other: Rule): boolean {
  const judged = ({ points, conditions }: Rule) =>
    canonicalJson({ points, conditions: conditions.map((condition) => ({ ...condition })) });
  return judged(one) === judged(other);
}

function settingChanges(before: Content, after: Content): SettingChange[] {
  const [old, now] = [settingsOf(before), settingsOf(after)];
  const names = [...new Set([...old.keys(), ...now.keys()])];
  return names
    .map((name) => ({ name, before: old.get(name) ?? null, after: now.get(name) ?? null }))
    .filter((setting) => setting.before !== setting.after);
}

function settingsOf({ parameters, bands, currency, maxValuation, minimum }: Content) {
  const { toleranceDays, dueSoonDays, dunningDays = 0, overdueGrid, dueGrid } = parameters;
  const values: [string, string | null][] = [
    ['currency', currency],
    ['maxValuation', String(maxValuation)],
    ['toleranceDays', String(toleranceDays)],
    ['dueSoonDays', String(dueSoonDays)],
    ['dunningDays', String(dunningDays)],
    ['overdueGrid', overdueGrid?.join(', ') ?? null],
    ['dueGrid', dueGrid?.join(', ') ?? null],
    ['minimumValue', minimum ?? null],
  ];
  const from = bands.map(({ priority, percentFrom }): [string, string] => [
    `band:${priority}`,
    String(percentFrom),
  ]);
  return new Map([...values, ...from]);
}
