import { randomUUID } from 'node:crypto';
import { addDays, type IsoDate } from '../domain/iso-date.ts';
import { absencesTable } from '../platform/tables.ts';
import { conflict, notFound } from '../requests/refusal.ts';
import { bankDays } from '../runs/bank-days.ts';
import { replanDay } from '../runs/replan-day.ts';
import { recordChange } from './record-change.ts';
import { keepAgent, requireMyAgent, type Supervisor } from './supervisor.ts';
import { fromToday, segmentToday, type Validity } from './validity.ts';

export interface AbsenceInput {
  readonly agent: string;
  readonly validFrom: IsoDate;
  readonly validTo: IsoDate;
  readonly isHalfDay?: boolean | null;
  readonly reason: string;
}

/**
 * Keeps that an agent is away; what is open on their list today goes to who stands in
 * (ABSENCE_OVERLAPS, DAY_PAST). Gives the absence's id.
 */
export async function recordAbsence(supervisor: Supervisor, input: AbsenceInput): Promise<string> {
  const { agent, reason } = input;
  const isHalfDay = input.isHalfDay ?? false;
  const { db } = supervisor;
  const { today, memberships } = await agentToday(supervisor, agent);
  const validity = fromToday(input.validFrom, input.validTo, today);
  await keepAgent(db, agent);
  await refuseOverlap(supervisor, agent, validity);
  const ID = randomUUID();
  await db.insert(absencesTable, [{ ID, agent, ...validity, isHalfDay, reason }]);
  const moved = await replanDay(db, { agent });
  await recordChange(supervisor, {
    decision: 'absence-recorded',
    objectType: 'absence',
    objectKey: ID,
    reason,
    details: { agent, ...validity, isHalfDay, moved },
    seenBy: memberships,
    work: { fromAgent: agent, ...validity },
  });
  return ID;
}

/** The agent is back from today on; an absence not begun is as if it had never been (ABSENCE_UNKNOWN). */
export async function cancelAbsence(
  supervisor: Supervisor,
  ID: string,
  { reason }: { readonly reason: string },
): Promise<void> {
  const { db } = supervisor;
  const [absence] = await db.query<{ agent: string; validFrom: IsoDate }>(
    'SELECT agent, validFrom AS "validFrom" FROM saldo_organization_Absences WHERE ID = ?',
    [ID],
  );
  if (!absence) throw notFound('ABSENCE_UNKNOWN');
  const { agent, validFrom } = absence;
  const { today, memberships } = await agentToday(supervisor, agent);
  const end = 'UPDATE saldo_organization_Absences SET validTo = ? WHERE ID = ? AND validTo >= ?';
  const ended =
    validFrom < today
      ? await db.execute(end, [addDays(today, -1), ID, today])
      : await db.execute('DELETE FROM saldo_organization_Absences WHERE ID = ?', [ID]);
  if (ended === 0) throw notFound('ABSENCE_UNKNOWN');
  const moved = await replanDay(db, { agent });
  await recordChange(supervisor, {
    decision: 'absence-cancelled',
    objectType: 'absence',
    objectKey: ID,
    reason,
    details: { agent, validFrom, moved },
    seenBy: memberships,
    work: { toAgent: agent, validFrom },
  });
}

/** The earliest day that lists of the agent's segments are for, and the agent's groups. */
async function agentToday(supervisor: Supervisor, agent: string) {
  const memberships = await requireMyAgent(supervisor.db, supervisor, agent);
  const days = memberships.map(({ segment }) => segmentToday(supervisor, segment));
  const today: IsoDate =
    (await Promise.all(days)).sort()[0] ?? (await bankDays(supervisor.db, supervisor.now)).earliest;
  return { today, memberships };
}

async function refuseOverlap(
  { db }: Supervisor,
  agent: string,
  { validFrom, validTo }: Validity,
): Promise<void> {
  const [other] = await db.query<{ validFrom: IsoDate; validTo: IsoDate }>(
    `SELECT validFrom AS "validFrom", validTo AS "validTo" FROM saldo_organization_Absences
    WHERE agent = ? AND validFrom <= ? AND validTo >= ? ORDER BY validFrom`,
    [agent, validTo, validFrom],
  );
  if (other) throw conflict('ABSENCE_OVERLAPS', { agent, ...other });
}
