import { stageConditionsTable, stageRulesTable } from '../../srv/platform/tables.ts';
import type { StagesFile } from './bank-files/strategy-files.ts';
import { conditionColumns } from './condition-rows.ts';
import { into, type Load } from './into-table.ts';

/** The same stage rules for each of a file's segments; stages ask no amounts, so currency is open. */
export function stageRows({ segments, validFrom, rules }: StagesFile): Load[] {
  return segments.flatMap((segment) => [
    into(
      stageRulesTable,
      rules.map(({ stage }, index) => ({ segment, validFrom, sequence: index + 1, stage })),
    ),
    into(
      stageConditionsTable,
      rules.flatMap(({ when }, rule) =>
        when.map((condition, index) => ({
          segment,
          validFrom,
          rule: rule + 1,
          sequence: index + 1,
          ...conditionColumns(condition, null),
        })),
      ),
    ),
  ]);
}
