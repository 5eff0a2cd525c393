import { code, day, key, required, text } from './fields.ts';
import type { SettingList } from './list.ts';

/** What Saldo does in the ERP's place, and as whom. */
export const ERP_LISTS: readonly SettingList[] = [
  {
    list: 'dunning-senders',
    table: 'saldo_agreements_DunningSenders',
    owner: 'bank',
    maintainedBy: ['strategy-manager', 'administrator'],
    isDated: true,
    mayBeginToday: true,
    fields: [
      key(code('source', 'sources')),
      key(text('procedure', 2)),
      key(day('validFrom')),
      day('validTo'),
      required(code('sender', 'judges')),
    ],
  },
  {
    list: 'agency-partners',
    table: 'saldo_placements_AgencyPartners',
    owner: 'segment',
    maintainedBy: ['supervisor', 'administrator'],
    isOfGroup: true,
    isSigned: true,
    segmentOf: `(SELECT g.segment FROM saldo_organization_Groups g
      WHERE g.collectionGroup = t.collectionGroup)`,
    segmentOfNew: ({ collectionGroup = '' }) => ({
      sql: 'SELECT segment FROM saldo_organization_Groups WHERE collectionGroup = ?',
      params: [collectionGroup],
    }),
    // What Saldo submitted would be nobody's, or somebody else's.
    heldWhile: {
      sql: `SELECT 1 FROM saldo_placements_Submissions
        WHERE collectionGroup = ? AND source = ? AND state = 'submitted' LIMIT 1`,
      columns: ['agencyPartner'],
      refusal: 'AGENCY_HAS_ITEMS',
    },
    fields: [
      key(code('collectionGroup', 'agencies')),
      key(code('source', 'sources')),
      required(text('agencyPartner', 10)),
      required(text('recallReason', 2)),
    ],
  },
  {
    list: 'erp-messages',
    table: 'saldo_operations_ErpMessages',
    owner: 'bank',
    maintainedBy: ['integration', 'administrator'],
    fields: [key(text('erpErrorCode', 60)), required(code('refusal', 'refusals'))],
  },
];
