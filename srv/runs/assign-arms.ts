import { type ArmAssignment, missingAssignments } from '../domain/experiments/assign-arms.ts';
import { addDays, type IsoDate } from '../domain/iso-date.ts';
import type { Database } from '../platform/database.ts';
import { type ArmAssignmentsRow, armAssignmentsTable } from '../platform/tables.ts';
import { customerKey, debtorGroups } from './debtor-groups.ts';
import { isOn, loadRunning, type StoredExperiment } from './load-experiments.ts';

/**
 * Before a night evaluates: gives an arm of the segment's running test to each group of connected
 * debtors that enters today, and to who has joined a group that is in it. Inserts only, in bulk;
 * done again it finds nothing to do. Without a running test it costs one statement. Returns how
 * many customers were assigned.
 */
export async function assignArms(db: Database, segment: string, today: IsoDate): Promise<number> {
  const running = await loadRunning(db, segment);
  const experiment = running.find((one) => isOn(one, today));
  if (!experiment) return 0;
  const assigned = await loadAssigned(db, experiment.id);
  const mayEnter = today <= experiment.enrolUntil;
  const groups = (await debtorGroups(db, experiment, today)).filter(
    ({ members, enters }) => (mayEnter && enters) || members.some((member) => assigned.has(member)),
  );
  const missing = missingAssignments(
    experiment,
    groups.map(({ members }) => members),
    assigned,
    today,
  );
  const rows = missing.map((assignment) => toRow(assignment, experiment));
  return db.insert(armAssignmentsTable, rows, { ifAbsent: true });
}

async function loadAssigned(db: Database, experiment: string): Promise<Map<string, ArmAssignment>> {
  const assigned = new Map<string, ArmAssignment>();
  const batches = db.stream<Omit<ArmAssignmentsRow, 'experiment'>>(
    `SELECT source, partner, arm, debtorGroup AS "debtorGroup", since
    FROM saldo_experiments_ArmAssignments WHERE experiment = ?`,
    [experiment],
  );
  for await (const rows of batches) {
    for (const { source, partner, arm, debtorGroup, since } of rows) {
      const customer = customerKey({ source, partner });
      const group = customerKey({ source, partner: debtorGroup ?? '' });
      assigned.set(customer, { customer, arm: arm ?? '', group, since: since ?? '' });
    }
  }
  return assigned;
}

function toRow(
  { customer, arm, group, since }: ArmAssignment,
  { id, horizonDays }: StoredExperiment,
): ArmAssignmentsRow {
  const source = customer.slice(0, customer.indexOf('/'));
  return {
    experiment: id,
    source,
    partner: customer.slice(source.length + 1),
    arm,
    debtorGroup: group.slice(source.length + 1),
    since,
    observedUntil: addDays(since, horizonDays),
  };
}
