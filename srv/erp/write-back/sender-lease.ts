import { SaldoError } from '../../domain/errors.ts';
import type { Instant } from '../../domain/iso-date.ts';
import type { Every } from '../../platform/clock.ts';
import type { Database } from '../../platform/database.ts';

export interface SenderLeaseOptions {
  readonly source: string;
  readonly holder: string;
  readonly now: () => Instant;
  readonly leaseSeconds: number;
  readonly every: Every;
}

/**
 * Keeps the leases of everything one sender has claimed, however long calls take: one statement
 * renews them all, three times in a lease. When that did not happen in time another sender may have
 * taken over, and nothing more may be sent.
 */
export class SenderLease {
  readonly #db: Database;
  readonly #options: SenderLeaseOptions;
  readonly #stop: () => void;
  #heldUntil: number;

  constructor(db: Database, options: SenderLeaseOptions) {
    this.#db = db;
    this.#options = options;
    this.#heldUntil = this.#leaseEnd();
    // A renewal that fails is tried again at the next beat; whether it was too late, isHeld tells.
    const beat = () => void this.renew().catch(() => undefined);
    this.#stop = options.every((options.leaseSeconds * 1000) / 3, beat);
  }

  /** Whether what was claimed is surely ours for some more milliseconds. */
  isHeld(milliseconds = 0): boolean {
    return Date.parse(this.#options.now()) + milliseconds < this.#heldUntil;
  }

  /**
   * Tells of what was claimed at an instant: a renewal that began since may not have seen it, so that
   * nothing is sure for longer than the claim itself until the next one.
   */
  claimed(at: Instant): void {
    const until = Date.parse(at) + this.#options.leaseSeconds * 1000;
    this.#heldUntil = Math.min(this.#heldUntil, until);
  }

  async renew(): Promise<void> {
    if (!this.isHeld()) return;
    const until = this.#leaseEnd();
    const { source, holder } = this.#options;
    await this.#db.execute(
      `UPDATE saldo_operations_Operations SET leaseUntil = ?
        WHERE source = ? AND state = 'sending' AND leaseHolder = ?`,
      [new Date(until).toISOString(), source, holder],
    );
    this.#heldUntil = until;
  }

  stop(): void {
    this.#stop();
  }

  #leaseEnd(): number {
    const { now, leaseSeconds } = this.#options;
    return Date.parse(now()) + leaseSeconds * 1000;
  }
}

/**
 * A request has to end well before the lease does, or another sender would take over while it is
 * under way: its deadline is under half the lease (WRITE_BACK_DEADLINE_TOO_LONG).
 */
export function checkDeadline(deadlineMilliseconds: number, leaseSeconds: number): void {
  if (deadlineMilliseconds * 2 < leaseSeconds * 1000) return;
  throw new SaldoError(
    'WRITE_BACK_DEADLINE_TOO_LONG',
    `A write may take ${deadlineMilliseconds} ms, and a claim holds for ${leaseSeconds} s; make the deadline shorter than half of that, or the lease longer.`,
    { deadlineMilliseconds, leaseSeconds },
  );
}

export const LEASE_LOST = 'WRITE_BACK_LEASE_LOST';

/** Why a sender that lost its leases stopped. */
export function leaseLost(source: string): SaldoError {
  return new SaldoError(
    LEASE_LOST,
    `The leases on operations for ${source} could not be renewed in time; another sender goes on.`,
    { source },
  );
}
