import cds from '@sap/cds';
import type { Database } from '../platform/database.ts';
import { strategyBandsTable } from '../platform/tables.ts';
import type { Asker } from '../requests/asker.ts';
import { badRequest, conflict } from '../requests/refusal.ts';
import { lockDraft } from './guard-drafts.ts';
import { knownParameters } from './known-parameters.ts';
import { VERSIONS, type VersionRow } from './version-kind.ts';

/** Grids are stored as JSON arrays. */
const GRIDS = ['overdueGrid', 'dueGrid'] as const;

type Parameters = Readonly<Record<string, unknown>> &
  Readonly<Partial<Record<(typeof GRIDS)[number], string | null>>>;

/**
 * Changes what a draft says beside rules and bands; grids may be written as '30, 60, 90'. Refused when
 * somebody else changed the parameters since they were read (PARAMETERS_CHANGED).
 */
export async function changeParameters(
  service: cds.Service,
  asker: Asker,
  version: VersionRow,
  { known, ...parameters }: Parameters,
): Promise<void> {
  const { db } = asker;
  await VERSIONS.mayDecide(asker, version);
  await lockDraft(db, VERSIONS, version.id);
  const stored = await knownParameters(db, [version.id]);
  if (known !== stored.get(version.id)) {
    throw conflict('PARAMETERS_CHANGED', VERSIONS.told(version));
  }
  const grids = GRIDS.filter((name) => name in parameters).map((name) => [
    name,
    asJsonArray(parameters[name]),
  ]);
  const { UPDATE } = cds.ql;
  const values = { ...parameters, ...Object.fromEntries(grids) };
  await service.run(UPDATE.entity('StrategiesService.Versions', version.id).with(values));
}

function asJsonArray(written: string | null | undefined): string | null {
  const days = (written ?? '').match(/[^\s,;[\]]+/g);
  return days ? `[${days.join(',')}]` : null;
}

interface Band {
  readonly priority: string;
  readonly percentFrom: number;
}

interface StoredBand extends Band {
  readonly criticality: number | null;
}

/**
 * From which percentage each priority of a draft begins (BAND_TWICE, BAND_INVALID). Refused when
 * somebody else changed the bands since they were read (BANDS_CHANGED).
 */
export async function saveBands(
  asker: Asker,
  version: VersionRow,
  { bands, was }: { readonly bands: readonly Band[]; readonly was?: readonly Band[] | null },
): Promise<void> {
  const { db } = asker;
  await VERSIONS.mayDecide(asker, version);
  await lockDraft(db, VERSIONS, version.id);
  refuseBands(bands);
  const stored = await bandsOf(db, version.id);
  if (told(was ?? []) !== told(stored)) throw conflict('BANDS_CHANGED', VERSIONS.told(version));
  const colourOf = new Map(stored.map((band) => [band.priority, band.criticality]));
  await db.execute('DELETE FROM saldo_strategies_StrategyBands WHERE version = ?', [version.id]);
  await db.insert(
    strategyBandsTable,
    bands.map(({ priority, percentFrom }) => ({
      version: version.id,
      priority,
      percentFrom,
      criticality: colourOf.get(priority) ?? 0,
    })),
  );
}

function bandsOf(db: Database, version: string): Promise<StoredBand[]> {
  return db.query(
    `SELECT priority, percentFrom AS "percentFrom", criticality
    FROM saldo_strategies_StrategyBands WHERE version = ?`,
    [version],
  );
}

/** The same text for the same bands, in whatever order. */
function told(bands: readonly Band[]): string {
  return bands
    .map(({ priority, percentFrom }) => `${priority} ${percentFrom}`)
    .toSorted()
    .join();
}

function refuseBands(bands: readonly Band[]): void {
  const isInvalid = ({ priority, percentFrom }: Band) =>
    !priority || !Number.isInteger(percentFrom) || percentFrom < 0 || percentFrom > 100;
  if (bands.some(isInvalid)) throw badRequest('BAND_INVALID', 'bands');
  const names = new Set(bands.map(({ priority }) => priority));
  if (names.size < bands.length) throw badRequest('BAND_TWICE', 'bands');
}
