import type { Instant } from '../domain/iso-date.ts';
import type { Database } from '../platform/database.ts';

/** A run that is neither published nor failed: how far it is, and whether somebody still works on it. */
export interface UnfinishedRun {
  readonly run: string;
  readonly segment: string;
  readonly phase: 'evaluate' | 'balance' | 'publish';
  readonly partitions: number;
  readonly evaluated: number;
  readonly plannedAt: Instant;
  /** False for one whose process has ended badly: nothing will come of it. */
  readonly isUnderWay: boolean;
}

export interface LookAtRuns {
  readonly now: Instant;
  /** Where workers share a night nobody holds it: it counts as over when no part was done for so long. */
  readonly quietSeconds: number;
}

interface Row {
  readonly run: string;
  readonly segment: string;
  readonly status: string;
  readonly plannedAt: Instant;
  readonly partitions: number;
  readonly evaluated: number;
  readonly evaluatedAt: Instant | null;
  readonly balancedAt: Instant | null;
}

/**
 * Runs without an end, the latest first. A night in one process holds a lease for as long as it lives
 * (night-lease.ts); its run is the one planned last.
 */
export async function unfinishedRuns(db: Database, look: LookAtRuns): Promise<UnfinishedRun[]> {
  const rows = await db.query<Row>(UNFINISHED);
  if (rows.length === 0) return [];
  const held = await db.query(HELD, [look.now]);
  return rows.map((row, index) => {
    const isFresh = secondsBetween(lastSignOf(row), look.now) <= look.quietSeconds;
    const isUnderWay = isFresh || (index === 0 && held.length > 0);
    const { run, segment, partitions, evaluated, plannedAt } = row;
    return { run, segment, phase: phaseOf(row), partitions, evaluated, plannedAt, isUnderWay };
  });
}

function phaseOf({ status, partitions, evaluated }: Row): UnfinishedRun['phase'] {
  if (status === 'balanced') return 'publish';
  return evaluated < partitions ? 'evaluate' : 'balance';
}

function lastSignOf({ plannedAt, evaluatedAt, balancedAt }: Row): Instant {
  const signs = [plannedAt, evaluatedAt ?? plannedAt, balancedAt ?? plannedAt];
  return signs.toSorted().at(-1) ?? plannedAt;
}

function secondsBetween(from: Instant, to: Instant): number {
  return (Date.parse(to) - Date.parse(from)) / 1000;
}

const HELD = `SELECT 1 AS held FROM saldo_platform_Leases WHERE name = 'night' AND expiresAt > ?`;

const UNFINISHED = `SELECT r.ID AS run, r.segment, r.status, r.plannedAt AS "plannedAt",
    (SELECT CAST(COUNT(*) AS BIGINT) FROM saldo_worklists_RunPartitions p WHERE p.run = r.ID) AS partitions,
    (SELECT CAST(COUNT(*) AS BIGINT) FROM saldo_worklists_RunPartitions p
      WHERE p.run = r.ID AND p.status = 'evaluated') AS evaluated,
    (SELECT MAX(p.readAt) FROM saldo_worklists_RunPartitions p WHERE p.run = r.ID) AS "evaluatedAt",
    (SELECT MAX(c.balancedAt) FROM saldo_worklists_RunComponents c WHERE c.run = r.ID) AS "balancedAt"
  FROM saldo_worklists_Runs r
  WHERE r.status NOT IN ('published', 'failed') ORDER BY r.plannedAt DESC`;
