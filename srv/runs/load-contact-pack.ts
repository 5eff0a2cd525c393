import type { ContactPack, LockRule } from '../domain/contact-pack.ts';
import type { IsoDate } from '../domain/iso-date.ts';
import type { Database } from '../platform/database.ts';

/** The rules of contact of a segment on a day. */
export interface SegmentContactPack {
  /** Null when no pack is valid: nobody is contacted then. */
  readonly pack: ContactPack | null;
  /** For persons whose own zone is not known. */
  readonly segmentZone: string;
}

interface PackRow {
  readonly content: string | null;
  readonly timeZone: string | null;
}

/** A block that an agent has set stands above every country's pack. */
const BLOCK = { id: 'contact-block', kind: 'block', source: 'Saldo' } as const;

/** Reads a segment's pack of a day, the latest where several are valid, with blocks above it. */
export async function loadContactPack(
  db: Database,
  segment: string,
  day: IsoDate,
): Promise<SegmentContactPack> {
  const [row] = await db.query<PackRow>(
    `SELECT pack.content, segment.timeZone AS "timeZone"
    FROM saldo_organization_Segments segment
    LEFT JOIN saldo_contacts_ContactRulePacks pack
      ON pack.pack = segment.contactPack AND pack.validFrom <= ?
      AND (pack.validTo IS NULL OR pack.validTo >= ?)
    WHERE segment.segment = ? ORDER BY pack.validFrom DESC`,
    [day, day, segment],
  );
  const locks = await loadLockRules(db, segment, day);
  const pack = row?.content ? withBlocks(JSON.parse(row.content) as ContactPack, locks) : null;
  return { pack, segmentZone: row?.timeZone ?? 'UTC' };
}

function withBlocks(pack: ContactPack, locks: readonly LockRule[]): ContactPack {
  return { ...pack, rules: [BLOCK, ...locks, ...pack.rules] };
}

/** Locks under which nobody is contacted on a day, of the ERPs that the segment collects for. */
async function loadLockRules(db: Database, segment: string, day: IsoDate): Promise<LockRule[]> {
  const rows = await db.query<Omit<LockRule, 'id' | 'kind'>>(
    `SELECT says.source AS erp, says.process, says.reason, MAX(says.basis) AS source
    FROM saldo_locks_ContactLocks says
    WHERE says.validFrom <= ? AND (says.validTo IS NULL OR says.validTo >= ?)
      AND EXISTS (SELECT 1 FROM saldo_organization_SegmentCompanyCodes company
        WHERE company.segment = ? AND company.source = says.source)
    GROUP BY says.source, says.process, says.reason
    ORDER BY says.source, says.process, says.reason`,
    [day, day, segment],
  );
  return rows.map((row) => {
    return { ...row, id: `lock-${row.erp}-${row.process}-${row.reason}`, kind: 'lock' };
  });
}
