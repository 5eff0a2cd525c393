import { mayContact } from '../domain/contact-gate.ts';
import type { ContactRule } from '../domain/contact-pack.ts';
import type { Instant } from '../domain/iso-date.ts';
import { localTime } from '../domain/local-time.ts';
import { loadContactPack } from '../runs/load-contact-pack.ts';
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
  const { pack, segmentZone } = await loadContactPack(db, position.segment, position.businessDate);
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
  const verdict = mayContact(request, pack, history);
  const said = { pack: `${verdict.pack}@${verdict.packVersion}`, timeZone, debts };
  if (verdict.allowed) {
    return { ...said, allowed: true, rule: null, kind: null, source: null, opensAt: null };
  }
  const { rule, kind, source, opensAt } = verdict;
  return { ...said, allowed: false, rule, kind, source, opensAt };
}

function withoutPack(segment: string, timeZone: string, debts: readonly string[]): GateAnswer {
  const refused = { allowed: false, pack: 'none', rule: 'no-pack', kind: 'no-pack' } as const;
  return { ...refused, source: segment, opensAt: null, timeZone, debts };
}
