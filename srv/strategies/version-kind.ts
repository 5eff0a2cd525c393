import type { IsoDate } from '../domain/iso-date.ts';
import type { Database } from '../platform/database.ts';
import { checkBeginning } from './check-validity.ts';
import { type DraftKind, type DraftRow, loadDraft } from './draft-kind.ts';
import { refuseFaulty } from './refuse-faulty.ts';
import { refuseForeignStrategy } from './refuse-foreign.ts';
import { refuseTested } from './refuse-tested.ts';

/** A version of a strategy as its actions need it. */
export interface VersionRow extends DraftRow {
  readonly strategy: string;
  readonly version: number;
  readonly validFrom: IsoDate | null;
  readonly validTo: IsoDate | null;
}

export const VERSIONS: DraftKind<VersionRow> = {
  noun: 'version',
  objectType: 'strategy-version',
  table: 'saldo_strategies_StrategyVersions',
  columns: ['strategy', 'version', 'validFrom', 'validTo'],
  proposed: ['validFrom', 'validTo'],
  parts: {
    Versions: 'ID',
    Rules: 'version',
    RuleTexts: 'version',
    Conditions: 'version',
    Bands: 'version',
  },
  codes: {
    unknown: 'VERSION_UNKNOWN',
    missing: 'VERSION_MISSING',
    notDraft: 'VERSION_NOT_DRAFT',
    status: 'VERSION_STATUS',
  },
  told: ({ strategy, version }) => ({ strategy, version }),
  mayDecide: (asker, { strategy }) => refuseForeignStrategy(asker.db, asker, strategy),
  refuseUnfit: async ({ db }, version) => {
    await checkBeginning(db, version, version.validFrom ?? '');
    await refuseTested(db, version);
    await refuseFaulty(db, version);
  },
};

/** VERSION_UNKNOWN (404) when there is none. */
export function loadVersionRow(db: Database, id: string): Promise<VersionRow> {
  return loadDraft(db, VERSIONS, id);
}
