import type cds from '@sap/cds';
import { fingerprint } from '../domain/fingerprint.ts';
import type { Database } from '../platform/database.ts';
import { inList } from '../platform/sql-text.ts';
import { askerOf } from '../requests/asker.ts';
import { isAskedFor, rowsOf } from './told-rows.ts';

/** What a version says beside rules and bands. */
const PARAMETERS = [
  'currency',
  'maxValuation',
  'toleranceDays',
  'dueSoonDays',
  'dunningDays',
  'overdueGrid',
  'dueGrid',
  'minimumValue',
  'effortCapMinutes',
  'comment',
] as const;

/** Says of each version how its parameters stand, so that nobody overwrites what they have not seen. */
export function tellKnownParameters(service: cds.Service): void {
  service.after('READ', 'Versions', async (result: unknown, request: cds.Request) => {
    const rows = rowsOf<{ ID?: string; knownParameters?: string }>(result).filter(({ ID }) => ID);
    if (rows.length === 0 || !isAskedFor(request, ['knownParameters'])) return;
    const { db } = await askerOf(request);
    const known = await knownParameters(
      db,
      rows.map(({ ID }) => String(ID)),
    );
    for (const row of rows) row.knownParameters = known.get(String(row.ID));
  });
}

/** By version, a fingerprint of its parameters. */
export async function knownParameters(
  db: Database,
  versions: readonly string[],
): Promise<Map<string, string>> {
  const columns = PARAMETERS.map((name) => `${name} AS "${name}"`).join(', ');
  const rows = await db.query<{ readonly id: string }>(
    `SELECT ID AS id, ${columns} FROM saldo_strategies_StrategyVersions
    WHERE ID ${inList(db.dialect)}`,
    [JSON.stringify(versions)],
  );
  return new Map(rows.map(({ id, ...parameters }) => [id, fingerprint(parameters)]));
}
