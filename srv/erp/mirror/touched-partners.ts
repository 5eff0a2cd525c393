import { isoAfter } from '../../platform/clock.ts';
import type { StatesRow } from '../../platform/tables.ts';
import { firstIdAt } from '../../runs/mark-changed.ts';
import type { MirrorRun } from './mirror-run.ts';

/** Marks of a partner's own data; `forgetOld` keeps them until its addresses were read. */
export const PARTNER_CAUSE = 'partner';

/** Before there was SAP. */
const EARLIEST = '1970-01-01T00:00:00.000Z';

/**
 * Partners whose change was written since an object that hangs on them was read last, by whomever: a
 * reading that failed or died in between, change events, a comparison of keys.
 */
export async function touchedPartners(
  { db, source, overlapSeconds }: Pick<MirrorRun, 'db' | 'source' | 'overlapSeconds'>,
  { deltaAt }: Pick<StatesRow, 'deltaAt'>,
): Promise<string[]> {
  const since = deltaAt === null ? EARLIEST : isoAfter(Date.parse(deltaAt), -overlapSeconds);
  const rows = await db.query<{ partner: string }>(
    `SELECT DISTINCT partner FROM saldo_mirror_ChangedCustomers
      WHERE ID >= ? AND changedAt >= ? AND source = ? AND cause = ? ORDER BY partner`,
    [firstIdAt(since), since, source, PARTNER_CAUSE],
  );
  return rows.map(({ partner }) => partner);
}
