import { randomUUID } from 'node:crypto';
import { appendEvent } from '../audit/append-event.ts';
import { addDays, type IsoDate, isIsoDate } from '../domain/iso-date.ts';
import { requestResubmission } from '../erp/write-back/requests/worklist-notes.ts';
import { resubmissionsTable } from '../platform/tables.ts';
import { badRequest } from '../requests/refusal.ts';
import { markChanged } from '../runs/mark-changed.ts';
import { takeHold } from './hold.ts';
import { settings } from './settings.ts';
import type { Visit } from './visit.ts';

/** When to come back to a customer, and why. */
export interface ResubmissionInput {
  readonly dueOn: IsoDate;
  readonly reason: string;
  /** Keeps everyone off until then. */
  readonly noContactUntil?: boolean | null;
}

/** Sets the day to come back to the customer in this segment; an earlier open one gives way. */
export async function resubmit(visit: Visit, input: ResubmissionInput): Promise<void> {
  checkDay(visit.position.businessDate, input.dueOn);
  await takeHold(visit);
  const { db, agent, now, position } = visit;
  const { source, partner, segment, run } = position;
  const { dueOn, reason } = input;
  const noContactUntil = input.noContactUntil ?? false;
  await db.execute(
    `UPDATE saldo_contacts_Resubmissions SET status = 'withdrawn'
    WHERE source = ? AND partner = ? AND segment = ? AND status = 'open'`,
    [source, partner, segment],
  );
  const ID = randomUUID();
  const what = { dueOn, reason, noContactUntil, status: 'open' };
  const who = { owner: agent, createdAt: now, createdBy: agent };
  await db.insert(resubmissionsTable, [{ ID, source, partner, segment, ...what, ...who }]);
  const told = { resubmissionId: ID, partner, segment, dueOn, reason, noContactUntil };
  await requestResubmission(db, told, { source, segment, user: agent, now });
  await db.execute(
    `UPDATE saldo_worklists_Positions SET resubmissionOn = ?, changedAt = ?, changedBy = ?
    WHERE run = ? AND source = ? AND partner = ?`,
    [dueOn, now, agent, run, source, partner],
  );
  await appendEvent(db, {
    occurredAt: now,
    actor: agent,
    decision: 'resubmission-set',
    objectType: 'resubmission',
    objectKey: ID,
    source,
    partner,
    details: { segment, dueOn, noContactUntil },
  });
  await markChanged(db, [{ source, partner, cause: 'resubmission', changedAt: now }]);
}

function checkDay(today: IsoDate, dueOn: IsoDate): void {
  if (!isIsoDate(dueOn)) throw badRequest('DATE_INVALID', 'dueOn', { value: dueOn });
  if (dueOn <= today) throw badRequest('RESUBMISSION_NOT_LATER', 'dueOn', { dueOn, today });
  const latest = addDays(today, settings().resubmissionDays);
  if (dueOn > latest) throw badRequest('RESUBMISSION_TOO_FAR', 'dueOn', { dueOn, latest });
}
