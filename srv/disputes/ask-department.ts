import { randomUUID } from 'node:crypto';
import type { IsoDate } from '../domain/iso-date.ts';
import { caseTasksTable } from '../platform/tables.ts';
import { badRequest } from '../requests/refusal.ts';
import { auditCase, type DeskWork } from './case-of.ts';
import { requireCode } from './code-lists.ts';

export interface Question {
  readonly department: string;
  readonly task: string;
  readonly dueOn: IsoDate;
}

/** Gives a department something to find out or to do by a day. DISPUTE_DEPARTMENT_UNKNOWN, DISPUTE_DEADLINE_PAST. */
export async function askDepartment(
  work: DeskWork,
  { department, task, dueOn }: Question,
): Promise<void> {
  const { db, user, now, today, dispute } = work;
  await requireCode(db, 'Departments', department, 'department');
  if (dueOn < today) throw badRequest('DISPUTE_DEADLINE_PAST', 'dueOn', { value: dueOn });
  const { id, source, partner } = dispute;
  const asked = { askedAt: now, askedBy: user, modifiedAt: now };
  await db.insert(caseTasksTable, [
    { ID: randomUUID(), dispute: id, source, partner, department, task, dueOn, ...asked },
  ]);
  await auditCase(work, 'dispute-task-given', '', { department, dueOn });
}
