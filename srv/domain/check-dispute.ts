/** What a customer contests of an item; minor units of its currency. */
export interface ContestedItem {
  /** `itemKeyText` */
  readonly item: string;
  readonly amount: number;
}

/** An open item that could be disputed. */
export interface DisputableItem {
  /** `itemKeyText` */
  readonly item: string;
  readonly companyCode: string;
  readonly currency: string;
  /** What is open and not to be written off, minor units. */
  readonly open: number;
  /** It stands in an open case already: what is new belongs there. */
  readonly isDisputed: boolean;
}

export type DisputeProblemCode =
  | 'DISPUTE_NO_ITEMS'
  | 'DISPUTE_AMOUNT_INVALID'
  | 'DISPUTE_ITEM_TWICE'
  | 'DISPUTE_ITEM_UNKNOWN'
  | 'DISPUTE_ITEM_TAKEN'
  | 'DISPUTE_ITEM_WRITTEN_OFF'
  | 'DISPUTE_ITEM_CURRENCY'
  | 'DISPUTE_ITEM_COMPANY'
  | 'DISPUTE_ITEM_TOO_MUCH';

/** One thing wrong with a dispute. */
export interface DisputeProblem {
  readonly code: DisputeProblemCode;
  /** The item it is about; null for the whole. */
  readonly item: string | null;
}

/**
 * Checks a dispute as FI-CA's case would take it: open items of one company code and currency, each
 * in one open case only, and no more of each than is open. Returns all problems, not only the first.
 */
export function checkDispute(
  contested: readonly ContestedItem[],
  known: readonly DisputableItem[],
): DisputeProblem[] {
  if (contested.length === 0) return [{ code: 'DISPUTE_NO_ITEMS', item: null }];
  const found = contested.map(({ item }) => known.find((one) => one.item === item));
  const first = found.find((item) => item !== undefined);
  return contested.flatMap((one, index) => {
    const twice = contested.filter(({ item }) => item === one.item).length > 1;
    const codes = problemsOf(one, found[index], first);
    const all: DisputeProblemCode[] = twice ? [...codes, 'DISPUTE_ITEM_TWICE'] : codes;
    return all.map((code) => ({ code, item: one.item }));
  });
}

function problemsOf(
  { amount }: ContestedItem,
  item: DisputableItem | undefined,
  first: DisputableItem | undefined,
): DisputeProblemCode[] {
  if (!item) return ['DISPUTE_ITEM_UNKNOWN'];
  if (item.open <= 0) return ['DISPUTE_ITEM_WRITTEN_OFF'];
  const checks: readonly [DisputeProblemCode, boolean][] = [
    ['DISPUTE_AMOUNT_INVALID', !Number.isSafeInteger(amount) || amount <= 0],
    ['DISPUTE_ITEM_TAKEN', item.isDisputed],
    ['DISPUTE_ITEM_CURRENCY', item.currency !== first?.currency],
    ['DISPUTE_ITEM_COMPANY', item.companyCode !== first?.companyCode],
    ['DISPUTE_ITEM_TOO_MUCH', amount > item.open],
  ];
  return checks.filter(([, isWrong]) => isWrong).map(([code]) => code);
}
