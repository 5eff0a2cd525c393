import { partnerRelationsTable } from '../../../platform/tables.ts';
import { services } from '../../services.ts';
import { type ErpObject, rowsOf } from '../erp-object.ts';

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
    'LastChangeDate',
    'LastChangeTime',
  ],
  changes: { by: 'date-and-time', date: 'LastChangeDate', time: 'LastChangeTime' },
  cause: 'partner',
  targets: [
    rowsOf(partnerRelationsTable, (record) => [
      {
        partner: record.text('BusinessPartner1'),
        relatedPartner: record.text('BusinessPartner2'),
        relation: record.text('RelationshipCategory'),
        validTo: record.requiredDay('ValidityEndDate'),
        validFrom: record.day('ValidityStartDate'),
        erpChangedAt: record.changedAt('LastChangeDate', 'LastChangeTime'),
      },
    ]),
  ],
};
