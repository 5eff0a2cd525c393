import { mayContact } from '../domain/contact-gate.ts';
import type { ContactPack, ContactRule } from '../domain/contact-pack.ts';
import type { Instant } from '../domain/iso-date.ts';
import type { Database } from '../platform/database.ts';
import { type ContactAt, type GateCase, gateCases } from './gate-cases.ts';
import { loadOverridden } from './gate-overrides.ts';
import type { MyPosition, Visit } from './visit.ts';

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
  /** Rules that somebody answers for not keeping just now. */
  readonly overridden: readonly string[];
}

/** The case of the customer on a channel at an instant: now, or when a contact took place. */
export async function gateCase(
  { db, position, now }: Visit,
  channel: string,
  instant: Instant = now,
): Promise<GateCase> {
  const caseOf = await gateCases(db, [position], { channel, instant });
  return caseOf(position);
}

/**
 * Asks the rules of contact of the segment whether the customer may be contacted on a channel at an
 * instant, as things stood then. Rules that were overridden for that time are not asked. Without a
 * valid pack nobody is contacted: silence is the safe side.
 */
export async function askGate(
  visit: Visit,
  channel: string,
  instant: Instant = visit.now,
): Promise<GateAnswer> {
  const answerOf = await askGates(visit.db, [visit.position], { channel, instant });
  return answerOf(visit.position);
}

/** The same for several customers, by position. */
export async function askGates(
  db: Database,
  positions: readonly MyPosition[],
  contact: ContactAt,
): Promise<(position: MyPosition) => GateAnswer> {
  const caseOf = await gateCases(db, positions, contact);
  const overriddenOf = await loadOverridden(db, positions, contact);
  return (position) => answerTo(caseOf(position), overriddenOf(position), position.segment);
}

/** The rules' answer to a case, those that do not count left out; the segment is told without a pack. */
export function answerTo(
  { request, pack, history }: GateCase,
  leftOut: readonly string[],
  segment: string,
): GateAnswer {
  const { timeZone, debts } = request;
  if (!pack) {
    const refused = { allowed: false, pack: 'none', rule: 'no-pack', kind: 'no-pack' } as const;
    return { ...refused, source: segment, opensAt: null, timeZone, debts, overridden: [] };
  }
  const overridden = leftOut.filter((rule) => pack.rules.some(({ id }) => id === rule));
  const rules = pack.rules.filter(({ id }) => !leftOut.includes(id));
  const verdict = mayContact(request, { ...pack, rules }, history);
  const said = { pack: packName(pack), timeZone, debts, overridden };
  if (verdict.allowed) {
    return { ...said, allowed: true, rule: null, kind: null, source: null, opensAt: null };
  }
  const { rule, kind, source, opensAt } = verdict;
  return { ...said, allowed: false, rule, kind, source, opensAt };
}

/** As 'CO-2026@1'. */
export function packName({ id, version }: ContactPack): string {
  return `${id}@${version}`;
}
