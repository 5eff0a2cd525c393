import { codes } from './code-list.ts';
import { code, counts, day, decimal, integer, key, required, text } from './fields.ts';
import type { SettingList } from './list.ts';

const segment = key(code('segment', 'segments'));
const validFrom = key(day('validFrom'));
const validTo = day('validTo');

/** Who would profit from a higher limit does not decide on it. */
const LIMITS = {
  maintainedBy: ['strategy-manager', 'controller'],
  approvedBy: ['controller'],
} as const;

const CODES = { maintainedBy: ['strategy-manager', 'controller'] } as const;

/** What agents may agree to by themselves, and how it is judged. */
export const AGREEMENT_LISTS: readonly SettingList[] = [
  {
    list: 'plan-policies',
    table: 'saldo_plans_PlanPolicies',
    owner: 'segment',
    ...LIMITS,
    isDated: true,
    fields: [
      segment,
      validFrom,
      validTo,
      required(text('category', 4)),
      required(integer('mostInstalments', 1, 999)),
      integer('longestMonths', 1, 600),
      integer('firstWithinDays', 0, 366),
      counts('offeredCounts', 40),
      decimal('rate', 6, 0, 999),
      decimal('approvalAbove', 4, 0),
      integer('approvalFromCount', 1, 999),
      decimal('affordableShare', 2, 0, 100),
      required(integer('graceDays', 0, 366)),
      required(integer('brokenAfterMissed', 1, 99)),
      text('deactivationReason', 4),
      integer('reminderDays', 0, 60),
    ],
  },
  {
    list: 'promise-policies',
    table: 'saldo_agreements_PromisePolicies',
    owner: 'bank',
    ...LIMITS,
    isDated: true,
    fields: [
      key(text('category', 4)),
      validFrom,
      validTo,
      required(integer('toleranceDays', 0, 366)),
      required(decimal('reductionPerDay', 2, 0, 100)),
      required(decimal('keptFromPercent', 2, 0, 100)),
      required(decimal('varianceFromPercent', 2, 0, 100)),
      required(integer('maximumDates', 1, 99)),
      required(integer('maximumDays', 1, 3660)),
      required(code('judge', 'judges')),
    ],
  },
  {
    list: 'write-off-policies',
    table: 'saldo_writeoffs_WriteOffPolicies',
    owner: 'segment',
    ...LIMITS,
    isDated: true,
    fields: [segment, validFrom, validTo, decimal('approvalAbove', 4, 0)],
  },
  codes('withdrawal-reasons', 'saldo_agreements_WithdrawalReasons', 4, {
    ...CODES,
    fields: [code('initiator', 'initiators')],
    usedIn: [['saldo_agreements_Promises', 'withdrawalReason']],
  }),
  codes('plan-end-reasons', 'saldo_plans_EndReasons', 2, {
    ...CODES,
    usedIn: [['saldo_plans_Plans', 'endReason']],
  }),
  codes('write-off-reasons', 'saldo_writeoffs_WriteOffReasons', 2, {
    ...CODES,
    usedIn: [['saldo_writeoffs_WriteOffs', 'reason']],
  }),
];
