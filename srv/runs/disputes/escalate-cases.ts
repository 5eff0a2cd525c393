import { appendEvents } from '../../audit/append-event.ts';
import type { Instant, IsoDate } from '../../domain/iso-date.ts';
import { localTime } from '../../domain/local-time.ts';
import type { Database, Dialect } from '../../platform/database.ts';
import { inList } from '../../platform/sql-text.ts';
import { type CaseBatches, inBatches } from './case-batches.ts';

interface LateCase {
  readonly id: string;
  readonly source: string;
  readonly partner: string;
  readonly coordinator: string | null;
  readonly level: number;
}

/** Level 1 after the deadline, 2 long enough after it: a case that is seen late for the first time skips 1. */
const LEVEL = 'CASE WHEN escalateAgainOn < ? THEN 2 ELSE 1 END';

/** The night and the mirror may look at the same moment: who comes second sees the level already there. */
function lateCases(dialect: Dialect): string {
  return `SELECT ID AS id, source, partner, coordinator, ${LEVEL} AS level
    FROM saldo_disputes_Cases
    WHERE status IN ('open', 'working') AND COALESCE(segment, '') = ? AND dueOn < ?
      AND escalationLevel < ${LEVEL} AND ID > ?
    ORDER BY ID LIMIT ? ${dialect === 'postgres' ? 'FOR UPDATE' : ''}`;
}

/** Escalates what is late where its segment is, each level once; answers how many cases. */
export async function escalateCases(db: Database, now: Instant): Promise<number> {
  let escalated = 0;
  for (const { segment, timeZone } of await segments(db)) {
    escalated += await escalateSegment(db, segment, localTime(now, timeZone ?? 'UTC').date, now);
  }
  return escalated;
}

function escalateSegment(
  db: Database,
  segment: string,
  today: IsoDate,
  now: Instant,
): Promise<number> {
  const days = [today, segment, today, today];
  const batches: CaseBatches<LateCase> = {
    read: (tx, after, limit) =>
      tx.query<LateCase>(lateCases(tx.dialect), [...days, after?.id ?? '', limit]),
    work: (tx, late) => escalate(tx, late, today, now),
    nameOf: ({ id }) => id,
  };
  return inBatches(db, batches, { now });
}

async function escalate(
  tx: Database,
  late: readonly LateCase[],
  today: IsoDate,
  now: Instant,
): Promise<number> {
  await tx.execute(
    `UPDATE saldo_disputes_Cases SET escalationLevel = ${LEVEL}, escalatedAt = ?,
      modifiedAt = ? WHERE ID ${inList(tx.dialect)}`,
    [today, now, now, JSON.stringify(late.map(({ id }) => id))],
  );
  await appendEvents(
    tx,
    late.map((one) => eventOf(one, now)),
  );
  return late.length;
}

function eventOf({ id, source, partner, coordinator, level }: LateCase, now: Instant) {
  return {
    occurredAt: now,
    actor: 'system',
    decision: 'dispute-escalated',
    objectType: 'dispute',
    objectKey: id,
    source,
    partner,
    details: { level, coordinator },
  };
}

/** Cases of company codes that nobody collects have no segment: their days are told in UTC. */
async function segments(
  db: Database,
): Promise<{ readonly segment: string; readonly timeZone: string | null }[]> {
  const known = await db.query<{ segment: string; timeZone: string | null }>(
    'SELECT segment, timeZone AS "timeZone" FROM saldo_organization_Segments ORDER BY segment',
  );
  return [...known, { segment: '', timeZone: null }];
}
