import { partnerRelationsTable } from '../../../platform/tables.ts';
import { services } from '../../services.ts';
import { markOf } from '../change-filter.ts';
import { CHANGE_OR_CREATION, type ErpObject, rowsOf } from '../erp-object.ts';

const rows = rowsOf(partnerRelationsTable, (record) => [
  {
    partner: record.text('BusinessPartner1'),
    relatedPartner: record.text('BusinessPartner2'),
    relation: record.text('RelationshipCategory'),
    validTo: record.requiredDay('ValidityEndDate'),
    validFrom: record.day('ValidityStartDate'),
    erpChangedAt: markOf(record, CHANGE_OR_CREATION),
  },
]);

/** Relationships between partners (BUT050). */
export const relations: ErpObject = {
  object: 'relations',
  service: services.businessPartner,
  entity: 'A_BPRelationship',
  keys: ['RelationshipNumber', 'BusinessPartner1', 'BusinessPartner2', 'ValidityEndDate'],
  select: [
    'RelationshipNumber',
    'BusinessPartner1',
    'BusinessPartner2',
    'ValidityEndDate',
    'ValidityStartDate',
    'RelationshipCategory',
    'CreationDate',
    'CreationTime',
    'LastChangeDate',
    'LastChangeTime',
  ],
  changes: CHANGE_OR_CREATION,
  cause: 'partner',
  replacedWithin: 'BusinessPartner1',
  wholeByPartner: [rows],
  targets: [rows],
};
