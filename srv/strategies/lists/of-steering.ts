import { code, day, hidden, integer, key, required } from './fields.ts';
import type { SettingList } from './list.ts';

const STEERING = { maintainedBy: ['strategy-manager'] } as const;

/** Who is judged by what: what nights read beside strategies and stages. */
export const STEERING_LISTS: readonly SettingList[] = [
  {
    list: 'assignments',
    table: 'saldo_strategies_StrategyAssignments',
    owner: 'segment',
    ...STEERING,
    where: 't.arm IS NULL', // an arm's assignment belongs to its test
    changesIn: 'assignments',
    fields: [
      hidden('ID'),
      required(code('segment', 'segments')),
      code('stage', 'stages'),
      code('collectionGroup', 'groups'),
      required(code('strategy', 'strategies')),
      required(day('validFrom')),
      day('validTo'),
    ],
  },
  {
    list: 'exclusion-treatments',
    table: 'saldo_strategies_ExclusionTreatments',
    owner: 'bank',
    ...STEERING,
    changesIn: 'exclusions',
    fields: [
      key(code('reason', 'exclusionReasons')),
      key(day('validFrom')),
      day('validTo'),
      required(code('treatment', 'exclusionEffects')),
      code('collectionGroup', 'groups'),
      required(integer('precedence', 1, 999)),
    ],
  },
];
