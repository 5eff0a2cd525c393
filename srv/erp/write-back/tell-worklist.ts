import { randomUUID } from 'node:crypto';
import type { Instant } from '../../domain/iso-date.ts';
import type { Database } from '../../platform/database.ts';
import { positionEventsTable } from '../../platform/tables.ts';
import type { ClaimedOperation } from './claim-operations.ts';

interface Position {
  readonly run: string;
  readonly status: string;
  readonly percent: number | null;
  readonly factRow: string | null;
}

/** An event on the customer's positions of today: what the agent agreed on did not get into the ERP. */
export async function tellWorklist(
  db: Database,
  { id, source, partner }: ClaimedOperation,
  now: Instant,
): Promise<void> {
  const positions = await db.query<Position>(
    `SELECT position.run, position.status, position.percent, position.factRow AS "factRow"
       FROM saldo_worklists_Positions position
       JOIN saldo_worklists_PublishedRuns published ON published.run = position.run
      WHERE position.source = ? AND position.partner = ?`,
    [source, partner],
  );
  const event = { source, partner, occurredAt: now, cause: 'erp', operation: id };
  const rows = positions.map(({ run, status, percent, factRow }) => {
    const same = { fromStatus: status, toStatus: status, fromPercent: percent, toPercent: percent };
    return { ID: randomUUID(), run, ...event, ...same, fromFactRow: factRow, toFactRow: factRow };
  });
  await db.insert(positionEventsTable, rows);
}
