import type { Database } from '../../srv/platform/database.ts';
import { eventually } from './eventually.ts';

/** Resolves as soon as somebody waits for a lock in this PostgreSQL database. */
export function someoneWaits(db: Database): Promise<void> {
  return eventually(async () => {
    const waiting = await db.query(
      `SELECT pid FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    return waiting.length > 0;
  });
}
