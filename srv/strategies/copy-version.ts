import {
  strategyBandsTable,
  strategyConditionsTable,
  strategyRulesTable,
  strategyRuleTextsTable,
  strategyVersionsTable,
} from '../platform/tables.ts';
import type { Asker } from '../requests/asker.ts';
import { type Content, copyAsDraft } from './copy-as-draft.ts';
import { type Numbering, nextNumber } from './number-draft.ts';
import { VERSIONS, type VersionRow } from './version-kind.ts';

const CONTENT: Content = {
  head: strategyVersionsTable,
  parts: [strategyRulesTable, strategyRuleTextsTable, strategyConditionsTable, strategyBandsTable],
  owner: 'version',
};

export const VERSION_NUMBERS: Numbering = {
  owner: 'strategy',
  owners: 'saldo_strategies_Strategies',
  table: VERSIONS.table,
  unknown: 'STRATEGY_UNKNOWN',
};

/** A draft with a version's content, of the same strategy or of another one, such as a challenger. */
export async function copyVersion(
  asker: Asker,
  version: VersionRow,
  input: { readonly comment?: string | null; readonly strategy?: string | null },
): Promise<string> {
  const strategy = input.strategy ?? version.strategy;
  const number = await nextNumber(asker.db, VERSION_NUMBERS, strategy);
  const says = { strategy, version: number, comment: input.comment ?? null };
  return copyAsDraft(asker, VERSIONS, CONTENT, version, says);
}
