import { mayContact } from '../domain/contact-gate.ts';
import type { ContactPack, ContactRule } from '../domain/contact-pack.ts';
import type { Instant, IsoDate } from '../domain/iso-date.ts';
import { localTime } from '../domain/local-time.ts';
import type { Database } from '../platform/database.ts';
import { loadContactHistory, loadDebts } from './contact-history.ts';
import type { Visit } from './visit.ts';

/** The gate's answer for the customer of a visit. */
export interface GateAnswer {
  readonly allowed: boolean;
  /** The pack that answered, as 'CO-2026@1'. */
  readonly pack: string;
  readonly rule: string | null;
  readonly kind: ContactRule['kind'] | 'no-pack' | null;
  readonly source: string | null;
  readonly opensAt: Instant | null;
  /** Zone of the person, in which the hours count. */
  readonly timeZone: string;
  /** The contracts the contact would be about. */
  readonly debts: readonly string[];
}

/**
 * Asks the rules of contact of the segment whether the customer may be contacted on a channel at an
 * instant: now, or when a contact took place, as things stood then. Without a valid pack nobody is
 * contacted: silence is the safe side.
 */
export async function askGate(
  visit: Visit,
  channel: string,
  instant: Instant = visit.now,
): Promise<GateAnswer> {
  const { db, position } = visit;
  const { pack, segmentZone } = await loadPack(db, position.segment, position.businessDate);
  const timeZone = position.timeZone ?? segmentZone;
  const debts = await loadDebts(db, position);
  if (!pack) return withoutPack(position.segment, timeZone, debts);
  const today = localTime(instant, timeZone).date;
  const history = await loadContactHistory(db, position, today, instant);
  const request = {
    person: position.partner,
    relation: 'borrower',
    debts,
    channel,
    instant,
    timeZone,
  };
  const verdict = mayContact(request, withBlocks(pack), history);
  const said = { pack: `${verdict.pack}@${verdict.packVersion}`, timeZone, debts };
  if (verdict.allowed) {
    return { ...said, allowed: true, rule: null, kind: null, source: null, opensAt: null };
  }
  const { rule, kind, source, opensAt } = verdict;
  return { ...said, allowed: false, rule, kind, source, opensAt };
}

/** A block that an agent has set stands above every country's pack. */
const BLOCK = { id: 'contact-block', kind: 'block', source: 'Saldo' } as const;

function withBlocks(pack: ContactPack): ContactPack {
  return { ...pack, rules: [BLOCK, ...pack.rules] };
}

function withoutPack(segment: string, timeZone: string, debts: readonly string[]): GateAnswer {
  const refused = { allowed: false, pack: 'none', rule: 'no-pack', kind: 'no-pack' } as const;
  return { ...refused, source: segment, opensAt: null, timeZone, debts };
}

interface PackRow {
  readonly content: string | null;
  readonly timeZone: string;
}

async function loadPack(
  db: Database,
  segment: string,
  day: IsoDate,
): Promise<{ pack: ContactPack | null; segmentZone: string }> {
  const [row] = await db.query<PackRow>(
    `SELECT pack.content, segment.timeZone AS "timeZone"
    FROM saldo_organization_Segments segment
    LEFT JOIN saldo_contacts_ContactRulePacks pack
      ON pack.pack = segment.contactPack AND pack.validFrom <= ?
      AND (pack.validTo IS NULL OR pack.validTo >= ?)
    WHERE segment.segment = ? ORDER BY pack.validFrom DESC`,
    [day, day, segment],
  );
  const pack = row?.content ? (JSON.parse(row.content) as ContactPack) : null;
  return { pack, segmentZone: row?.timeZone ?? 'UTC' };
}
