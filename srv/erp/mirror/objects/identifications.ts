import { identityKey } from '../../../domain/search-keys.ts';
import { identificationsTable } from '../../../platform/tables.ts';
import { services } from '../../services.ts';
import { type ErpObject, rowsOf } from '../erp-object.ts';

const numbers = rowsOf(identificationsTable, (record) => {
  const searchKey = identityKey(record.text('BPIdentificationNumber'));
  if (searchKey === null) return [];
  return [
    {
      partner: record.text('BusinessPartner'),
      type: record.text('BPIdentificationType'),
      searchKey,
      country: record.text('Country'),
      validTo: record.day('ValidityEndDate'),
    },
  ];
});

/** Identity numbers of partners (BUT0ID), by which a caller is found. */
export const identifications: ErpObject = {
  object: 'identifications',
  service: services.businessPartner,
  entity: 'A_BuPaIdentification',
  keys: ['BusinessPartner', 'BPIdentificationType', 'BPIdentificationNumber'],
  select: [
    'BusinessPartner',
    'BPIdentificationType',
    'BPIdentificationNumber',
    'Country',
    'ValidityEndDate',
  ],
  changes: { by: 'partner', field: 'BusinessPartner' },
  cause: 'partner',
  wholeByPartner: [numbers],
  targets: [numbers],
};
