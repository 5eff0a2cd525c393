import { SaldoError } from '../domain/errors.ts';
import { parseDecimal } from '../domain/money.ts';
import { badRequest } from '../requests/refusal.ts';

/** A decimal as OData sends it; null stands for "all of it". */
export type AmountInput = string | number | null | undefined;

/** An item as the agent chooses it. */
export interface ItemInput {
  readonly document: string;
  readonly repetition: string;
  readonly item: string;
  readonly subitem: string;
  /** All that may be asked for on the item when left out. */
  readonly amount?: AmountInput;
}

/** JSON lets a list hold nulls; they are refused by their place. */
export function withoutGaps<Row>(
  rows: readonly (Row | null)[] | null | undefined,
  list: string,
): Row[] {
  return (rows ?? []).map((row, index) => {
    if (row === null) throw badRequest('VALUE_INVALID', `${list}[${index}]`);
    return row;
  });
}

/**
 * Exact minor units of an amount as it came in, or the whole where none did. AMOUNT_… with the
 * target when a number does not fit the currency.
 */
export function minorUnits(
  input: AmountInput,
  digits: number,
  whole: number,
  target: string,
): number {
  if (input === null || input === undefined) return whole;
  try {
    return parseDecimal(String(input), digits);
  } catch (error) {
    if (!(error instanceof SaldoError)) throw error;
    throw badRequest(error.code, target, { value: String(input), digits });
  }
}
