import { randomUUID } from 'node:crypto';
import { addDays } from '../domain/iso-date.ts';
import { enqueueOperations } from '../erp/write-back/enqueue-operation.ts';
import { operationOf } from '../erp/write-back/requests/requester.ts';
import type { Database } from '../platform/database.ts';
import { planInstalmentsTable, resubmissionsTable } from '../platform/tables.ts';
import type { PlanDay } from './judge-plans.ts';
import { markChanged } from './mark-changed.ts';

interface DueInstalment {
  readonly plan: string;
  readonly number: number;
  readonly count: number;
  readonly dueOn: string;
  readonly source: string;
  readonly partner: string;
  readonly owner: string;
}

const DAYS = `SELECT reminderDays AS days FROM saldo_plans_PlanPolicies
  WHERE segment = ? AND validFrom <= ? AND (validTo IS NULL OR validTo >= ?)
  ORDER BY validFrom DESC LIMIT 1`;

/** Not before the plan is the ERP's, not of one that was made there, which is nobody's here, and not where somebody comes back to the customer anyway. */
const DUE = `SELECT due.plan, due.number, plan.instalmentCount AS count, due.dueOn AS "dueOn",
    plan.source, plan.partner, plan.createdBy AS owner
  FROM saldo_plans_Plans plan
  JOIN saldo_plans_PlanInstalments due ON due.plan = plan.ID
  WHERE plan.state = 'agreed' AND plan.erpPlan IS NULL AND plan.segment = ?
    AND due.remindedAt IS NULL
    AND due.dueOn > ? AND due.dueOn <= ?
    AND NOT EXISTS (SELECT 1 FROM saldo_contacts_Resubmissions other
      WHERE other.source = plan.source AND other.partner = plan.partner
        AND other.segment = plan.segment AND other.status = 'open')
  ORDER BY due.dueOn, due.plan`;

/**
 * Puts a resubmission before each instalment of a plan, as many days ahead as the bank's policy says,
 * so that the customer is reminded. Once for each instalment. Returns how many were put.
 */
export function remindInstalments(db: Database, day: PlanDay): Promise<number> {
  const { segment, today } = day;
  return db.transaction(async (tx) => {
    const [policy] = await tx.query<{ days: number | null }>(DAYS, [segment, today, today]);
    if (!policy?.days) return 0;
    const due = await tx.query<DueInstalment>(DUE, [segment, today, addDays(today, policy.days)]);
    const first = new Map(due.toReversed().map((one) => [`${one.source}/${one.partner}`, one]));
    await remind(tx, day, [...first.values()]);
    return first.size;
  });
}

async function remind(
  db: Database,
  { segment, today, now }: PlanDay,
  due: readonly DueInstalment[],
): Promise<void> {
  const reminders = due.map(({ source, partner, owner, ...instalment }) => {
    const { number, count, dueOn } = instalment;
    const reason = `${number}/${count}: ${dueOn}`;
    const told = { partner, segment, dueOn: today, reason, noContactUntil: false };
    return { ...{ ID: randomUUID(), source, owner, told }, instalment };
  });
  await db.insert(
    resubmissionsTable,
    reminders.map(({ ID, source, owner, told }) => {
      return { ID, source, ...told, owner, status: 'open', createdAt: now, createdBy: 'system' };
    }),
  );
  await enqueueOperations(
    db,
    reminders.map(({ ID, source, owner, told }) => {
      const payload = { resubmissionId: ID, ...told, user: owner };
      const about = { kind: 'resubmission', partner: told.partner, subject: ID } as const;
      return operationOf({ ...about, payload }, { source, segment, user: owner, now });
    }),
  );
  await db.upsert(
    planInstalmentsTable,
    reminders.map(({ instalment: { plan, number } }) => ({ plan, number, remindedAt: now })),
    { columns: ['plan', 'number', 'remindedAt'] },
  );
  await markChanged(
    db,
    due.map(({ source, partner }) => {
      return { source, partner, cause: 'resubmission', changedAt: now };
    }),
  );
}
