import type { DeadlineLine } from '../../domain/disputes/deadline.ts';
import type { Database } from '../../platform/database.ts';

/** All lines; which counts on a day is `deadlineOf`'s decision. */
export function loadDeadlines(db: Database): Promise<DeadlineLine[]> {
  return db.query<DeadlineLine>(
    `SELECT category, reason, validFrom AS "validFrom", validTo AS "validTo",
      decideInDays AS "decideInDays", escalateAgainAfter AS "escalateAgainAfter", coordinator
    FROM saldo_disputes_CaseDeadlines`,
  );
}
