import type { Instant } from '../../domain/iso-date.ts';
import type { Database } from '../../platform/database.ts';
import { inList } from '../../platform/sql-text.ts';
import { type Claim, type ClaimedOperation, claimOperations } from './claim-operations.ts';

const OPERATIONS_A_CLAIM = 100;

/** How the next ones are claimed; undefined when nothing may be claimed any more. */
type NextClaim = () => Omit<Claim, 'limit'> | undefined;

/** What is due, claimed by and by; several workers take from it. */
export class OperationQueue {
  readonly #db: Database;
  readonly #claim: NextClaim;
  readonly #onClaimed: (at: Instant) => void;
  #left: number;
  #ready: ClaimedOperation[] = [];
  #claiming: Promise<number> | undefined;
  #isClosed = false;
  #holder = '';

  /** Hands out `limit` operations at most; `onClaimed` hears when there are more. */
  constructor(
    db: Database,
    claim: NextClaim,
    limit: number,
    onClaimed: (at: Instant) => void = () => undefined,
  ) {
    this.#db = db;
    this.#claim = claim;
    this.#onClaimed = onClaimed;
    this.#left = limit;
  }

  /** Hands out nothing more: what is claimed already can be given back. */
  close(): void {
    this.#isClosed = true;
  }

  /** The next operation; undefined when nothing is due now, or the queue is closed. */
  async next(): Promise<ClaimedOperation | undefined> {
    for (;;) {
      if (this.#isClosed) return undefined;
      const operation = this.#ready.shift();
      if (operation || this.#left <= 0) return operation;
      const begun = this.#claiming;
      const claim = this.#claim();
      if (!claim) return undefined;
      this.#claiming ??= this.#fill(claim);
      const claimed = await this.#claiming;
      // A claim that had begun before may not have seen what our last operation was in the way of.
      if (claimed === 0 && begun === undefined) return undefined;
    }
  }

  /** Gives back what was claimed and handed to nobody: it was not sent. */
  async giveBack(): Promise<void> {
    const unsent = Object.groupBy(this.#ready, (one) => (one.outcomeUnknown ? 'unknown' : 'new'));
    this.#ready = [];
    await this.#putBack(unsent.new ?? [], 'outcomeUnknown = false, firstSentAt = NULL');
    await this.#putBack(unsent.unknown ?? [], 'outcomeUnknown = true');
  }

  /** Those that nobody else has claimed since. */
  async #putBack(unsent: readonly ClaimedOperation[], as: string): Promise<void> {
    if (unsent.length === 0) return;
    const ids = JSON.stringify(unsent.map(({ id }) => id));
    await this.#db.execute(
      `UPDATE saldo_operations_Operations
          SET state = 'pending', attempts = attempts - 1, leaseHolder = NULL, leaseUntil = NULL, ${as}
        WHERE ID ${inList(this.#db.dialect)} AND leaseHolder = ? AND state = 'sending'`,
      [ids, this.#holder],
    );
  }

  async #fill(claim: Omit<Claim, 'limit'>): Promise<number> {
    try {
      this.#holder = claim.holder;
      const limit = Math.min(this.#left, OPERATIONS_A_CLAIM);
      const claimed = await claimOperations(this.#db, { ...claim, limit });
      if (claimed.length > 0) this.#onClaimed(claim.now);
      this.#left -= claimed.length;
      this.#ready.push(...claimed);
      return claimed.length;
    } finally {
      this.#claiming = undefined;
    }
  }
}
