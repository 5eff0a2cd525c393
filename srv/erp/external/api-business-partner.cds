/**
 * Business partners (SAP S/4HANA, OData V2, SAP_COM_0008).
 * Names, keys and types follow the published metadata; only what Saldo reads is here.
 * V2 sends Edm.DateTime as /Date(ms)/ and Edm.Time as PT..H..M..S.
 */
@path: '/sap/opu/odata/sap/API_BUSINESS_PARTNER'
service API_BUSINESS_PARTNER {

  /** Business partner: BUT000. */
  entity A_BusinessPartner {
        /** BUT000-PARTNER */
    key BusinessPartner                : String(10);
        /** BUT000-TYPE: 1 person, 2 organization, 3 group */
        BusinessPartnerCategory        : String(1);
        /** BUT000-BU_GROUP */
        BusinessPartnerGrouping        : String(4);
        /** BUT000-PARTNER_GUID */
        BusinessPartnerUUID            : UUID;
        /** Name as it is shown, built from the parts below */
        BusinessPartnerFullName        : String(81);
        /** Name for lists */
        BusinessPartnerName            : String(81);
        /** BUT000-NAME_FIRST */
        FirstName                      : String(40);
        /** BUT000-NAME_LAST */
        LastName                       : String(40);
        /** BUT000-NAME_LST2: second family name, usual in Spanish */
        AdditionalLastName             : String(40);
        /** BUT000-NAME_ORG1 */
        OrganizationBPName1            : String(40);
        /** BUT000-LEGAL_ENTY */
        LegalForm                      : String(2);
        /** BUT000-IND_SECTOR */
        Industry                       : String(10);
        /** BUT000-BU_LANGU: language for correspondence with a person (ISO, two letters) */
        CorrespondenceLanguage         : String(2);
        /** BUT000-BU_LANGU: language of an organization */
        Language                       : String(2);
        /** BUT000-BIRTHDT */
        BirthDate                      : Date;
        /** BUT000-DEATHDT: filled once the bank knows that the person died */
        BusinessPartnerDeathDate       : Date;
        /** BUT000-LIQUID_DAT */
        OrganizationLiquidationDate    : Date;
        /** BUT000-NATPERS: X natural person */
        IsNaturalPerson                : String(1);
        /** BUT000-XBLCK: centrally blocked */
        BusinessPartnerIsBlocked       : Boolean;
        /** BUT000-XDELE: marked for archiving */
        IsMarkedForArchiving           : Boolean;
        /** BUT000-BU_SORT1 */
        SearchTerm1                    : String(20);
        /** BUT000-CRDAT */
        CreationDate                   : Date;
        /** BUT000-CRTIM */
        CreationTime                   : Time;
        /** BUT000-CHDAT */
        LastChangeDate                 : Date;
        /** BUT000-CHTIM */
        LastChangeTime                 : Time;
        /** Partner and time of last change: the entity tag */
        ETag                           : String(26) @odata.etag;

        to_BusinessPartnerAddress      : Association to many A_BusinessPartnerAddress
                                           on to_BusinessPartnerAddress.BusinessPartner = BusinessPartner;
        to_BPCreditWorthiness          : Association to A_BPCreditWorthiness
                                           on to_BPCreditWorthiness.BusinessPartner = BusinessPartner;
  }

  /** Address of a partner: BUT020 with ADRC. */
  entity A_BusinessPartnerAddress {
        /** BUT020-PARTNER */
    key BusinessPartner                : String(10);
        /** BUT020-ADDRNUMBER */
    key AddressID                      : String(10);
        /** ADRC-STREET */
        StreetName                     : String(60);
        /** ADRC-HOUSE_NUM1 */
        HouseNumber                    : String(10);
        /** ADRC-CITY2 */
        District                       : String(40);
        /** ADRC-POST_CODE1 */
        PostalCode                     : String(10);
        /** ADRC-CITY1 */
        CityName                       : String(40);
        /** ADRC-REGION */
        Region                         : String(3);
        /** ADRC-COUNTRY */
        Country                        : String(3);
        /** ADRC-LANGU */
        Language                       : String(2);
        /** ADRC-TIME_ZONE: SAP's zone, such as CET, UTC-5, CHILE */
        AddressTimeZone                : String(6);
        /** ADRC-DEFLT_COMM: INT e-mail, TEL telephone, LET letter */
        PrfrdCommMediumType            : String(3);
        /** BUT020-ADDR_VALID_FROM */
        ValidityStartDate              : DateTime;
        /** BUT020-ADDR_VALID_TO */
        ValidityEndDate                : DateTime;

        to_EmailAddress                : Association to many A_AddressEmailAddress
                                           on to_EmailAddress.AddressID = AddressID;
        to_PhoneNumber                 : Association to many A_AddressPhoneNumber
                                           on to_PhoneNumber.AddressID = AddressID;
  }

  /** E-mail address: ADR6. */
  entity A_AddressEmailAddress {
        /** ADR6-ADDRNUMBER */
    key AddressID                      : String(10);
        /** ADR6-PERSNUMBER */
    key Person                         : String(10);
        /** ADR6-CONSNUMBER */
    key OrdinalNumber                  : String(3);
        /** ADR6-FLGDEFAULT */
        IsDefaultEmailAddress          : Boolean;
        /** ADR6-SMTP_ADDR */
        EmailAddress                   : String(241);
  }

  /** Telephone number, fixed or mobile: ADR2. */
  entity A_AddressPhoneNumber {
        /** ADR2-ADDRNUMBER */
    key AddressID                      : String(10);
        /** ADR2-PERSNUMBER */
    key Person                         : String(10);
        /** ADR2-CONSNUMBER */
    key OrdinalNumber                  : String(3);
        /** ADR2-COUNTRY */
        DestinationLocationCountry     : String(3);
        /** ADR2-FLGDEFAULT */
        IsDefaultPhoneNumber           : Boolean;
        /** ADR2-TEL_NUMBER: as dialled inside the country */
        PhoneNumber                    : String(30);
        /** ADR2-TELNR_LONG: with the country's prefix */
        InternationalPhoneNumber       : String(30);
        /** ADR2-R3_USER: 1 fixed, 3 mobile */
        PhoneNumberType                : String(1);
  }

  /** Identification number, such as a national identity card: BUT0ID. */
  entity A_BuPaIdentification {
        /** BUT0ID-PARTNER */
    key BusinessPartner                : String(10);
        /** BUT0ID-TYPE: FS0001 identity card, FS0002 passport, or the bank's own */
    key BPIdentificationType           : String(6);
        /** BUT0ID-IDNUMBER */
    key BPIdentificationNumber         : String(60);
        /** BUT0ID-COUNTRY */
        Country                        : String(3);
        /** BUT0ID-VALID_DATE_TO */
        ValidityEndDate                : Date;
  }

  /** Credit standing and insolvency: BP1010. */
  entity A_BPCreditWorthiness {
        /** BP1010-PARTNER */
    key BusinessPartner                : String(10);
        /** BP1010-SOLVENCY */
        BusPartCreditStanding          : String(1);
        /** BP1010-RATING */
        BPCreditStandingRating         : String(3);
        /** BP1010-RATING_DATE */
        BPCreditStandingDate           : Date;
        /** BP1010-BANKRUPT: insolvency proceedings are open */
        BusinessPartnerIsBankrupt      : Boolean;
        /** BP1010-DATE_BANKR */
        BusinessPartnerBankruptcyDate  : Date;
        /** BP1010-FORECLOSURE: foreclosure has begun */
        BPForeclosureIsInitiated       : Boolean;
        /** BP1010-DATE_FORECL */
        BPForeclosureDate              : Date;
        /** BP1010-LEGALPROC_STAT */
        BPLegalProceedingStatus        : String(2);
        /** BP1010-LEGALPROC_DATE */
        BPLglProceedingInitiationDate  : Date;
  }

  /** Relationship between two partners: BUT050. */
  entity A_BPRelationship {
        /** BUT050-RELNR */
    key RelationshipNumber             : String(12);
        /** BUT050-PARTNER1 */
    key BusinessPartner1               : String(10);
        /** BUT050-PARTNER2 */
    key BusinessPartner2               : String(10);
        /** BUT050-DATE_TO */
    key ValidityEndDate                : Date;
        /** BUT050-DATE_FROM */
        ValidityStartDate              : Date;
        /** BUT050-RELTYP: BUR001 contact person, BUR004 married, ... */
        RelationshipCategory           : String(6);
        /** BUT050-RELKIND */
        BPRelationshipType             : String(4);
        /** BUT050-XDFREL */
        IsStandardRelationship         : Boolean;
        /** BUT050-CRDAT */
        CreationDate                   : Date;
        /** BUT050-CRTIM */
        CreationTime                   : Time;
        /** BUT050-CHDAT */
        LastChangeDate                 : Date;
        /** BUT050-CHTIM */
        LastChangeTime                 : Time;
  }
}
