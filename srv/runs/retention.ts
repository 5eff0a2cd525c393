import type { IsoDate } from '../domain/iso-date.ts';
import type { Database } from '../platform/database.ts';

/**
 * What is kept for a while: marks of changed customers that are dealt with; what only helps to look
 * into a run (partitions, totals, rejections); worklists with their positions, events and facts;
 * trials of versions and trees, which name persons; snapshots of contracts; rows of files that were rejected or shown, which are personal data; persons
 * whose data may only be kept, after which they may be erased; and who has read sensitive data.
 */
export const RETENTION_KINDS = [
  'changes',
  'run-details',
  'worklists',
  'trials',
  'snapshots',
  'file-rows',
  'persons',
  'reads',
] as const;
export type RetentionKind = (typeof RETENTION_KINDS)[number];

/** How long, in days; the last list or snapshot of a month for `monthEndDays`. */
export interface Period {
  readonly days: number;
  readonly monthEndDays: number;
}

export type Retention = Readonly<Record<RetentionKind, Period>>;

/** Where the bank has said nothing. A position is explained for a good year, a month end for five. */
const DEFAULTS: Retention = {
  changes: { days: 30, monthEndDays: 30 },
  'run-details': { days: 90, monthEndDays: 90 },
  worklists: { days: 400, monthEndDays: 1_830 },
  trials: { days: 400, monthEndDays: 400 },
  snapshots: { days: 1_100, monthEndDays: 3_660 },
  'file-rows': { days: 14, monthEndDays: 14 },
  // Ten years, as commercial law has it in many countries.
  persons: { days: 3_660, monthEndDays: 3_660 },
  reads: { days: 400, monthEndDays: 400 },
};

/** The periods valid on a day; of several of a kind the latest counts. */
export async function loadRetention(db: Database, today: IsoDate): Promise<Retention> {
  const rows = await db.query<{ kind: string; days: number; monthEndDays: number | null }>(
    `SELECT kind, days, monthEndDays AS "monthEndDays"
    FROM saldo_organization_RetentionPeriods
    WHERE validFrom <= ? AND (validTo IS NULL OR validTo >= ?) ORDER BY validFrom`,
    [today, today],
  );
  const chosen = rows.map(({ kind, days, monthEndDays }) => {
    return [kind, { days, monthEndDays: Math.max(days, monthEndDays ?? days) }] as const;
  });
  return { ...DEFAULTS, ...Object.fromEntries(chosen) };
}
