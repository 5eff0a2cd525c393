import { SaldoError } from '../../domain/errors.ts';
import {
  code,
  counts,
  day,
  decimal,
  flag,
  hidden,
  integer,
  key,
  long,
  names,
  required,
  text,
} from './fields.ts';
import type { SettingList } from './list.ts';

const segment = key(code('segment', 'segments'));
const validFrom = key(day('validFrom'));
const validTo = day('validTo');

/** A code list: codes with a name in each language. */
function codes(
  list: string,
  table: string,
  longest: number,
  rest: Partial<SettingList> = {},
): SettingList {
  const { fields = [], ...more } = rest;
  return {
    list,
    table,
    owner: 'bank',
    fields: [key(text('code', longest)), ...names(), ...fields],
    ...more,
  };
}

/** Every list that people maintain at the desk, in the order in which they are offered. */
export const SETTING_LISTS: readonly SettingList[] = [
  {
    list: 'assignments',
    table: 'saldo_strategies_StrategyAssignments',
    owner: 'segment',
    where: 't.arm IS NULL', // an arm's assignment belongs to its test
    changesIn: 'assignments',
    fields: [
      hidden('ID'),
      required(code('segment', 'segments')),
      code('stage', 'stages'),
      code('collectionGroup', 'groups'),
      required(code('strategy', 'strategies')),
      required(day('validFrom')),
      validTo,
    ],
  },
  {
    list: 'exclusion-treatments',
    table: 'saldo_strategies_ExclusionTreatments',
    owner: 'bank',
    changesIn: 'exclusions',
    fields: [
      key(code('reason', 'exclusionReasons')),
      validFrom,
      validTo,
      required(code('treatment', 'exclusionEffects')),
      code('collectionGroup', 'groups'),
      required(integer('precedence', 1, 999)),
    ],
  },
  {
    list: 'call-scripts',
    table: 'saldo_contacts_CallScripts',
    owner: 'segment',
    fields: [
      hidden('ID'),
      required(code('segment', 'segments')),
      code('strategy', 'strategies'),
      code('stage', 'stages'),
      required(day('validFrom')),
      validTo,
    ],
    partsIn: [['saldo_contacts_CallScriptSteps', 'script']],
  },
  {
    list: 'call-script-steps',
    table: 'saldo_contacts_CallScriptSteps',
    owner: 'segment',
    segmentOf: '(SELECT s.segment FROM saldo_contacts_CallScripts s WHERE s.ID = t.script)',
    fields: [
      key(code('script', 'scripts')),
      key(code('language', 'languages')),
      key(integer('sequence', 1, 99)),
      required(text('title', 60)),
      required(long('text', 1000)),
    ],
  },
  codes('document-kinds', 'saldo_correspondence_DocumentKinds', 20, {
    fields: [
      required(text('correspondenceType', 4)),
      required(code('channel', 'channels')),
      flag('isService'),
    ],
    usedIn: [['saldo_correspondence_DocumentRequests', 'kind']],
  }),
  {
    list: 'override-policies',
    table: 'saldo_contacts_OverridePolicies',
    owner: 'segment',
    isDated: true,
    fields: [
      segment,
      key(code('ruleKind', 'ruleKinds')),
      validFrom,
      validTo,
      required(integer('minutes', 1, 1440)),
    ],
  },
  {
    list: 'override-rights',
    table: 'saldo_contacts_OverrideRights',
    owner: 'segment',
    isDated: true,
    fields: [segment, key(code('agent', 'agents')), validFrom, validTo],
  },
  {
    list: 'plan-policies',
    table: 'saldo_plans_PlanPolicies',
    owner: 'segment',
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
    isDated: true,
    fields: [segment, validFrom, validTo, decimal('approvalAbove', 4, 0)],
  },
  {
    list: 'case-deadlines',
    table: 'saldo_disputes_CaseDeadlines',
    owner: 'bank',
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
    usedIn: [
      ['saldo_disputes_Cases', 'reason'],
      ['saldo_disputes_CaseDeadlines', 'reason'],
      ['saldo_disputes_ShortPaymentReasons', 'reason'],
    ],
  }),
  codes('dispute-categories', 'saldo_disputes_DisputeCategories', 4, {
    usedIn: [
      ['saldo_disputes_Cases', 'category'],
      ['saldo_disputes_CaseDeadlines', 'category'],
      ['saldo_disputes_ShortPaymentReasons', 'category'],
    ],
  }),
  codes('root-causes', 'saldo_disputes_RootCauses', 4, {
    usedIn: [['saldo_disputes_Cases', 'rootCause']],
  }),
  codes('withdrawal-reasons', 'saldo_agreements_WithdrawalReasons', 4, {
    fields: [code('initiator', 'initiators')],
    usedIn: [['saldo_agreements_Promises', 'withdrawalReason']],
  }),
  codes('block-reasons', 'saldo_locks_BlockReasons', 20, {
    fields: [text('lockReason', 1)],
    usedIn: [['saldo_locks_Blocks', 'reason']],
  }),
  {
    list: 'contact-locks',
    table: 'saldo_locks_ContactLocks',
    owner: 'bank',
    isDated: true,
    mayBeginToday: true,
    isSigned: true,
    fields: [
      key(code('source', 'sources')),
      key(text('process', 2)),
      key(text('reason', 1)),
      validFrom,
      validTo,
      required(text('basis', 250)),
    ],
  },
  codes('write-off-reasons', 'saldo_writeoffs_WriteOffReasons', 2, {
    usedIn: [['saldo_writeoffs_WriteOffs', 'reason']],
  }),
  codes('contact-results', 'saldo_contacts_Results', 12, {
    fields: [flag('isReached'), flag('isRightParty'), code('nextStep', 'nextSteps')],
    usedIn: [['saldo_contacts_Contacts', 'result']],
  }),
];

const byName = new Map(SETTING_LISTS.map((one) => [one.list, one]));

/** SETTING_LIST_UNKNOWN when there is none of that name. */
export function settingList(list: string): SettingList {
  const found = byName.get(list);
  if (found) return found;
  throw new SaldoError('SETTING_LIST_UNKNOWN', `There is no list '${list}' of settings.`, { list });
}
