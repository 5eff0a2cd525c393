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

/** Whether this caller does it, or someone did, or is doing it. */
export type OnceAnswer =
  | { readonly state: 'first'; readonly claim: string }
  | { readonly state: 'done'; readonly result: string | null }
  | { readonly state: 'in-progress' }
  /** The same name was used for something else: an error of the caller. */
  | { readonly state: 'payload-differs' };

export interface OnceRequest {
  readonly name: string;
  /** Hash of what is done under this name. */
  readonly payloadHash: string;
  /** How long the first caller may take before another one becomes first, in seconds. */
  readonly claimSeconds: number;
}

/** What the first caller leaves behind. */
export interface OnceResult {
  readonly result: string | null;
  readonly rememberSeconds: number;
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

  /** Whoever gets `first` does the work, then calls `complete` or `abandon` with the claim. */
  once(request: OnceRequest): Promise<OnceAnswer>;

  /** Remembers the result for a while; false if the claim expired and another one was first. */
  complete(name: string, claim: string, result: OnceResult): Promise<boolean>;

  /** Makes way for another first caller; nothing happens if there is one by now. */
  abandon(name: string, claim: string): Promise<void>;
}
