import {
  strategiesTable,
  strategyAssignmentsTable,
  strategyBandsTable,
  strategyConditionsTable,
  strategyRulesTable,
  strategyRuleTextsTable,
  strategyVersionsTable,
} from '../../srv/platform/tables.ts';
import type { OrganizationFile } from './bank-files/organization-file.ts';
import type { RuleFile, StrategyFile } from './bank-files/strategy-files.ts';
import { type ConditionCurrency, conditionColumns } from './condition-rows.ts';
import { into, type Load } from './into-table.ts';
import { stableId } from './stable-id.ts';

/** Red, orange, green, as UI.CriticalityType counts them. */
const CRITICALITY: Readonly<Record<string, number>> = { high: 1, medium: 2, low: 3 };

/**
 * A strategy has one currency, a file several: its rules are the same everywhere, its amounts are
 * not. So a file makes one strategy for each currency, in its first version.
 */
export function strategyRows(file: StrategyFile, organization: OrganizationFile): Load[] {
  return organization.currencies
    .filter(({ currency }) => file.minimumValue[currency] !== undefined)
    .flatMap((money) => oneStrategy(file, money, organization));
}

function oneStrategy(
  file: StrategyFile,
  money: ConditionCurrency,
  organization: OrganizationFile,
): Load[] {
  const strategy = `${file.strategy}-${money.currency}`;
  const version = stableId('strategy', strategy, 1);
  return [
    into(strategiesTable, [
      { strategy, name: `${file.name}, ${money.currency}`, description: file.description },
    ]),
    into(strategyVersionsTable, [versionRow(file, money, strategy, version)]),
    into(
      strategyBandsTable,
      Object.entries(file.bands).map(([priority, percentFrom]) => ({
        version,
        priority,
        percentFrom,
        criticality: CRITICALITY[priority] ?? null,
      })),
    ),
    ...file.rules.flatMap((rule, index) => ruleRows(rule, version, index + 1, money)),
    into(strategyAssignmentsTable, assignmentRows(file, strategy, money, organization)),
  ];
}

function versionRow(
  file: StrategyFile,
  { currency }: ConditionCurrency,
  strategy: string,
  version: string,
) {
  return {
    ID: version,
    strategy,
    version: 1,
    status: 'active',
    validFrom: file.validFrom,
    currency,
    maxValuation: file.maxValuation,
    toleranceDays: file.toleranceDays,
    dueSoonDays: file.dueSoonDays,
    minimumValue: file.minimumValue[currency] ?? null,
  };
}

function ruleRows(
  { id, points, text, when }: RuleFile,
  version: string,
  sequence: number,
  money: ConditionCurrency,
): Load[] {
  return [
    into(strategyRulesTable, [{ version, sequence, ruleId: id, points }]),
    into(
      strategyRuleTextsTable,
      Object.entries(text).map(([language, words]) => ({
        version,
        sequence,
        language,
        text: words,
      })),
    ),
    into(
      strategyConditionsTable,
      when.map((condition, index) => ({
        version,
        rule: sequence,
        sequence: index + 1,
        ...conditionColumns(condition, money),
      })),
    ),
  ];
}

function assignmentRows(
  file: StrategyFile,
  strategy: string,
  { currency }: ConditionCurrency,
  { segments }: OrganizationFile,
) {
  const inCurrency = new Set(
    segments.filter((row) => row.currency === currency).map((row) => row.segment),
  );
  return file.assignments
    .filter(({ segment }) => inCurrency.has(segment))
    .map(({ segment, stage }) => ({
      ID: stableId('assignment', segment, stage),
      segment,
      stage,
      strategy,
      validFrom: file.validFrom,
    }));
}
