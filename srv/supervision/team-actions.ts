import { refuseForeignSegment } from '../requests/limits.ts';
import { assignForAWhile, type TemporaryInput } from './assign-for-a-while.ts';
import { type AbsenceInput, recordAbsence } from './record-absence.ts';
import type { Supervisor } from './supervisor.ts';
import { segmentToday } from './validity.ts';

/** An agent's row of the team. */
export interface MemberKey {
  readonly segment: string;
  readonly collectionGroup: string;
  readonly agent: string;
}

/** The agent of the row is away, as recordAbsence tells it. */
export function markAbsent(
  supervisor: Supervisor,
  { agent }: MemberKey,
  input: Omit<AbsenceInput, 'agent'>,
): Promise<string> {
  return recordAbsence(supervisor, { ...input, agent });
}

/** Somebody else works what the agent of the row owns in the group, as assignForAWhile tells it. */
export function lendCustomers(
  supervisor: Supervisor,
  { segment, collectionGroup, agent: owner }: MemberKey,
  input: Pick<TemporaryInput, 'agent' | 'validFrom' | 'validTo' | 'reason'>,
): Promise<string> {
  return assignForAWhile(supervisor, { ...input, segment, collectionGroup, owner });
}

/** The day that the lists of the row's segment are for, as the first and the last one. */
export async function daysFromToday(supervisor: Supervisor, { segment }: MemberKey) {
  refuseForeignSegment(supervisor, segment);
  const today = await segmentToday(supervisor, segment);
  return { validFrom: today, validTo: today };
}
