/** An item that is proposed to be written off, and how much of it, in minor units. */
export interface WrittenOffItem {
  readonly item: string;
  readonly amount: number;
}

/** What is known of an open item. */
export interface WritableItem {
  readonly item: string;
  readonly currency: string;
  /** What is open and not in dispute, minor units. */
  readonly open: number;
  /** It stands in a promise, an instalment plan or a collective bill: that has to end first. */
  readonly isArranged: boolean;
  /** A collection agency has it: it has to come back first. */
  readonly isWithAgency: boolean;
  /** Another proposal is under way for it. */
  readonly isProposed: boolean;
}

export type WriteOffProblemCode =
  | 'WRITE_OFF_NO_ITEMS'
  | 'WRITE_OFF_AMOUNT_INVALID'
  | 'WRITE_OFF_ITEM_TWICE'
  | 'WRITE_OFF_ITEM_UNKNOWN'
  | 'WRITE_OFF_ITEM_ARRANGED'
  | 'WRITE_OFF_ITEM_WITH_AGENCY'
  | 'WRITE_OFF_ITEM_PROPOSED'
  | 'WRITE_OFF_ITEM_DISPUTED'
  | 'WRITE_OFF_ITEM_CURRENCY'
  | 'WRITE_OFF_ITEM_TOO_MUCH';

/** One thing wrong with a proposal. */
export interface WriteOffProblem {
  readonly code: WriteOffProblemCode;
  /** The item it is about; null for the whole. */
  readonly item: string | null;
}

/**
 * Checks a proposal: open items of one currency that nothing else is agreed on, each in one proposal
 * only, and no more of each than is open. Returns all problems, not only the first.
 */
export function checkWriteOff(
  proposed: readonly WrittenOffItem[],
  known: readonly WritableItem[],
): WriteOffProblem[] {
  if (proposed.length === 0) return [{ code: 'WRITE_OFF_NO_ITEMS', item: null }];
  const byKey = new Map(known.map((one) => [one.item, one]));
  const currency = proposed.map(({ item }) => byKey.get(item)?.currency).find(Boolean);
  const counts = Map.groupBy(proposed, ({ item }) => item);
  return proposed.flatMap((one) => {
    const codes = problemsOf(one, byKey.get(one.item), currency);
    const isTwice = (counts.get(one.item)?.length ?? 0) > 1;
    const all: WriteOffProblemCode[] = isTwice ? [...codes, 'WRITE_OFF_ITEM_TWICE'] : codes;
    return all.map((code) => ({ code, item: one.item }));
  });
}

function problemsOf(
  { amount }: WrittenOffItem,
  item: WritableItem | undefined,
  currency: string | undefined,
): WriteOffProblemCode[] {
  if (!item) return ['WRITE_OFF_ITEM_UNKNOWN'];
  if (item.open <= 0) return ['WRITE_OFF_ITEM_DISPUTED'];
  const checks: readonly [WriteOffProblemCode, boolean][] = [
    ['WRITE_OFF_AMOUNT_INVALID', !Number.isSafeInteger(amount) || amount <= 0],
    ['WRITE_OFF_ITEM_ARRANGED', item.isArranged],
    ['WRITE_OFF_ITEM_WITH_AGENCY', item.isWithAgency],
    ['WRITE_OFF_ITEM_PROPOSED', item.isProposed],
    ['WRITE_OFF_ITEM_CURRENCY', item.currency !== currency],
    ['WRITE_OFF_ITEM_TOO_MUCH', amount > item.open],
  ];
  return checks.filter(([, isWrong]) => isWrong).map(([code]) => code);
}
