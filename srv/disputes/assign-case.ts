import { randomUUID } from 'node:crypto';
import { requestDisputeChange } from '../erp/write-back/requests/disputes.ts';
import { badRequest } from '../requests/refusal.ts';
import { auditCase, type DeskWork, erpKeyOf } from './case-of.ts';
import { keepCaseValues } from './keep-case-values.ts';

/** Who works on a case, and who is told when it is late; who is left out stays. */
export interface Assignment {
  readonly owner?: string | null;
  readonly coordinator?: string | null;
}

/** The case is the user's to work on. */
export async function takeCase(work: DeskWork): Promise<void> {
  const { db, user, dispute } = work;
  const clerk = await clerkNamed(work, user);
  await keepCaseValues(db, dispute.id, { owner: user });
  await sendPeople(work, { processor: clerk?.erpUser });
  await auditCase(work, 'dispute-taken', '');
}

/** DISPUTE_CLERK_UNKNOWN for who is not in the team, DISPUTE_NOBODY_NAMED without anybody. */
export async function assignCase(work: DeskWork, input: Assignment): Promise<void> {
  const { db, dispute } = work;
  const { owner = null, coordinator = null } = input;
  if (!owner && !coordinator) throw badRequest('DISPUTE_NOBODY_NAMED', 'owner');
  const people = {
    processor: owner ? (await requireClerk(work, owner, 'owner')).erpUser : null,
    coordinator: coordinator
      ? (await requireClerk(work, coordinator, 'coordinator')).erpUser
      : null,
  };
  await keepCaseValues(db, dispute.id, {
    ...(owner && { owner }),
    ...(coordinator && { coordinator }),
  });
  await sendPeople(work, people);
  await auditCase(work, 'dispute-assigned', '', { owner, coordinator });
}

interface Clerk {
  /** None for who does not work in the ERP. */
  readonly erpUser: string | null;
}

async function clerkNamed({ db }: DeskWork, clerk: string): Promise<Clerk | undefined> {
  const [found] = await db.query<Clerk>(
    `SELECT erpUser AS "erpUser" FROM saldo_disputes_Clerks WHERE clerk = ? AND isActive = true`,
    [clerk],
  );
  return found;
}

async function requireClerk(work: DeskWork, clerk: string, target: string): Promise<Clerk> {
  const found = await clerkNamed(work, clerk);
  if (!found) throw badRequest('DISPUTE_CLERK_UNKNOWN', target, { value: clerk });
  return found;
}

/** The ERP knows people by their ERP users; who has none is known here only. */
async function sendPeople(
  { db, user, now, dispute }: DeskWork,
  people: { readonly processor?: string | null; readonly coordinator?: string | null },
): Promise<void> {
  const { processor, coordinator } = people;
  if (!processor && !coordinator) return;
  const { id: caseId, source, partner, segment } = dispute;
  const change = {
    ...{ caseId, partner, change: randomUUID(), ...erpKeyOf(dispute) },
    ...(processor && { processor }),
    ...(coordinator && { coordinator }),
  };
  await requestDisputeChange(db, change, { source, segment, user, now });
}
