import { addDays, type IsoDate } from '../domain/iso-date.ts';
import { fixedAssignmentsTable } from '../platform/tables.ts';
import { refuseForeignSegment } from '../requests/limits.ts';
import { conflict, notFound } from '../requests/refusal.ts';
import { lockSegment } from '../runs/lock-segment.ts';
import { groupOf, refuseForeignAssignment, requireAgentOf, requireCustomer } from './assigned.ts';
import { recordChange } from './record-change.ts';
import type { Supervisor } from './supervisor.ts';
import { fromNextNight, segmentToday, type Validity } from './validity.ts';

export interface FixedKey {
  readonly segment: string;
  readonly source: string;
  readonly partner: string;
}

export interface FixedInput extends FixedKey {
  readonly agent: string;
  readonly validFrom?: IsoDate | null;
  readonly validTo?: IsoDate | null;
  readonly reason: string;
}

/** Names a customer's specialist; who was named until then is so until the day before (FIXED_LATER). */
export async function fixAgent(supervisor: Supervisor, input: FixedInput): Promise<void> {
  const { segment, source, partner, agent, reason } = input;
  const { db } = supervisor;
  refuseForeignSegment(supervisor, segment);
  await lockSegment(db, segment);
  const validity = fromNextNight(input, await segmentToday(supervisor, segment));
  await requireCustomer(supervisor, segment, source, partner);
  await requireAgentOf(supervisor, segment, agent, validity.validFrom);
  await endFormer(supervisor, input, validity);
  await db.upsert(fixedAssignmentsTable, [
    { segment, source, partner, agent, ...validity, reason },
  ]);
  await recordChange(supervisor, {
    decision: 'agent-fixed',
    objectType: 'fixed-assignment',
    objectKey: `${segment}/${source}/${partner}`,
    source,
    partner,
    reason,
    details: { segment, agent, ...validity },
    seenBy: [await groupOf(supervisor, input)],
    work: { toAgent: agent, ...validity },
  });
}

const OF_CUSTOMER = 'segment = ? AND source = ? AND partner = ?';

async function endFormer(
  { db }: Supervisor,
  { segment, source, partner }: FixedKey,
  { validFrom, validTo }: Validity,
): Promise<void> {
  const key = [segment, source, partner];
  const [later] = await db.query<{ validFrom: IsoDate }>(
    `SELECT validFrom AS "validFrom" FROM saldo_organization_FixedAssignments
    WHERE ${OF_CUSTOMER} AND validFrom > ? AND validFrom <= ? ORDER BY validFrom`,
    [...key, validFrom, validTo ?? '9999-12-31'],
  );
  if (later) throw conflict('FIXED_LATER', { validFrom: later.validFrom });
  await db.execute(
    `UPDATE saldo_organization_FixedAssignments SET validTo = ?
    WHERE ${OF_CUSTOMER} AND validFrom < ? AND (validTo IS NULL OR validTo >= ?)`,
    [addDays(validFrom, -1), ...key, validFrom, validFrom],
  );
}

/** After today's lists: what began ends today, what did not is gone (FIXED_UNKNOWN). */
export async function endFixedAssignment(
  supervisor: Supervisor,
  { segment, source, partner, validFrom }: FixedKey & { readonly validFrom: IsoDate },
  { reason }: { readonly reason: string },
): Promise<void> {
  const { db } = supervisor;
  const [row] = await db.query<{ agent: string }>(
    `SELECT agent FROM saldo_organization_FixedAssignments WHERE ${OF_CUSTOMER} AND validFrom = ?`,
    [segment, source, partner, validFrom],
  );
  if (!row) throw notFound('FIXED_UNKNOWN');
  const { agent } = row;
  const ofNobody = { owner: null, collectionGroup: null };
  await refuseForeignAssignment(supervisor, { segment, source, partner, agent, ...ofNobody });
  const today = await segmentToday(supervisor, segment);
  const key = [segment, source, partner, validFrom, today];
  const table = 'saldo_organization_FixedAssignments';
  const where = `WHERE ${OF_CUSTOMER} AND validFrom = ? AND (validTo IS NULL OR validTo >= ?)`;
  const ended =
    validFrom > today
      ? await db.execute(`DELETE FROM ${table} ${where}`, key)
      : await db.execute(`UPDATE ${table} SET validTo = ? ${where}`, [today, ...key]);
  if (ended === 0) throw notFound('FIXED_UNKNOWN');
  await recordChange(supervisor, {
    decision: 'fixed-assignment-ended',
    objectType: 'fixed-assignment',
    objectKey: `${segment}/${source}/${partner}`,
    source,
    partner,
    reason,
    details: { segment, validFrom },
    seenBy: [await groupOf(supervisor, { segment, source, partner })],
    work: { fromAgent: agent, validFrom, validTo: today },
  });
}
