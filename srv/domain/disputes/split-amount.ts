/** How a dispute ends. */
export type Decision = 'justified' | 'part' | 'not-justified';

export const DECISIONS: readonly Decision[] = ['justified', 'part', 'not-justified'];

/** What becomes of a disputed amount; minor units of its currency. */
export interface Split {
  /** Credited, since it should never have been asked for. */
  readonly corrected: number;
  /** Given up, though it is owed. */
  readonly writtenOff: number;
  /** Owed after all. */
  readonly toCollect: number;
}

/** The parts that a clerk has named; null is what follows from the others. */
export type NamedParts = { readonly [Part in keyof Split]: number | null };

export type SplitProblem =
  | 'DISPUTE_PART_NEGATIVE'
  | 'DISPUTE_SPLIT_OFF'
  | 'DISPUTE_SPLIT_UNDERDETERMINED'
  | 'DISPUTE_SPLIT_NOT_THE_DECISION';

/**
 * Splits a disputed amount as it was decided: a justified dispute leaves nothing to collect, an
 * unjustified one everything, one that is justified in part some of both. At most one part follows
 * from the others; the three always add up to the amount, to the minor unit.
 */
export function splitAmount(
  disputed: number,
  decision: Decision,
  named: NamedParts,
): Split | SplitProblem {
  const given = withFixedParts(decision, named);
  const parts = [given.corrected, given.writtenOff, given.toCollect];
  if (parts.some((part) => part !== null && part < 0)) return 'DISPUTE_PART_NEGATIVE';
  if (parts.filter((part) => part === null).length > 1) return 'DISPUTE_SPLIT_UNDERDETERMINED';
  const rest = disputed - parts.reduce((sum: number, part) => sum + (part ?? 0), 0);
  if (rest < 0 || (rest > 0 && !parts.includes(null))) return 'DISPUTE_SPLIT_OFF';
  const split = {
    corrected: given.corrected ?? rest,
    writtenOff: given.writtenOff ?? rest,
    toCollect: given.toCollect ?? rest,
  };
  return fits(decision, disputed, split) ? split : 'DISPUTE_SPLIT_NOT_THE_DECISION';
}

/** Still in dispute once it is decided: until it is credited or written off, nobody asks for it. */
export function stillDisputed({ corrected, writtenOff }: Split): number {
  return corrected + writtenOff;
}

/** What the decision says by itself; nothing is written off that nobody has named. */
function withFixedParts(decision: Decision, named: NamedParts): NamedParts {
  const { corrected, writtenOff, toCollect } = named;
  if (decision === 'not-justified') {
    return { corrected: corrected ?? 0, writtenOff: writtenOff ?? 0, toCollect };
  }
  const collected = decision === 'justified' ? (toCollect ?? 0) : toCollect;
  const followsFromOthers = corrected !== null && collected !== null;
  return {
    corrected,
    writtenOff: writtenOff ?? (followsFromOthers ? null : 0),
    toCollect: collected,
  };
}

function fits(decision: Decision, disputed: number, { toCollect }: Split): boolean {
  if (decision === 'justified') return toCollect === 0;
  if (decision === 'not-justified') return toCollect === disputed;
  return toCollect > 0 && toCollect < disputed;
}
