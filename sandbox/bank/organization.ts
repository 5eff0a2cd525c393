/** Banco Meridiano: its company codes, where their customers live and what language they speak. */
export type CompanyCode = '1000' | '1100' | '2000' | '3000';
export type Country = 'DE' | 'CO' | 'CL';

export interface Company {
  companyCode: CompanyCode;
  country: Country;
  localCurrency: string;
  /** Share of the bank's customers. */
  weight: number;
  /** Share of organizations among its customers. */
  organizations: number;
  languages: readonly { language: string; weight: number }[];
  dunningProcedure: string;
  collectionStrategy: string;
  /** Company code of a customer's second contract, when the bank has one in the country. */
  sister?: CompanyCode;
}

export const companies: readonly Company[] = [
  {
    companyCode: '1000',
    country: 'DE',
    localCurrency: 'EUR',
    weight: 38,
    organizations: 0.01,
    languages: [
      { language: 'DE', weight: 90 },
      { language: 'EN', weight: 10 },
    ],
    dunningProcedure: '01',
    collectionStrategy: 'R1',
    sister: '1100',
  },
  {
    companyCode: '1100',
    country: 'DE',
    localCurrency: 'EUR',
    weight: 12,
    organizations: 0.72,
    languages: [
      { language: 'DE', weight: 94 },
      { language: 'EN', weight: 6 },
    ],
    dunningProcedure: '02',
    collectionStrategy: 'S1',
    sister: '1000',
  },
  {
    companyCode: '2000',
    country: 'CO',
    localCurrency: 'COP',
    weight: 32,
    organizations: 0.03,
    languages: [
      { language: 'ES', weight: 98 },
      { language: 'EN', weight: 2 },
    ],
    dunningProcedure: '01',
    collectionStrategy: 'R1',
  },
  {
    companyCode: '3000',
    country: 'CL',
    localCurrency: 'CLP',
    weight: 18,
    organizations: 0.04,
    languages: [
      { language: 'ES', weight: 96 },
      { language: 'EN', weight: 4 },
    ],
    dunningProcedure: '01',
    collectionStrategy: 'H1',
  },
];

/** The company with a code that the demo bank has. */
export function companyOf(companyCode: CompanyCode): Company {
  return companies.find((company) => company.companyCode === companyCode) as Company;
}

/** Days overdue at which each dunning level is sent, by dunning procedure. */
export const dunningLevels: Record<string, readonly number[]> = {
  '01': [7, 21, 42, 63],
  '02': [5, 14, 30, 45],
};
