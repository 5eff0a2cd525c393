import cds from '@sap/cds';

/** What one request may ask for; an operator may set each in CAP's configuration under `saldo`. */
export interface RequestLimits {
  /** Characters of an address, decoded; in a batch, of each. */
  readonly addressLength: number;
  /** Brackets within brackets in an address. */
  readonly addressNesting: number;
  /** Words and values of an address: each costs the parser and the database something. */
  readonly addressTerms: number;
  /** Bytes of a body, unpacked. */
  readonly bodyBytes: number;
  /** Objects and lists within each other in a body. */
  readonly bodyNesting: number;
  /** Requests of one user in a minute; those of a batch count one by one. */
  readonly requestsPerMinute: number;
}

const defaults: RequestLimits = {
  addressLength: 8_000,
  addressNesting: 20,
  addressTerms: 2_000,
  bodyBytes: 100_000,
  bodyNesting: 20,
  requestsPerMinute: 1_200,
};

export function requestLimits(): RequestLimits {
  const { saldo } = cds.env as { saldo?: Partial<RequestLimits> };
  return { ...defaults, ...saldo };
}
