import type { Instant } from '../domain/iso-date.ts';
import { CAUSE_WORDS } from '../domain/position-change-words.ts';
import { conflict } from '../requests/refusal.ts';
import { type EventRow, tellPositionEvents } from './position-events.ts';
import type { Visit } from './visit.ts';

/** Input of an action that was decided on figures the agent had before their eyes. */
export interface SeenInput {
  /** When the position had last changed as the agent saw it; not compared when left out. */
  readonly seen?: Instant | null;
}

/** How many changes are told; more would hide the first. */
const TOLD = 4;

/**
 * Refuses what was decided on figures that are no longer so, and tells what changed since
 * (POSITION_CHANGED). The position is no OData entity with an ETag: CAP would then ask for If-Match
 * on its functions too (docs/decisions/customer-page.md).
 */
export async function refuseStale(visit: Visit, { seen }: SeenInput): Promise<void> {
  if (!seen) return;
  const { db, position } = visit;
  const { run, source, partner } = position;
  const [row] = await db.query<{ changedAt: Instant | null }>(
    `SELECT changedAt AS "changedAt" FROM saldo_worklists_Positions
    WHERE run = ? AND source = ? AND partner = ?`,
    [run, source, partner],
  );
  if (!row?.changedAt || Date.parse(row.changedAt) <= Date.parse(seen)) return;
  throw conflict('POSITION_CHANGED', { changes: await changesSince(visit, seen) });
}

async function changesSince({ db, language, position }: Visit, seen: Instant): Promise<string> {
  const { run, source, partner } = position;
  const events = await db.query<EventRow>(
    `SELECT source, cause, fromStatus AS "fromStatus", toStatus AS "toStatus",
      fromFactRow AS "fromFactRow", toFactRow AS "toFactRow", operation, about, note
    FROM saldo_worklists_PositionEvents
    WHERE run = ? AND source = ? AND partner = ? AND occurredAt > ?
    ORDER BY occurredAt DESC LIMIT ${TOLD}`,
    [run, source, partner, new Date(seen).toISOString()],
  );
  await tellPositionEvents(db, events, language);
  return events.map(({ text }) => text).join('; ') || (CAUSE_WORDS.change?.[language] ?? '');
}
