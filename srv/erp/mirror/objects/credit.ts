import {
  creditAccountsTable,
  creditProfilesTable,
  creditStandingsTable,
} from '../../../platform/tables.ts';
import { services } from '../../services.ts';
import { type ErpObject, rowsOf } from '../erp-object.ts';

/** A day's delay is what credit data has anyway: it comes from credit bureaus and nightly jobs. */
const ONCE_A_DAY = { by: 'reading-all', everyMinutes: 24 * 60 } as const;

/** Insolvency and foreclosure (BP1010). */
export const creditStandings: ErpObject = {
  object: 'credit-standings',
  service: services.businessPartner,
  entity: 'A_BPCreditWorthiness',
  keys: ['BusinessPartner'],
  select: [
    'BusinessPartner',
    'BusPartCreditStanding',
    'BusinessPartnerIsBankrupt',
    'BPForeclosureIsInitiated',
  ],
  changes: { by: 'reading-all', everyMinutes: 60 },
  cause: 'credit',
  targets: [
    rowsOf(
      creditStandingsTable,
      (record) => [
        {
          partner: record.text('BusinessPartner'),
          standing: record.text('BusPartCreditStanding'),
          isBankrupt: record.flag('BusinessPartnerIsBankrupt'),
          foreclosureInitiated: record.flag('BPForeclosureIsInitiated'),
        },
      ],
      ['standing', 'isBankrupt', 'foreclosureInitiated'],
    ),
  ],
};

/** FI-CA's own creditworthiness number (DFKKCR). */
export const creditRatings: ErpObject = {
  object: 'credit-ratings',
  service: services.creditWorthiness,
  entity: 'CreditWorthiness',
  keys: ['BusinessPartner'],
  select: ['BusinessPartner', 'CACreditWorthinessValue', 'LastChangeDate', 'LastChangeTime'],
  changes: { by: 'date-and-time', date: 'LastChangeDate', time: 'LastChangeTime' },
  cause: 'credit',
  targets: [
    rowsOf(
      creditStandingsTable,
      (record) => [
        {
          partner: record.text('BusinessPartner'),
          rating: record.integer('CACreditWorthinessValue'),
          erpChangedAt: record.changedAt('LastChangeDate', 'LastChangeTime'),
        },
      ],
      ['rating', 'erpChangedAt'],
    ),
  ],
};

/** Risk class and score (UKMBP_CMS). */
export const creditProfiles: ErpObject = {
  object: 'credit-profiles',
  service: services.creditManagement,
  entity: 'CreditMgmtBusinessPartner',
  keys: ['BusinessPartner'],
  select: ['BusinessPartner', 'CreditRiskClass', 'CreditWorthinessScoreValue'],
  changes: ONCE_A_DAY,
  cause: 'credit',
  targets: [
    rowsOf(creditProfilesTable, (record) => [
      {
        partner: record.text('BusinessPartner'),
        riskClass: record.text('CreditRiskClass'),
        score: record.text('CreditWorthinessScoreValue'),
      },
    ]),
  ],
};

/** Limits by credit segment (UKMBP_CMS_SGM). */
export const creditAccounts: ErpObject = {
  object: 'credit-accounts',
  service: services.creditManagement,
  entity: 'CreditManagementAccount',
  keys: ['BusinessPartner', 'CreditSegment'],
  select: [
    'BusinessPartner',
    'CreditSegment',
    'CreditLimitAmount',
    'CreditSegmentCurrency',
    'CreditAccountIsBlocked',
  ],
  changes: ONCE_A_DAY,
  cause: 'credit',
  targets: [
    rowsOf(creditAccountsTable, (record, { scales }) => {
      const currency = record.text('CreditSegmentCurrency');
      return [
        {
          partner: record.text('BusinessPartner'),
          creditSegment: record.text('CreditSegment'),
          currency,
          limitAmount: scales.stored(record.decimal('CreditLimitAmount') ?? '0', currency),
          isBlocked: record.flag('CreditAccountIsBlocked'),
        },
      ];
    }),
  ],
};
