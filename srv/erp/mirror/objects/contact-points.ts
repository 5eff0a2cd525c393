import { contactKey } from '../../../domain/search-keys.ts';
import {
  type ContactPointsRow,
  contactPointsTable,
  partnersTable,
} from '../../../platform/tables.ts';
import { services } from '../../services.ts';
import { type ErpObject, rowsOf } from '../erp-object.ts';
import type { ErpRecord } from '../erp-record.ts';
import { timeZoneOf } from '../time-zones.ts';

/** ADR2-R3_USER: a mobile telephone. */
const MOBILE = '3';

const points = rowsOf(contactPointsTable, (record) => [
  ...record.children('to_PhoneNumber').map((phone) => phonePoint(record, phone)),
  ...record.children('to_EmailAddress').map((email) => emailPoint(record, email)),
]);

/** Addresses (BUT020, ADRC) with telephones (ADR2) and e-mail addresses (ADR6). */
export const contactPoints: ErpObject = {
  object: 'contact-points',
  service: services.businessPartner,
  entity: 'A_BusinessPartnerAddress',
  keys: ['BusinessPartner', 'AddressID'],
  select: [
    'BusinessPartner',
    'AddressID',
    'StreetName',
    'HouseNumber',
    'PostalCode',
    'CityName',
    'Region',
    'Country',
    'PrfrdCommMediumType',
    'to_EmailAddress/OrdinalNumber',
    'to_EmailAddress/EmailAddress',
    'to_EmailAddress/IsDefaultEmailAddress',
    'to_PhoneNumber/OrdinalNumber',
    'to_PhoneNumber/PhoneNumber',
    'to_PhoneNumber/InternationalPhoneNumber',
    'to_PhoneNumber/PhoneNumberType',
    'to_PhoneNumber/IsDefaultPhoneNumber',
  ],
  expand: 'to_EmailAddress,to_PhoneNumber',
  changes: { by: 'partner', field: 'BusinessPartner' },
  cause: 'partner',
  wholeByPartner: [points],
  targets: [
    rowsOf(
      partnersTable,
      (record) => [{ partner: record.text('BusinessPartner'), ...addressOf(record) }],
      ['country', 'region', 'city', 'postalCode', 'street', 'timeZone', 'preferredMedium'],
    ),
    points,
  ],
};

function addressOf(record: ErpRecord) {
  const country = record.text('Country');
  const region = record.text('Region');
  return {
    country,
    region,
    city: record.text('CityName'),
    postalCode: record.text('PostalCode'),
    street: `${record.text('StreetName')} ${record.text('HouseNumber')}`.trim().slice(0, 60),
    timeZone: timeZoneOf(country, region),
    preferredMedium: record.text('PrfrdCommMediumType'),
  };
}

function phonePoint(address: ErpRecord, phone: ErpRecord): Partial<ContactPointsRow> {
  const value = phone.text('InternationalPhoneNumber') || phone.text('PhoneNumber');
  return {
    partner: address.text('BusinessPartner'),
    kind: phone.text('PhoneNumberType') === MOBILE ? 'mobile' : 'phone',
    sequence: sequenceOf(address, phone),
    value,
    searchKey: contactKey('phone', value),
    isDefault: phone.flag('IsDefaultPhoneNumber'),
  };
}

function emailPoint(address: ErpRecord, email: ErpRecord): Partial<ContactPointsRow> {
  const value = email.text('EmailAddress');
  return {
    partner: address.text('BusinessPartner'),
    kind: 'email',
    sequence: sequenceOf(address, email),
    value,
    searchKey: contactKey('email', value),
    isDefault: email.flag('IsDefaultEmailAddress'),
  };
}

/** Numbers start anew in each address of a partner. */
function sequenceOf(address: ErpRecord, point: ErpRecord): string {
  return `${address.text('AddressID').slice(-7)}${point.text('OrdinalNumber')}`;
}
