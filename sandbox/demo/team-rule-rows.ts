import { ageBucketsTable, teamRulesTable } from '../../srv/platform/tables.ts';
import { ageBuckets } from '../../srv/supervision/age-buckets.ts';
import type { TeamRulesFile } from './bank-files/people-files.ts';
import { into, type Load } from './into-table.ts';

/** When a supervisor should look at somebody, and how days without a contact are classed. */
export function teamRuleRows(files: readonly TeamRulesFile[]): Load[] {
  return [
    into(
      teamRulesTable,
      files.map(({ segment, idleMinutes, overloadPercent }) => ({
        segment,
        idleMinutes,
        overloadPercent,
      })),
    ),
    into(
      ageBucketsTable,
      files.flatMap(({ segment, ageLimits }) => ageBuckets(segment, ageLimits)),
    ),
  ];
}
