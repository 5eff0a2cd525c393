/** Where an agent puts a customer of their list, other than the strategy does. */
export type Place = 'top' | 'after' | 'end';

/** One customer moved; keys are those of the list. */
export interface Move {
  readonly key: string;
  readonly place: Place;
  /** Whom the customer comes after, for 'after'. */
  readonly after: string | null;
}

/**
 * The list as the agent has it: the strategy's order, and each move made in it in the order given,
 * the last one deciding. Who is moved but on the list no more, or after somebody who is not, stays
 * where the strategy has them.
 */
export function movedInList(ranked: readonly string[], moves: readonly Move[]): string[] {
  return moves.reduce(moveOne, [...ranked]);
}

function moveOne(list: string[], { key, place, after }: Move): string[] {
  if (!list.includes(key)) return list;
  const others = list.filter((other) => other !== key);
  if (place === 'top') return [key, ...others];
  if (place === 'end') return [...others, key];
  const index = others.indexOf(after ?? '');
  return index < 0 ? list : others.toSpliced(index + 1, 0, key);
}
