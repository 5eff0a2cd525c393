import { mayContact } from '../../domain/contact-gate.ts';
import type { ContactPack } from '../../domain/contact-pack.ts';
import {
  calendarsOf,
  contactPackOf,
  type StoredContactRule,
} from '../../domain/contact-packs/stored-pack.ts';
import type { Instant, IsoDate } from '../../domain/iso-date.ts';
import { instantOf } from '../../domain/local-time.ts';
import type { Database } from '../../platform/database.ts';
import { loadContactDebts, loadContactHistories } from '../../runs/contact-histories.ts';
import { loadContactPack, loadHolidays, withLocks } from '../../runs/load-contact-pack.ts';

/** Rules on trial, and when and how somebody would be contacted. */
export interface TriedRules {
  readonly pack: string;
  readonly rules: readonly StoredContactRule[];
  readonly channel: string;
  /** Of the customer's calendar; null for the day of each segment's lists. */
  readonly day: IsoDate | null;
}

/** What the rules would do to the positions of a segment. */
export interface Effect {
  readonly segment: string;
  readonly name: string | null;
  readonly day: IsoDate;
  readonly positions: number;
  readonly looked: number;
  readonly openBefore: number;
  readonly openAfter: number;
  readonly opens: number;
  readonly closes: number;
  readonly hoursBefore: number;
  readonly hoursAfter: number;
}

interface Segment {
  readonly segment: string;
  readonly name: string | null;
  readonly businessDate: IsoDate;
  readonly run: string;
}

interface Customer {
  readonly source: string;
  readonly partner: string;
  readonly timeZone: string | null;
}

/** Enough to see what a change does; each is asked at every full hour of the day by both packs. */
const MOST_LOOKED_AT = 300;

const HOURS = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:00`);

/**
 * Asks the contact gate, at every full hour of a day, about positions of today's lists in the segments
 * that a pack holds for: by the rules in force and by those on trial, with what is known of each today.
 */
export async function tryRules(db: Database, tried: TriedRules, now: Instant): Promise<Effect[]> {
  const segments = await db.query<Segment>(
    `SELECT segment.segment, segment.name, run.businessDate AS "businessDate", run.ID AS run
    FROM saldo_organization_Segments segment
    JOIN saldo_worklists_PublishedRuns published ON published.segment = segment.segment
    JOIN saldo_worklists_Runs run ON run.ID = published.run
    WHERE segment.contactPack = ? ORDER BY segment.segment`,
    [tried.pack],
  );
  const effects: Effect[] = [];
  for (const segment of segments) effects.push(await effectOn(db, segment, tried, now));
  return effects;
}

async function effectOn(
  db: Database,
  { segment, name, businessDate, run }: Segment,
  tried: TriedRules,
  now: Instant,
): Promise<Effect> {
  const day = tried.day ?? businessDate;
  const { pack, segmentZone } = await loadContactPack(db, segment, businessDate);
  const holidays = await loadHolidays(db, calendarsOf(tried.rules));
  const onTrial = contactPackOf(tried, { pack: tried.pack, validFrom: day }, holidays);
  const after = await withLocks(db, onTrial, segment, businessDate);
  const { customers, positions } = await lookAt(db, run);
  const hours: (readonly [before: number, after: number])[] = [];
  for (const [source, some] of Map.groupBy(customers, (one) => one.source)) {
    const scope = { kind: 'listed', source, partners: some.map(({ partner }) => partner) } as const;
    const debtsOf = await loadContactDebts(db, scope, segment);
    const historyOf = await loadContactHistories(db, scope, day, now);
    for (const { partner: person, timeZone: own } of some) {
      const { channel } = tried;
      const debts = debtsOf.get(person) ?? [];
      const timeZone = own ?? segmentZone;
      const openHours = (one: ContactPack | null) =>
        one === null
          ? 0
          : HOURS.filter((hour) => {
              const instant = instantOf(day, hour, timeZone);
              const request = { person, relation: 'borrower', debts, channel, instant, timeZone };
              return mayContact(request, one, historyOf(person)).allowed;
            }).length;
      hours.push([openHours(pack), openHours(after)]);
    }
  }
  return { segment, name, day, positions, looked: customers.length, ...figuresOf(hours) };
}

function figuresOf(hours: readonly (readonly [before: number, after: number])[]) {
  const count = (is: (before: number, after: number) => boolean) =>
    hours.filter(([before, after]) => is(before, after)).length;
  const average = (at: 0 | 1) => {
    const sum = hours.reduce((total, one) => total + one[at], 0);
    return hours.length === 0 ? 0 : Math.round((10 * sum) / hours.length) / 10;
  };
  return {
    openBefore: count((before) => before > 0),
    openAfter: count((_, after) => after > 0),
    opens: count((before, after) => before === 0 && after > 0),
    closes: count((before, after) => before > 0 && after === 0),
    hoursBefore: average(0),
    hoursAfter: average(1),
  };
}

/** Positions spread evenly over a run's, and how many there are. */
async function lookAt(db: Database, run: string) {
  const all = await db.query<Customer & { total: number }>(
    `SELECT seen.source, seen.partner, seen.total, person.timeZone AS "timeZone"
    FROM (SELECT source, partner, COUNT(*) OVER () AS total,
        ROW_NUMBER() OVER (ORDER BY source, partner) AS place
      FROM saldo_worklists_Positions WHERE run = ? AND status = 'open') seen
    JOIN saldo_ledger_Partners person
      ON person.source = seen.source AND person.partner = seen.partner
    WHERE seen.total <= ? OR seen.place % CAST(seen.total / ? + 1 AS INTEGER) = 0
    ORDER BY seen.source, seen.partner`,
    [run, MOST_LOOKED_AT, MOST_LOOKED_AT],
  );
  return { customers: all, positions: Number(all[0]?.total ?? 0) };
}
