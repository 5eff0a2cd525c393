import { ExactSum } from '../../domain/exact-sum.ts';
import type { FieldValues } from '../../domain/files/compile-mapping.ts';
import type { FileObjectName } from '../../domain/files/file-objects.ts';
import { formatDecimal, parseDecimal } from '../../domain/money.ts';
import { fileError } from './file-error.ts';
import type { FileScales } from './file-scales.ts';

/** Number and sum of rows; company code and currency are '' where the object has none. */
export interface FileTotal {
  readonly companyCode: string;
  readonly currency: string;
  readonly rows: number;
  /** With four decimals, as stored; null for objects without amounts. */
  readonly amount: string | null;
}

const AMOUNTS: Readonly<Partial<Record<FileObjectName, string>>> = {
  items: 'amount',
  payments: 'amount',
  'payment-assignments': 'amount',
  contracts: 'exposure',
};

/** Adds up the rows of a file by company code and currency, to be held against its sender's figures. */
export class FileTotals {
  readonly #amountField: string | undefined;
  readonly #scales: FileScales;
  readonly #totals = new Map<string, { rows: number; sum: ExactSum; values: FieldValues }>();

  constructor(object: FileObjectName, scales: FileScales) {
    this.#amountField = AMOUNTS[object];
    this.#scales = scales;
  }

  add(values: FieldValues): void {
    const key = `${values.companyCode ?? ''}/${values.currency ?? ''}`;
    const total = this.#totals.get(key) ?? { rows: 0, sum: new ExactSum(), values };
    this.#totals.set(key, total);
    total.rows += 1;
    const field = this.#amountField;
    const amount = field === undefined ? null : values[field];
    if (field === undefined || typeof amount !== 'string') return;
    total.sum.add(this.#scales.minorUnits(amount, String(values.currency), field));
  }

  companyCodes(): string[] {
    const codes = [...this.#totals.values()].map(({ values }) => String(values.companyCode ?? ''));
    return [...new Set(codes)].filter((code) => code !== '');
  }

  list(): FileTotal[] {
    return [...this.#totals.values()].map(({ rows, sum, values }) => {
      const currency = String(values.currency ?? '');
      return {
        companyCode: String(values.companyCode ?? ''),
        currency,
        rows,
        amount: this.#amountField ? this.#scales.storedTotal(sum.value, currency) : null,
      };
    });
  }
}

/** What a file's sender says it contains; an amount or number that is left out is not compared. */
export interface ExpectedTotal {
  readonly companyCode?: string | null;
  readonly currency?: string | null;
  readonly rows?: number | null;
  /** A plain decimal. */
  readonly amount?: string | null;
}

/** FILE_TOTALS_DIFFER names every difference; totals that nobody expected are one too. */
export function compareExpected(
  totals: readonly FileTotal[],
  expected: readonly ExpectedTotal[],
): void {
  const found = new Map(totals.map((total) => [keyOf(total), total]));
  const wanted = new Map(expected.map((total) => [keyOf(total), total]));
  const differences = [...new Set([...found.keys(), ...wanted.keys()])].flatMap((key) =>
    difference(key, found.get(key), wanted.get(key)),
  );
  if (differences.length === 0) return;
  throw fileError('FILE_TOTALS_DIFFER', { differences: differences.join('; ').slice(0, 1_500) });
}

function difference(key: string, found?: FileTotal, wanted?: ExpectedTotal): string[] {
  const rows = found?.rows ?? 0;
  const amount = found?.amount ?? '0.0000';
  if (!wanted) return [`${key}: ${rows} ≠ 0`];
  const isRowsOff = typeof wanted.rows === 'number' && wanted.rows !== rows;
  const isAmountOff = typeof wanted.amount === 'string' && stored(wanted.amount) !== amount;
  return [
    ...(isRowsOff ? [`${key}: ${rows} ≠ ${wanted.rows}`] : []),
    ...(isAmountOff ? [`${key}: ${amount} ≠ ${wanted.amount}`] : []),
  ];
}

function keyOf({ companyCode, currency }: ExpectedTotal): string {
  return `${companyCode ?? ''}/${currency ?? ''}`;
}

/** As it was given when it is no decimal, which then differs from every total. */
function stored(amount: string): string {
  try {
    return formatDecimal(parseDecimal(amount, 4), 4);
  } catch {
    return amount;
  }
}
