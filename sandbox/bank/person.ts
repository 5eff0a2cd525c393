import { addDays } from '../simulation/calendar.ts';
import type { RecordBook } from '../store/record-book.ts';
import { names } from './names.ts';
import { addressNumber } from './numbers.ts';
import type { Country } from './organization.ts';
import { dialCodes, type Place, places } from './places.ts';
import type { Random } from './random.ts';

/** Who a partner is, before the records are written. */
export interface Identity {
  partner: string;
  country: Country;
  language: string;
  isOrganization: boolean;
  /** Family name to share, for a spouse as co-debtor. */
  familyName?: string;
  deathDate?: string | null;
  isBlocked?: boolean;
  today: string;
}

/** Writes a partner with address, phones and e-mail; gives the family name back. */
export function writePartner(identity: Identity, random: Random, book: RecordBook): string {
  const name = identity.isOrganization
    ? organizationName(identity.country, random)
    : personName(identity, random);
  book.add('partner', { ...partnerRow(identity, random), ...name.fields });
  if (!identity.isOrganization) writeIdentification(identity, book);
  writeAddress(identity, name.mailName, random, book);
  return name.familyName;
}

/** Drawn from the partner's number, so that it is the same whatever else is drawn. */
function writeIdentification({ partner, country }: Identity, book: RecordBook): void {
  const digits = String((Number(partner) * 7919) % 100_000_000).padStart(8, '0');
  book.add('identification', {
    BusinessPartner: partner,
    BPIdentificationType: 'FS0001',
    BPIdentificationNumber: identityNumber(country, digits),
    Country: country,
    ValidityEndDate: '9999-12-31',
  });
}

/** Written as people of the country write it. */
function identityNumber(country: Country, digits: string): string {
  if (country === 'DE') return `L${digits}`;
  return digits.replace(/(\d{2})(\d{3})(\d{3})/, '$1.$2.$3');
}

function personName(identity: Identity, random: Random) {
  const book = names[identity.country];
  const first = random.pick(book.given);
  const last = identity.familyName ?? random.pick(book.family);
  const second = identity.country === 'DE' ? '' : random.pick(book.family);
  const full = [first, last, second].filter(Boolean).join(' ');
  return {
    familyName: last,
    mailName: asciiName(`${first}.${last}`),
    fields: {
      FirstName: first,
      LastName: last,
      AdditionalLastName: second,
      BusinessPartnerFullName: full,
      BusinessPartnerName: full,
      SearchTerm1: last.toUpperCase(),
      IsNaturalPerson: 'X',
      CorrespondenceLanguage: identity.language,
      BirthDate: addDays(identity.today, -random.int(21 * 365, 84 * 365)),
    },
  };
}

function organizationName(country: Country, random: Random) {
  const book = names[country];
  const last = random.pick(book.family);
  const full = `${random.pick(book.trades)} ${last} ${random.pick(book.legalForms)}`;
  return {
    familyName: last,
    mailName: asciiName(`info.${last}`),
    fields: {
      OrganizationBPName1: full.slice(0, 40),
      BusinessPartnerFullName: full,
      BusinessPartnerName: full,
      SearchTerm1: last.toUpperCase(),
      IsNaturalPerson: '',
    },
  };
}

function partnerRow(identity: Identity, random: Random) {
  const changed = addDays(identity.today, -random.int(1, 700));
  return {
    BusinessPartner: identity.partner,
    BusinessPartnerCategory: identity.isOrganization ? '2' : '1',
    BusinessPartnerGrouping: identity.isOrganization ? 'ORGA' : 'PERS',
    BusinessPartnerUUID: random.uuid(),
    Language: identity.language,
    BusinessPartnerDeathDate: identity.deathDate ?? null,
    BusinessPartnerIsBlocked: identity.isBlocked ?? false,
    IsMarkedForArchiving: false,
    CreationDate: addDays(changed, -random.int(30, 3000)),
    CreationTime: '09:30:00',
    LastChangeDate: changed,
    LastChangeTime: '14:05:00',
    ETag: `${identity.partner}${changed.replaceAll('-', '')}140500`,
  };
}

function writeAddress(identity: Identity, mailName: string, random: Random, book: RecordBook) {
  const place = random.weighted(places[identity.country]);
  const AddressID = addressNumber(identity.partner);
  const hasMail = random.chance(0.83);
  book.add('address', {
    BusinessPartner: identity.partner,
    AddressID,
    ...streetOf(identity.country, random),
    PostalCode: place.postalCode,
    CityName: place.city,
    Region: place.region,
    Country: identity.country,
    Language: identity.language,
    AddressTimeZone: place.sapTimeZone,
    PrfrdCommMediumType: hasMail ? 'INT' : 'TEL',
    ValidityStartDate: '2015-01-01T00:00:00Z',
    ValidityEndDate: '9999-12-31T23:59:59Z',
  });
  if (hasMail) writeMail(AddressID, mailName, identity.country, random, book);
  writePhones(AddressID, identity.country, place, random, book);
}

function streetOf(country: Country, random: Random) {
  const street = random.pick(names[country].streets);
  if (country !== 'CO') return { StreetName: street, HouseNumber: String(random.int(1, 240)) };
  const number = `${random.int(1, 170)} # ${random.int(1, 99)}-${random.int(1, 99)}`;
  return { StreetName: `${street} ${number}`, HouseNumber: '' };
}

function writeMail(
  AddressID: string,
  mailName: string,
  country: Country,
  random: Random,
  book: RecordBook,
) {
  const domain = random.pick(names[country].mailDomains);
  book.add('email', {
    AddressID,
    Person: '',
    OrdinalNumber: '001',
    IsDefaultEmailAddress: true,
    EmailAddress: `${mailName}${random.int(1, 999)}@${domain}`,
  });
}

function writePhones(
  AddressID: string,
  country: Country,
  place: Place,
  random: Random,
  book: RecordBook,
) {
  if (random.chance(0.9))
    writePhone(AddressID, '001', '3', mobileOf(country, random), country, book);
  if (random.chance(0.35)) {
    const local = String(random.int(2_000_000, 7_999_999));
    writePhone(AddressID, '002', '1', `${place.areaCode}${local}`, country, book);
  }
}

function writePhone(
  AddressID: string,
  OrdinalNumber: string,
  PhoneNumberType: string,
  PhoneNumber: string,
  country: Country,
  book: RecordBook,
) {
  book.add('phone', {
    AddressID,
    Person: '',
    OrdinalNumber,
    DestinationLocationCountry: country,
    IsDefaultPhoneNumber: OrdinalNumber === '001',
    PhoneNumber,
    InternationalPhoneNumber: dialCodes[country] + PhoneNumber.replace(/^0/, ''),
    PhoneNumberType,
  });
}

function mobileOf(country: Country, random: Random): string {
  if (country === 'DE')
    return `0${random.pick(['151', '160', '171', '176'])}${random.int(1_000_000, 99_999_999)}`;
  if (country === 'CO') return `3${random.int(100_000_000, 249_999_999)}`;
  return `9${random.int(30_000_000, 99_999_999)}`;
}

function asciiName(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ı', 'i')
    .normalize('NFD')
    .replace(/[^a-z.]/g, '');
}
