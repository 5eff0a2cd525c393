/** The right to do something alone until it expires; the token rises with each holder. */
export interface Lease {
  readonly name: string;
  /** Passed along to what is protected, so that a holder who is late can be refused. */
  readonly fencingToken: number;
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

/** What many processes have to agree on without holding business rows. */
export interface Coordination {
  /** Null while someone holds it, the same holder included. */
  lease(name: string, holder: string, seconds: number): Promise<Lease | null>;

  /** Keeps a lease for some seconds from now; false if it expired or has another holder. */
  renew(lease: Lease, seconds: number): Promise<boolean>;

  /** Gives a lease back; nothing happens if it has another holder by now. */
  release(lease: Lease): Promise<void>;

  /** Whoever gets `first` does the work, then calls `complete` or `abandon` with the claim. */
  once(request: OnceRequest): Promise<OnceAnswer>;

  /** Remembers the result for some seconds; false if the claim expired and another one was first. */
  complete(
    name: string,
    claim: string,
    result: string | null,
    rememberSeconds: number,
  ): Promise<boolean>;

  /** Makes way for another first caller. */
  abandon(name: string, claim: string): Promise<void>;

  /**
   * Counts one event and says whether it is among the first `limit` of its window. Windows of
   * `windowSeconds` follow one another from 1970 on; around a border up to twice the limit can pass.
   */
  allow(name: string, windowSeconds: number, limit: number): Promise<boolean>;
}
