import { SaldoError } from './errors.ts';
import type { FactKind } from './fact-catalogue.ts';
import { formatDecimal, parseDecimal } from './money.ts';
import type { Operand } from './strategy.ts';

/** Ratios are kept in hundredths of a percent. */
const RATIO_DIGITS = 2;

/**
 * The value of a condition as people write it: amounts as decimals, ratios as percentages, flags as
 * true or false. @param exponent decimals of the currency
 */
export function operandText(kind: FactKind, operand: Operand, exponent: number): string {
  const digits = digitsOf(kind, exponent);
  return typeof operand === 'number' && digits > 0
    ? formatDecimal(operand, digits)
    : String(operand);
}

/** The value that a text stands for; OPERAND_UNFIT when the fact has no such values. */
export function operandOf(kind: FactKind, text: string, exponent: number): Operand {
  const written = text.trim();
  if (kind === 'code' && written !== '') return written;
  if (kind === 'flag' && (written === 'true' || written === 'false')) return written === 'true';
  if (kind === 'code' || kind === 'flag') throw unfit(text, kind);
  try {
    return parseDecimal(written, digitsOf(kind, exponent));
  } catch {
    throw unfit(text, kind);
  }
}

function digitsOf(kind: FactKind, exponent: number): number {
  if (kind === 'amount') return exponent;
  return kind === 'ratio' ? RATIO_DIGITS : 0;
}

function unfit(text: string, kind: FactKind): SaldoError {
  return new SaldoError('OPERAND_UNFIT', `'${text}' is no value of a fact of kind ${kind}.`, {
    value: text,
    kind,
  });
}
