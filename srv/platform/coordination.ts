/** The right to do something alone until it expires; the token rises with each holder. */
export interface Lease {
  readonly name: string;
  /** Passed along to what is protected, so that a holder who is late can be refused. */
  readonly fencingToken: number;
}

/** What many processes have to agree on without holding business rows. */
export interface Coordination {
  /** Null while someone holds it, the same holder included. */
  lease(name: string, holder: string, seconds: number): Promise<Lease | null>;

  /** Keeps a lease for some seconds from now; false if it expired or has another holder. */
  renew(lease: Lease, seconds: number): Promise<boolean>;

  /** Gives a lease back; nothing happens if it has another holder by now. */
  release(lease: Lease): Promise<void>;
}
