import type { names } from '../sandbox/bank/names.ts';
import type { IsoDate } from '../srv/domain/iso-date.ts';
import { gaussian, seededRandom } from './seeded-random.ts';

/** A company code of the demo bank as its synthetic customers are. */
export interface Market {
  readonly companyCode: string;
  readonly segment: string;
  readonly country: keyof typeof names;
  readonly timeZone: string;
  readonly language: string;
  readonly currency: string;
  readonly minorDigits: number;
  /** Units of the currency that one euro's worth stands for. */
  readonly unitsPerEuro: number;
  readonly products: readonly string[];
  /** Share of all customers. */
  readonly share: number;
}

const RETAIL = ['LOAN_CONSUMER', 'LOAN_CAR', 'LOAN_PAYROLL', 'CARD'];

export const MARKETS: readonly Market[] = [
  {
    companyCode: '1000',
    segment: 'DE-RETAIL',
    country: 'DE',
    timeZone: 'Europe/Berlin',
    language: 'de',
    currency: 'EUR',
    minorDigits: 2,
    unitsPerEuro: 1,
    products: RETAIL,
    share: 0.55,
  },
  {
    companyCode: '1100',
    segment: 'DE-BUSINESS',
    country: 'DE',
    timeZone: 'Europe/Berlin',
    language: 'de',
    currency: 'EUR',
    minorDigits: 2,
    unitsPerEuro: 8,
    products: ['LINE_SME', 'LOAN_SME', 'LEASE_SME'],
    share: 0.1,
  },
  {
    companyCode: '2000',
    segment: 'CO-RETAIL',
    country: 'CO',
    timeZone: 'America/Bogota',
    language: 'es',
    currency: 'COP',
    minorDigits: 2,
    unitsPerEuro: 4_500,
    products: RETAIL,
    share: 0.2,
  },
  {
    companyCode: '3000',
    segment: 'CL-RETAIL',
    country: 'CL',
    timeZone: 'America/Santiago',
    language: 'es',
    currency: 'CLP',
    minorDigits: 0,
    unitsPerEuro: 1_000,
    products: ['MORTGAGE_CLF', 'CARD'],
    share: 0.15,
  },
];

export const SOURCE = 'S4';

/** A synthetic customer: who they are, and the dice that decide all else. */
export interface SyntheticCustomer {
  readonly index: number;
  readonly partner: string;
  readonly account: string;
  readonly contract: string;
  readonly market: Market;
  /** The key date of the portfolio. */
  readonly today: IsoDate;
  readonly isOverdue: boolean;
  readonly random: () => number;
}

/** Customer `index` of a portfolio; the same whatever the portfolio's size. */
export function syntheticCustomer(index: number, seed: number, today: IsoDate): SyntheticCustomer {
  const random = seededRandom(seed * 1_000_003 + index);
  const number = String(index + 1).padStart(8, '0');
  return {
    index,
    partner: `10${number}`,
    account: `2000${number}`,
    contract: `C-${number}`,
    market: pickMarket(random()),
    today,
    isOverdue: random() < 0.8,
    random,
  };
}

function pickMarket(dice: number): Market {
  let left = dice;
  const found = MARKETS.find(({ share }) => {
    left -= share;
    return left < 0;
  });
  return found ?? (MARKETS[0] as Market);
}

/** A heavy-tailed amount in the customer's currency, as decimal text. */
export function anAmount({ market, random }: SyntheticCustomer, typicalEuro: number): string {
  const euro = typicalEuro * Math.exp(0.9 * gaussian(random));
  return (euro * market.unitsPerEuro).toFixed(market.minorDigits);
}

/** A whole number from `low` to `high`, both included. */
export function aNumber(random: () => number, low: number, high: number): number {
  return low + Math.floor(random() * (high - low + 1));
}

/** A name-based identifier in the form of a UUID; the same for the same parts. */
export function stableId(kind: number, index: number, sequence: number): string {
  const tail = String(index).padStart(12, '0');
  return `${String(kind).padStart(8, '0')}-0000-4000-8000-${tail}`.replace(
    '-0000-',
    `-${String(sequence).padStart(4, '0')}-`,
  );
}
