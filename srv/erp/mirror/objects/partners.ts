import { nameKey, nameWords } from '../../../domain/search-keys.ts';
import { nameWordsTable, partnersTable } from '../../../platform/tables.ts';
import { services } from '../../services.ts';
import { markOf } from '../change-filter.ts';
import { CHANGE_OR_CREATION, type ErpObject, rowsOf } from '../erp-object.ts';
import { isoLanguage } from '../languages.ts';

/** To find a partner by any word of the name. */
const words = rowsOf(nameWordsTable, (record) => {
  const partner = record.text('BusinessPartner');
  return nameWords(record.text('BusinessPartnerFullName')).map((word) => ({ partner, word }));
});

/** Business partners (BUT000) without their address. */
export const partners: ErpObject = {
  object: 'partners',
  service: services.businessPartner,
  entity: 'A_BusinessPartner',
  keys: ['BusinessPartner'],
  select: [
    'BusinessPartner',
    'BusinessPartnerCategory',
    'BusinessPartnerFullName',
    'CorrespondenceLanguage',
    'Language',
    'BirthDate',
    'BusinessPartnerDeathDate',
    'BusinessPartnerIsBlocked',
    'CreationDate',
    'CreationTime',
    'LastChangeDate',
    'LastChangeTime',
  ],
  changes: CHANGE_OR_CREATION,
  stampCounts: true,
  cause: 'partner',
  wholeByPartner: [words],
  targets: [
    rowsOf(
      partnersTable,
      (record) => [
        {
          partner: record.text('BusinessPartner'),
          category: record.text('BusinessPartnerCategory'),
          name: record.text('BusinessPartnerFullName'),
          nameKey: nameKey(record.text('BusinessPartnerFullName')),
          language: isoLanguage(record.text('CorrespondenceLanguage') || record.text('Language')),
          birthDate: record.day('BirthDate'),
          deathDate: record.day('BusinessPartnerDeathDate'),
          isBlocked: record.flag('BusinessPartnerIsBlocked'),
          erpChangedAt: markOf(record, CHANGE_OR_CREATION),
        },
      ],
      [
        'category',
        'name',
        'nameKey',
        'language',
        'birthDate',
        'deathDate',
        'isBlocked',
        'erpChangedAt',
        'leftErpAt',
      ],
    ),
    words,
  ],
};
