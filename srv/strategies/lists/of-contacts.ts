import { checkContactPack } from '../packs/check-pack.ts';
import { codes } from './code-list.ts';
import { code, day, flag, hidden, integer, key, long, required, rules, text } from './fields.ts';
import type { SettingList } from './list.ts';

const segment = key(code('segment', 'segments'));
const validFrom = key(day('validFrom'));
const validTo = day('validTo');

/** Supervisors know what is said; how customers are spoken to is decided with the strategy. */
const SCRIPTS = {
  maintainedBy: ['strategy-manager', 'supervisor'],
  approvedBy: ['strategy-manager'],
} as const;

/** What the law asks, and where it may give way. */
const LAW = { maintainedBy: ['compliance'] } as const;

/** What is said to customers, and what forbids it. */
export const CONTACT_LISTS: readonly SettingList[] = [
  {
    list: 'call-scripts',
    table: 'saldo_contacts_CallScripts',
    owner: 'segment',
    ...SCRIPTS,
    isDated: true,
    mayBeginToday: true,
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
    ...SCRIPTS,
    segmentOf: '(SELECT s.segment FROM saldo_contacts_CallScripts s WHERE s.ID = t.script)',
    // Where their script belongs, be it in force or in the same change.
    segmentOfNew: ({ script = '' }, change) => ({
      sql: `SELECT segment FROM saldo_contacts_CallScripts WHERE ID = ? UNION ALL
        SELECT segment FROM saldo_strategies_SettingRowChanges
        WHERE change = ? AND list = 'call-scripts' AND rowKey = ?`,
      params: [script, change ?? '', JSON.stringify([script])],
    }),
    fields: [
      key(code('script', 'scripts')),
      key(code('language', 'languages')),
      key(integer('sequence', 1, 99)),
      required(text('title', 60)),
      required(long('text', 1000)),
    ],
  },
  codes('document-kinds', 'saldo_correspondence_DocumentKinds', 20, {
    maintainedBy: ['strategy-manager', 'administrator'],
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
    ...LAW,
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
    maintainedBy: ['supervisor', 'compliance'],
    approvedBy: ['compliance'],
    isDated: true,
    fields: [segment, key(code('agent', 'agents')), validFrom, validTo],
  },
  {
    list: 'contact-locks',
    table: 'saldo_locks_ContactLocks',
    owner: 'bank',
    ...LAW,
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
  {
    list: 'contact-packs',
    table: 'saldo_contacts_ContactRulePacks',
    owner: 'bank',
    ...LAW,
    isDated: true,
    checkRow: checkContactPack,
    fields: [
      key(text('pack', 20)),
      validFrom,
      validTo,
      required(text('name', 100)),
      required(text('legalSource', 250)),
      code('lawPack', 'contactPacks'),
      rules('content'),
      text('looserBecause', 250),
    ],
  },
  {
    list: 'holidays',
    table: 'saldo_organization_Holidays',
    owner: 'bank',
    maintainedBy: ['compliance', 'supervisor'],
    approvedBy: ['compliance'],
    isDated: true,
    beginsOn: 'day',
    fields: [key(code('calendar', 'calendars')), key(day('day')), required(text('name', 60))],
  },
  codes('block-reasons', 'saldo_locks_BlockReasons', 20, {
    maintainedBy: ['strategy-manager'],
    fields: [text('lockReason', 1)],
    usedIn: [['saldo_locks_Blocks', 'reason']],
  }),
  codes('contact-results', 'saldo_contacts_Results', 12, {
    maintainedBy: ['strategy-manager'],
    fields: [flag('isReached'), flag('isRightParty'), code('nextStep', 'nextSteps')],
    usedIn: [['saldo_contacts_Contacts', 'result']],
  }),
];
