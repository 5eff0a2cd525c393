import cds from '@sap/cds';

/** What an operator may set in CAP's configuration under `saldo.supervision`. */
interface SupervisionSettings {
  /** How many customers may change hands with one decision. */
  readonly reassignedAtOnce: number;
}

const defaults: SupervisionSettings = { reassignedAtOnce: 5_000 };

export function settings(): SupervisionSettings {
  const { saldo } = cds.env as { saldo?: { supervision?: Partial<SupervisionSettings> } };
  return { ...defaults, ...saldo?.supervision };
}
