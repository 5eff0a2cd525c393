import type { Instant } from '../domain/iso-date.ts';

/** The right to do something alone until it expires; the token rises with each holder. */
export interface Lease {
  readonly name: string;
  /** Passed along to what is protected, so that a holder who is late can be refused. */
  readonly fencingToken: number;
}

/** What may be taken in one window of time, by all together. */
export interface Budget {
  readonly limit: number;
  readonly seconds: number;
}

export interface Drawn {
  readonly granted: number;
  /** Until the window ends: what is granted is for this window only. */
  readonly windowEndsAt: Instant;
}

/** What many processes have to agree on without holding business rows. */
export interface Coordination {
  /** Null while someone holds it, the same holder included. */
  lease(name: string, holder: string, seconds: number): Promise<Lease | null>;

  /** Keeps a lease for some seconds from now; false if it expired or has another holder. */
  renew(lease: Lease, seconds: number): Promise<boolean>;

  /** Gives a lease back; nothing happens if it has another holder by now. */
  release(lease: Lease): Promise<void>;

  /** Takes up to `wanted` out of a budget; a window opens with the first draw after the last one. */
  draw(name: string, wanted: number, budget: Budget): Promise<Drawn>;

  /** Grants nothing more for some seconds from now, and until the window ends; a longer closure stays. */
  close(name: string, seconds: number): Promise<void>;
}
