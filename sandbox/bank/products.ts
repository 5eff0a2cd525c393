/** What the demo bank sells. Medians are in minor units of the currency as SAP keeps it. */
export interface Product {
  code: string;
  name: string;
  currency: string;
  weight: number;
  /** Installment or bill: median and spread of a log-normal. */
  medianMinor: number;
  sigma: number;
  /** Amounts are rounded to this many minor units. */
  roundTo: number;
  everyMonths: number;
  /** Term in months; 0 for cards and lines without an end. */
  termMonths: number;
  ratePercent: number;
  mainTransaction: string;
  subTransaction: string;
  documentType: string;
  /** Share of its customers who pay by direct debit. */
  directDebit: number;
  /** Share with a co-debtor and with a guarantor. */
  coDebtor: number;
  guarantor: number;
}

const loan = {
  everyMonths: 1,
  mainTransaction: '1000',
  subTransaction: '0010',
  documentType: 'DL',
};
const card = {
  everyMonths: 1,
  mainTransaction: '2000',
  subTransaction: '0010',
  documentType: 'DC',
};
const line = {
  everyMonths: 1,
  mainTransaction: '3000',
  subTransaction: '0010',
  documentType: 'DS',
};

export const products: Record<'1000' | '1100' | '2000' | '3000', readonly Product[]> = {
  '1000': [
    {
      ...loan,
      code: 'LOAN_CONSUMER',
      name: 'Ratenkredit',
      currency: 'EUR',
      weight: 45,
      medianMinor: 18_500,
      sigma: 0.65,
      roundTo: 50,
      termMonths: 60,
      ratePercent: 6.9,
      directDebit: 0.7,
      coDebtor: 0.16,
      guarantor: 0.02,
    },
    {
      ...loan,
      code: 'LOAN_CAR',
      name: 'Autokredit',
      currency: 'EUR',
      weight: 20,
      medianMinor: 27_900,
      sigma: 0.45,
      roundTo: 50,
      termMonths: 48,
      ratePercent: 4.9,
      directDebit: 0.8,
      coDebtor: 0.22,
      guarantor: 0.03,
    },
    {
      ...card,
      code: 'CARD',
      name: 'Kreditkarte',
      currency: 'EUR',
      weight: 35,
      medianMinor: 9_400,
      sigma: 1.05,
      roundTo: 1,
      termMonths: 0,
      ratePercent: 15.9,
      directDebit: 0.5,
      coDebtor: 0,
      guarantor: 0,
    },
  ],
  '1100': [
    {
      ...line,
      code: 'LINE_SME',
      name: 'Kontokorrentlinie',
      currency: 'EUR',
      weight: 55,
      medianMinor: 142_000,
      sigma: 1.15,
      roundTo: 1,
      termMonths: 0,
      ratePercent: 8.4,
      directDebit: 0.45,
      coDebtor: 0,
      guarantor: 0.35,
    },
    {
      ...loan,
      code: 'LOAN_SME',
      name: 'Investitionskredit',
      currency: 'EUR',
      weight: 30,
      medianMinor: 210_000,
      sigma: 0.9,
      roundTo: 100,
      termMonths: 84,
      ratePercent: 5.6,
      directDebit: 0.6,
      coDebtor: 0,
      guarantor: 0.45,
    },
    {
      ...loan,
      code: 'LEASE_SME',
      name: 'Maschinenleasing',
      currency: 'EUR',
      weight: 15,
      medianMinor: 320_000,
      sigma: 0.8,
      roundTo: 100,
      everyMonths: 3,
      termMonths: 60,
      ratePercent: 4.2,
      directDebit: 0.5,
      coDebtor: 0,
      guarantor: 0.2,
    },
  ],
  '2000': [
    {
      ...loan,
      code: 'LOAN_CONSUMER',
      name: 'Libre inversión',
      currency: 'COP',
      weight: 40,
      medianMinor: 420_000,
      sigma: 0.75,
      roundTo: 1_000,
      termMonths: 48,
      ratePercent: 22.5,
      directDebit: 0.25,
      coDebtor: 0.14,
      guarantor: 0.08,
    },
    {
      ...card,
      code: 'CARD',
      name: 'Tarjeta de crédito',
      currency: 'COP',
      weight: 42,
      medianMinor: 260_000,
      sigma: 1.0,
      roundTo: 1,
      termMonths: 0,
      ratePercent: 26.8,
      directDebit: 0.2,
      coDebtor: 0,
      guarantor: 0,
    },
    {
      ...loan,
      code: 'LOAN_PAYROLL',
      name: 'Libranza',
      currency: 'COP',
      weight: 18,
      medianMinor: 510_000,
      sigma: 0.5,
      roundTo: 1_000,
      termMonths: 72,
      ratePercent: 16.9,
      directDebit: 0.8,
      coDebtor: 0.05,
      guarantor: 0.02,
    },
  ],
  '3000': [
    {
      ...loan,
      code: 'MORTGAGE_CLF',
      name: 'Crédito hipotecario en UF',
      currency: 'CLF',
      weight: 45,
      medianMinor: 128_000,
      sigma: 0.5,
      roundTo: 1,
      termMonths: 300,
      ratePercent: 4.3,
      directDebit: 0.6,
      coDebtor: 0.35,
      guarantor: 0.05,
    },
    {
      ...card,
      code: 'CARD',
      name: 'Tarjeta de crédito',
      currency: 'CLP',
      weight: 55,
      medianMinor: 98_000,
      sigma: 0.95,
      roundTo: 10,
      termMonths: 0,
      ratePercent: 28.4,
      directDebit: 0.3,
      coDebtor: 0,
      guarantor: 0,
    },
  ],
};
