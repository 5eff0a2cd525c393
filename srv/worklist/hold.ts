import type { Instant } from '../domain/iso-date.ts';
import { localTime } from '../domain/local-time.ts';
import { conflict } from '../requests/refusal.ts';
import { settings } from './settings.ts';
import type { Visit } from './visit.ts';

/** One statement decides, so that of two agents who ask at the same moment one gets the customer. */
const TAKE = `INSERT INTO saldo_worklists_Holds (source, partner, agent, since, expiresAt)
  VALUES (?, ?, ?, ?, ?)
  ON CONFLICT (source, partner) DO UPDATE SET agent = excluded.agent, since = excluded.since,
    expiresAt = excluded.expiresAt
  WHERE saldo_worklists_Holds.agent = excluded.agent
    OR saldo_worklists_Holds.expiresAt <= excluded.since`;

/**
 * Takes the customer for the agent over all segments, or renews what they have; an expired hold of
 * someone else gives way. Every change to a customer passes here first: it also keeps two requests
 * of one agent in line until the transaction ends. CUSTOMER_HELD names who has them and until when.
 */
export async function takeHold(visit: Visit): Promise<void> {
  const { db, agent, now, position } = visit;
  const expiresAt = minutesAfter(now, settings().holdMinutes);
  const values = [position.source, position.partner, agent, now, expiresAt];
  if ((await db.execute(TAKE, values)) === 0) throw await heldBySomeone(visit);
}

/** Lets the customer go; answers whether the agent had them. */
export async function releaseHold({ db, agent, position }: Visit): Promise<boolean> {
  const released = await db.execute(
    'DELETE FROM saldo_worklists_Holds WHERE source = ? AND partner = ? AND agent = ?',
    [position.source, position.partner, agent],
  );
  return released > 0;
}

async function heldBySomeone(visit: Visit): Promise<Error> {
  const holder = await holderOf(visit);
  if (!holder) return conflict('HOLD_LOST');
  return conflict('CUSTOMER_HELD', { agent: holder.name, until: holder.until });
}

/** Who has the customer, and the time there when they are free again at the latest. */
export interface Holder {
  readonly agent: string;
  readonly name: string;
  readonly until: string;
  readonly expiresAt: Instant;
}

/** Who else has the customer now; null while nobody does, or the agent themselves. */
export async function otherHolder(visit: Visit): Promise<Holder | null> {
  const holder = await holderOf(visit);
  if (!holder || holder.agent === visit.agent || holder.expiresAt <= visit.now) return null;
  return holder;
}

async function holderOf({ db, position }: Visit): Promise<Holder | null> {
  const [hold] = await db.query<{ agent: string; name: string | null; expiresAt: Instant }>(
    `SELECT hold.agent, specialist.name, hold.expiresAt AS "expiresAt"
    FROM saldo_worklists_Holds hold
    LEFT JOIN saldo_organization_Specialists specialist ON specialist.agent = hold.agent
    WHERE hold.source = ? AND hold.partner = ?`,
    [position.source, position.partner],
  );
  if (!hold) return null;
  const until = localTime(hold.expiresAt, position.timeZone ?? 'UTC').time;
  return { ...hold, name: hold.name ?? hold.agent, until };
}

function minutesAfter(instant: Instant, minutes: number): Instant {
  return new Date(Date.parse(instant) + minutes * 60_000).toISOString();
}
