import { codes } from './code-list.ts';
import { code, day, decimal, flag, integer, key, required, text } from './fields.ts';
import type { SettingList } from './list.ts';

/** Clerks know what they need; by when they have to decide is not theirs to decide. */
const DISPUTES = {
  maintainedBy: ['dispute-clerk', 'strategy-manager'],
  approvedBy: ['strategy-manager', 'controller'],
} as const;

const validFrom = key(day('validFrom'));
const validTo = day('validTo');

/** How disputes are sorted, by when they are decided, and by whom. */
export const DISPUTE_LISTS: readonly SettingList[] = [
  {
    list: 'case-deadlines',
    table: 'saldo_disputes_CaseDeadlines',
    owner: 'bank',
    ...DISPUTES,
    isDated: true,
    fields: [
      { ...key(code('category', 'disputeCategories')), isRequired: false, isBlankForAll: true },
      { ...key(code('reason', 'disputeReasons')), isRequired: false, isBlankForAll: true },
      validFrom,
      validTo,
      required(integer('decideInDays', 1, 366)),
      integer('escalateAgainAfter', 1, 366),
      code('coordinator', 'clerks'),
    ],
  },
  {
    list: 'clerks',
    table: 'saldo_disputes_Clerks',
    owner: 'bank',
    ...DISPUTES,
    fields: [
      key(text('clerk', 60)),
      required(text('name', 60)),
      text('erpUser', 12),
      flag('isActive'),
    ],
    usedIn: [
      ['saldo_disputes_Cases', 'owner'],
      ['saldo_disputes_Cases', 'coordinator'],
      ['saldo_disputes_CaseDeadlines', 'coordinator'],
    ],
  },
  {
    list: 'short-payment-reasons',
    table: 'saldo_disputes_ShortPaymentReasons',
    owner: 'bank',
    ...DISPUTES,
    isDated: true,
    fields: [
      key(code('source', 'sources')),
      key(text('paymentReason', 4)),
      validFrom,
      validTo,
      required(code('reason', 'disputeReasons')),
      required(code('category', 'disputeCategories')),
      required(decimal('atLeastPercent', 2, 0, 100)),
    ],
  },
  codes('dispute-reasons', 'saldo_disputes_DisputeReasons', 4, {
    ...DISPUTES,
    usedIn: [
      ['saldo_disputes_Cases', 'reason'],
      ['saldo_disputes_CaseDeadlines', 'reason'],
      ['saldo_disputes_ShortPaymentReasons', 'reason'],
    ],
  }),
  codes('dispute-categories', 'saldo_disputes_DisputeCategories', 4, {
    ...DISPUTES,
    usedIn: [
      ['saldo_disputes_Cases', 'category'],
      ['saldo_disputes_CaseDeadlines', 'category'],
      ['saldo_disputes_ShortPaymentReasons', 'category'],
    ],
  }),
  codes('root-causes', 'saldo_disputes_RootCauses', 4, {
    ...DISPUTES,
    usedIn: [['saldo_disputes_Cases', 'rootCause']],
  }),
];
