import type { Database } from '../../platform/database.ts';
import { type Claim, type ClaimedOperation, claimOperations } from './claim-operations.ts';

const OPERATIONS_A_CLAIM = 100;

/** How the next ones are claimed; undefined when nothing may be claimed any more. */
type NextClaim = () => Omit<Claim, 'limit'> | undefined;

/** What is due, claimed by and by; several workers take from it. */
export class OperationQueue {
  readonly #db: Database;
  readonly #claim: NextClaim;
  #left: number;
  #ready: ClaimedOperation[] = [];
  #claiming: Promise<number> | undefined;
  #isClosed = false;

  /** Hands out `limit` operations at most. */
  constructor(db: Database, claim: NextClaim, limit: number) {
    this.#db = db;
    this.#claim = claim;
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
    const unsent = this.#ready;
    this.#ready = [];
    if (unsent.length === 0) return;
    await this.#db.transaction(async (tx) => {
      for (const { id, fencingToken, outcomeUnknown, firstSentAt } of unsent) {
        await tx.execute(
          `UPDATE saldo_operations_Operations
              SET state = 'pending', attempts = attempts - 1, outcomeUnknown = ?, firstSentAt = ?,
                  leaseHolder = NULL, leaseUntil = NULL
            WHERE ID = ? AND fencingToken = ? AND state = 'sending'`,
          [outcomeUnknown, outcomeUnknown ? firstSentAt : null, id, fencingToken],
        );
      }
    });
  }

  async #fill(claim: Omit<Claim, 'limit'>): Promise<number> {
    try {
      const limit = Math.min(this.#left, OPERATIONS_A_CLAIM);
      const claimed = await claimOperations(this.#db, { ...claim, limit });
      this.#left -= claimed.length;
      this.#ready.push(...claimed);
      return claimed.length;
    } finally {
      this.#claiming = undefined;
    }
  }
}
