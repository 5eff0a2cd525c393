import { appendEvent } from '../audit/append-event.ts';
import { notRestricted } from '../privacy/not-restricted.ts';
import { notFoundAt } from '../requests/refusal.ts';
import { mySegments } from './my-segments.ts';
import type { Agent } from './next-customer.ts';

/** Whose call is taken, in which segment. */
export interface Call {
  readonly segment: string;
  readonly source: string;
  readonly partner: string;
}

interface PositionRow {
  readonly run: string;
  readonly minutes: number | null;
  readonly listAgent: string | null;
}

const POSITION = `SELECT position.run, position.effortMinutes AS minutes, entry.agent AS "listAgent"
  FROM saldo_worklists_PublishedRuns published
  JOIN saldo_worklists_Positions position ON position.run = published.run
  LEFT JOIN saldo_worklists_ListEntries entry ON entry.run = position.run
    AND entry.source = position.source AND entry.partner = position.partner
  WHERE published.segment = ? AND position.source = ? AND position.partner = ?
    AND ${notRestricted('position')}`;

/** On the list of who took the call, for today: who owns the customer does not change. */
const ENTER = `INSERT INTO saldo_worklists_ListEntries
    (run, source, partner, agent, "rank", minutes, standsInFor) VALUES (?, ?, ?, ?, 0, ?, ?)
  ON CONFLICT (run, source, partner) DO UPDATE SET agent = excluded.agent,
    standsInFor = excluded.standsInFor`;

const OFF_LIST = `DELETE FROM saldo_worklists_UnlistedPositions
  WHERE run = ? AND source = ? AND partner = ?`;

/**
 * Puts a customer who calls onto the agent's list of today, whoever's they are. CALL_NO_POSITION
 * (404) for who is not collected from today, or not in the agent's segments.
 */
export async function takeCall(agent: Agent, call: Call): Promise<void> {
  const { db } = agent;
  const { segment, source, partner } = call;
  const isMine = (await mySegments(agent)).includes(segment);
  const [position] = isMine
    ? await db.query<PositionRow>(POSITION, [segment, source, partner])
    : [];
  if (!position) throw notFoundAt('partner', 'CALL_NO_POSITION');
  const { run, minutes, listAgent } = position;
  if (listAgent === agent.agent) return;
  await db.execute(ENTER, [run, source, partner, agent.agent, minutes ?? 0, listAgent]);
  await db.execute(OFF_LIST, [run, source, partner]);
  await appendEvent(db, {
    occurredAt: agent.now,
    actor: agent.agent,
    decision: 'call-taken',
    objectType: 'position',
    objectKey: `${run}/${source}/${partner}`,
    source,
    partner,
    details: { segment, from: listAgent },
  });
}
