import type { Notice } from './notice.ts';
import type { Visit } from './visit.ts';

/**
 * Tells an agent, once, that a supervisor let others work a customer whom they had open: by whom and
 * why. Null when nobody did.
 */
export async function tellReleased({ db, agent, position }: Visit): Promise<Notice | null> {
  const key = [position.source, position.partner, agent];
  const [released] = await db.query<{ releasedBy: string; reason: string }>(
    `SELECT COALESCE(specialist.name, hold.releasedBy) AS "releasedBy", hold.reason
    FROM saldo_teams_ReleasedHolds hold
    LEFT JOIN saldo_organization_Specialists specialist ON specialist.agent = hold.releasedBy
    WHERE hold.source = ? AND hold.partner = ? AND hold.agent = ?`,
    key,
  );
  if (!released) return null;
  await db.execute(
    'DELETE FROM saldo_teams_ReleasedHolds WHERE source = ? AND partner = ? AND agent = ?',
    key,
  );
  return { code: 'HOLD_RELEASED', args: { ...released } };
}
