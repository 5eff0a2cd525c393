import type { ContactRule } from '../domain/contact-pack.ts';
import type { Instant, IsoDate } from '../domain/iso-date.ts';
import type { Database } from '../platform/database.ts';
import { inList } from '../platform/sql-text.ts';
import type { ContactAt } from './gate-cases.ts';
import type { MyPosition, Visit } from './visit.ts';

/** Ids of the rules that were overridden for the customer and channel at an instant. */
export async function overriddenRules(
  { db, position }: Visit,
  channel: string,
  instant: Instant,
): Promise<string[]> {
  const overriddenOf = await loadOverridden(db, [position], { channel, instant });
  return overriddenOf(position);
}

/** The same for several customers, by position: one query. */
export async function loadOverridden(
  db: Database,
  positions: readonly MyPosition[],
  { channel, instant }: ContactAt,
): Promise<(position: MyPosition) => string[]> {
  const sources = JSON.stringify([...new Set(positions.map(({ source }) => source))]);
  const partners = JSON.stringify(positions.map(({ partner }) => partner));
  const rows = await db.query<Overridden>(
    `SELECT DISTINCT segment, source, partner, rule FROM saldo_contacts_GateOverrides
    WHERE source ${inList(db.dialect)} AND partner ${inList(db.dialect)} AND channel = ?
      AND grantedAt <= ? AND expiresAt > ?`,
    [sources, partners, channel, instant, instant],
  );
  const rules = Map.groupBy(rows, customerIn);
  return (position) => (rules.get(customerIn(position)) ?? []).map(({ rule }) => rule);
}

interface Overridden extends Pick<MyPosition, 'segment' | 'source' | 'partner'> {
  readonly rule: string;
}

function customerIn({ segment, source, partner }: Omit<Overridden, 'rule'>): string {
  return `${segment}/${source}/${partner}`;
}

/** Whether the segment's data gives somebody who is no supervisor the right to override on a day. */
export async function hasOverrideRight(
  db: Database,
  segment: string,
  agent: string,
  day: IsoDate,
): Promise<boolean> {
  const rows = await db.query(
    `SELECT agent FROM saldo_contacts_OverrideRights
    WHERE segment = ? AND agent = ? AND validFrom <= ? AND (validTo IS NULL OR validTo >= ?)`,
    [segment, agent, day, day],
  );
  return rows.length > 0;
}

/** For how many minutes rules of some kinds may be overridden on a day; a kind that is missing may never be. */
export async function overrideMinutes(
  db: Database,
  segment: string,
  kinds: readonly ContactRule['kind'][],
  day: IsoDate,
): Promise<ReadonlyMap<string, number>> {
  const rows = await db.query<{ kind: string; minutes: number }>(
    `SELECT ruleKind AS kind, minutes FROM saldo_contacts_OverridePolicies
    WHERE segment = ? AND ruleKind ${inList(db.dialect)}
      AND validFrom <= ? AND (validTo IS NULL OR validTo >= ?)
    ORDER BY validFrom`,
    [segment, JSON.stringify(kinds), day, day],
  );
  return new Map(rows.map(({ kind, minutes }) => [kind, minutes]));
}
