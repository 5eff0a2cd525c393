import cds from '@sap/cds';

/** What an operator may set in CAP's configuration under `saldo.portal`. */
export interface PortalSettings {
  /** The most that a debtor may have promised in all, by currency of the segment; where none is given, nothing. */
  readonly promiseLimits: Readonly<Record<string, string>>;
}

const defaults: PortalSettings = { promiseLimits: {} };

export function portalSettings(): PortalSettings {
  const { saldo } = cds.env as { saldo?: { portal?: Partial<PortalSettings> } };
  return { ...defaults, ...saldo?.portal };
}
