import { compileTree, type TreatmentDecider } from '../domain/compile-tree.ts';
import { toScaled4 } from '../domain/erp-amount.ts';
import { SaldoError } from '../domain/errors.ts';
import { factIndex } from '../domain/fact-catalogue.ts';
import type { Instant } from '../domain/iso-date.ts';
import { localTime } from '../domain/local-time.ts';
import { scaledSumText } from '../domain/scaled-sum.ts';
import type { Database } from '../platform/database.ts';
import type { CustomerRecord } from './customer-record.ts';
import { evaluateCustomer } from './evaluate-customer.ts';
import { loadTreatments, loadTree } from './load-treatments.ts';
import { type Lookback, readCustomers } from './read-customers.ts';
import { loadSegmentSetup, loadSegments, type SegmentSetup } from './segment-setup.ts';
import { portionsOf } from './trial-customers.ts';
import type { TriedDay } from './trial-report.ts';
import { treeContent } from './tried-content.ts';

export interface TreeTrialOptions {
  /** Id of the tree to try, whatever its status. */
  readonly tree: string;
  readonly lookback: Lookback;
  /** Says which day it is in a segment that never had a night. */
  readonly now: Instant;
}

/** Positions that would get another treatment, or keep theirs. */
export interface TreatmentMove {
  /** Null while the segment has no tree. */
  readonly fromTreatment: string | null;
  readonly toTreatment: string;
  readonly positions: number;
  /** Overdue, in the segment's currency. */
  readonly amount: string;
}

export interface TreeTrial {
  readonly tree: string;
  /** Says what the tree was judged by: tried-content.ts. */
  readonly content: string;
  /** Of its segment. */
  readonly days: readonly TriedDay[];
  readonly segment: string;
  readonly currency: string;
  readonly customers: number;
  /** Whom a night would reject by name. */
  readonly rejected: number;
  readonly changing: number;
  readonly moves: readonly TreatmentMove[];
  readonly seconds: number;
}

/**
 * Judges a segment's customers as a night does and chooses their treatment twice, by the tree in
 * force and by this one. Reads in snapshots and writes nothing. TREE_UNKNOWN when there is none,
 * TREE_INVALID when it cannot be used.
 */
export async function tryTree(db: Database, options: TreeTrialOptions): Promise<TreeTrial> {
  const startedAt = performance.now();
  const tree = await loadTree(db, options.tree);
  const segments = await loadSegments(db);
  const segment = segments.find((one) => one.segment === tree?.segment);
  if (!tree || !segment) throw missing(options.tree);
  const decide = compileTree(tree, await loadTreatments(db));
  const today = segment.businessDate ?? localTime(options.now, segment.timeZone).date;
  const setup = await loadSegmentSetup(db, segment, today);
  const tally = new TreatmentTally(setup, decide);
  for (const portion of await portionsOf(db, segment.segment, 1)) {
    const records = await readCustomers(db, portion, segment.segment, today, options.lookback);
    for (const record of records) tally.add(record);
  }
  return {
    tree: tree.id,
    content: treeContent(tree),
    days: [{ segment: segment.segment, businessDate: today }],
    segment: segment.segment,
    currency: segment.currency,
    ...tally.counts(),
    seconds: Math.round(performance.now() - startedAt) / 1_000,
  };
}

interface Sums {
  readonly fromTreatment: string | null;
  readonly toTreatment: string;
  positions: number;
  amount4: bigint;
}

/** Memory depends on treatments, not on customers. */
class TreatmentTally {
  readonly #setup: SegmentSetup;
  readonly #decide: TreatmentDecider;
  readonly #moves = new Map<string, Sums>();
  #customers = 0;
  #rejected = 0;

  constructor(setup: SegmentSetup, decide: TreatmentDecider) {
    this.#setup = setup;
    this.#decide = decide;
  }

  add(record: CustomerRecord): void {
    this.#customers += 1;
    try {
      this.#judge(record);
    } catch (error) {
      if (!(error instanceof SaldoError)) throw error;
      this.#rejected += 1;
    }
  }

  counts(): Pick<TreeTrial, 'customers' | 'rejected' | 'changing' | 'moves'> {
    const sums = [...this.#moves].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, move]) => move);
    const changed = sums.filter(({ fromTreatment, toTreatment }) => fromTreatment !== toTreatment);
    return {
      customers: this.#customers,
      rejected: this.#rejected,
      changing: changed.reduce((sum, { positions }) => sum + positions, 0),
      moves: sums.map(({ amount4, ...move }) => ({ ...move, amount: scaledSumText(amount4) })),
    };
  }

  #judge(record: CustomerRecord): void {
    const { decision } = evaluateCustomer(record, this.#setup);
    if (decision.kind !== 'position') return;
    const { treatment, segmentFacts } = decision.position;
    const { currencies, segment } = this.#setup;
    const digits = currencies.minorDigits(record.source, segment.currency);
    const overdue = Number(segmentFacts[factIndex('overdueTotal')] ?? 0);
    const move = this.#move(treatment?.treatment ?? null, this.#decide(segmentFacts).treatment);
    move.positions += 1;
    move.amount4 += BigInt(toScaled4(overdue, digits));
  }

  #move(fromTreatment: string | null, toTreatment: string): Sums {
    const key = `${fromTreatment ?? ''} ${toTreatment}`;
    const move = this.#moves.get(key) ?? { fromTreatment, toTreatment, positions: 0, amount4: 0n };
    this.#moves.set(key, move);
    return move;
  }
}

function missing(id: string): SaldoError {
  return new SaldoError('TREE_UNKNOWN', `Decision tree ${id} does not exist; name another.`, {
    id,
  });
}
