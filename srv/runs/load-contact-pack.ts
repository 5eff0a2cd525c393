import type { ContactPack, LockRule } from '../domain/contact-pack.ts';
import {
  calendarsOf,
  contactPackOf,
  type Holidays,
  type StoredContactPack,
} from '../domain/contact-packs/stored-pack.ts';
import type { IsoDate } from '../domain/iso-date.ts';
import type { Database } from '../platform/database.ts';
import { inList } from '../platform/sql-text.ts';

/** The rules of contact of a segment on a day. */
export interface SegmentContactPack {
  /** Null when no pack is valid: nobody is contacted then. */
  readonly pack: ContactPack | null;
  /** For persons whose own zone is not known. */
  readonly segmentZone: string;
}

interface PackRow {
  readonly pack: string | null;
  readonly validFrom: IsoDate | null;
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
    `SELECT pack.pack, pack.validFrom AS "validFrom", pack.content, segment.timeZone AS "timeZone"
    FROM saldo_organization_Segments segment
    LEFT JOIN saldo_contacts_ContactRulePacks pack
      ON pack.pack = segment.contactPack AND pack.validFrom <= ?
      AND (pack.validTo IS NULL OR pack.validTo >= ?)
    WHERE segment.segment = ? ORDER BY pack.validFrom DESC`,
    [day, day, segment],
  );
  const said = await readPack(db, row);
  const pack = said && withBlocks(said, await loadLockRules(db, segment, day));
  return { pack, segmentZone: row?.timeZone ?? 'UTC' };
}

async function readPack(db: Database, row: PackRow | undefined): Promise<ContactPack | null> {
  if (!row?.content) return null;
  const stored = JSON.parse(row.content) as StoredContactPack;
  const holidays = await loadHolidays(db, calendarsOf(stored.rules));
  return contactPackOf(stored, { pack: row.pack ?? '', validFrom: row.validFrom ?? '' }, holidays);
}

/** The public holidays of calendars; no query for none. */
export async function loadHolidays(db: Database, calendars: readonly string[]): Promise<Holidays> {
  if (calendars.length === 0) return new Map();
  const rows = await db.query<{ calendar: string; day: IsoDate }>(
    `SELECT calendar, day FROM saldo_organization_Holidays
    WHERE calendar ${inList(db.dialect)} ORDER BY day`,
    [JSON.stringify(calendars)],
  );
  const days = Map.groupBy(rows, ({ calendar }) => calendar);
  return new Map([...days].map(([calendar, of]) => [calendar, of.map(({ day }) => day)]));
}

/** As a contact gate would ask it: with the blocks and locks that stand above every pack. */
export async function withLocks(
  db: Database,
  pack: ContactPack,
  segment: string,
  day: IsoDate,
): Promise<ContactPack> {
  return withBlocks(pack, await loadLockRules(db, segment, day));
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
