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
  /** The same of a debtor, who is a person and no program. */
  readonly portalRequestsPerMinute: number;
  /** Sign-ins that may fail from one address in a minute. */
  readonly failedSignInsPerMinute: number;
  /** Proxies in front of this server that are trusted to say where a request comes from. */
  readonly proxies: number;
  /** How long one statement of a request may take (PostgreSQL). */
  readonly statementSeconds: number;
}

const defaults: RequestLimits = {
  addressLength: 8_000,
  addressNesting: 20,
  addressTerms: 2_000,
  bodyBytes: 100_000,
  bodyNesting: 20,
  requestsPerMinute: 1_200,
  portalRequestsPerMinute: 60,
  failedSignInsPerMinute: 100,
  proxies: 0,
  statementSeconds: 30,
};

export function requestLimits(): RequestLimits {
  const { saldo } = cds.env as { saldo?: Partial<RequestLimits> };
  return { ...defaults, ...saldo };
}
