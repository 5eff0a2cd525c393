import { randomUUID } from 'node:crypto';
import { deadlineOf } from '../domain/disputes/deadline.ts';
import type { IsoDate } from '../domain/iso-date.ts';
import { requestDisputeChange } from '../erp/write-back/requests/disputes.ts';
import type { CasesRow } from '../platform/tables.ts';
import { badRequest } from '../requests/refusal.ts';
import { loadDeadlines } from '../runs/disputes/load-deadlines.ts';
import { titleOf } from '../worklist/raise-dispute.ts';
import { auditCase, type DeskWork, erpKeyOf } from './case-of.ts';
import { requireCode } from './code-lists.ts';
import { keepCaseValues } from './keep-case-values.ts';

/** What a clerk has found out; what is left out stays. */
export interface CaseChange {
  readonly reason?: string | null;
  readonly rootCause?: string | null;
  /** Another deadline than the bank's; needs a why. */
  readonly dueOn?: IsoDate | null;
  readonly why?: string | null;
}

/**
 * Changes what a case is about, here and in the ERP. Another reason has another deadline, unless one
 * is given. DISPUTE_NOTHING_CHANGED, DISPUTE_DEADLINE_PAST, DISPUTE_WHY_MISSING, DISPUTE_…_UNKNOWN.
 */
export async function changeCase(work: DeskWork, input: CaseChange): Promise<void> {
  const { db, user, now, dispute } = work;
  const { id: caseId, source, partner, segment } = dispute;
  const values = await valuesOf(work, input);
  await keepCaseValues(db, caseId, values);
  const { title, reason, rootCause, dueOn: plannedCloseOn } = values;
  const change = {
    ...{ caseId, partner, change: randomUUID(), ...erpKeyOf(dispute) },
    ...(reason && title && { reason, title }),
    ...(rootCause && { rootCause }),
    ...(plannedCloseOn && { plannedCloseOn }),
  };
  await requestDisputeChange(db, change, { source, segment, user, now });
  const { reason: to = null, dueOn = null } = values;
  const details = { reason: to, rootCause: rootCause ?? null, dueOn };
  await auditCase(work, 'dispute-changed', input.why ?? '', details);
}

async function valuesOf(work: DeskWork, input: CaseChange): Promise<Partial<CasesRow>> {
  const { db, language } = work;
  const { reason, rootCause, dueOn } = input;
  if (!reason && !rootCause && !dueOn) throw badRequest('DISPUTE_NOTHING_CHANGED', 'reason');
  if (rootCause) await requireCode(db, 'RootCauses', rootCause, 'rootCause');
  const title = reason ? { reason, title: await titleOf(db, reason, language) } : {};
  const deadline = dueOn ? givenDeadline(work, dueOn, input.why) : await deadlineFor(work, reason);
  return { ...title, ...(rootCause && { rootCause }), ...deadline };
}

function givenDeadline({ today }: DeskWork, dueOn: IsoDate, why?: string | null) {
  if (dueOn < today) throw badRequest('DISPUTE_DEADLINE_PAST', 'dueOn', { value: dueOn });
  if (!why) throw badRequest('DISPUTE_WHY_MISSING', 'why');
  return { dueOn, escalateAgainOn: null, escalationLevel: 0 };
}

async function deadlineFor({ db, today, dispute }: DeskWork, reason?: string | null) {
  if (!reason || reason === dispute.reason) return {};
  const { category, openedOn } = dispute;
  const lines = await loadDeadlines(db);
  const deadline = deadlineOf(lines, { category, reason }, openedOn ?? today);
  if (!deadline) return {};
  const { dueOn, escalateAgainOn } = deadline;
  return { dueOn, escalateAgainOn, ...(dueOn >= today && { escalationLevel: 0 }) };
}
