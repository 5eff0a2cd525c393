import type { Certificate } from '../domain/balance/certificate.ts';
import type { DayCertificate } from '../domain/balance/daily-list-types.ts';
import type { Instant } from '../domain/iso-date.ts';
import type { Database } from '../platform/database.ts';
import {
  balanceCertificatesTable,
  listEntriesTable,
  type OwnershipsRow,
  ownershipMovesTable,
  ownershipsTable,
  unlistedPositionsTable,
} from '../platform/tables.ts';
import type { Balance } from './balance-run.ts';
import { agentAt, type Workforce } from './load-workforce.ts';
import { type CustomerChange, markChanged } from './mark-changed.ts';
import { moveRows, ownershipRows, placementRows } from './ownership-rows.ts';
import { superseded } from './publish-run.ts';
import type { SegmentSetup } from './segment-setup.ts';

/** Writes owners, today's lists, who is on none and why, and the certificates; again if done again. */
export async function writeBalance(
  db: Database,
  run: string,
  setup: SegmentSetup,
  balance: Balance,
  now: Instant,
): Promise<void> {
  await db.transaction(async (tx) => {
    // A process that stood still must not write over what readers see by now.
    if ((await tx.execute(MARK_BALANCED, [run])) === 0) throw superseded(run);
    for (const table of REWRITTEN) await tx.execute(`DELETE FROM ${table} WHERE run = ?`, [run]);
    const owned = [...ownershipRows(balance, setup), ...placementRows(balance, setup)];
    await tx.upsert(ownershipsTable, owned);
    await markChanged(tx, agencyChanges(owned, now));
    await tx.insert(listEntriesTable, entryRows(run, balance));
    await tx.insert(unlistedPositionsTable, [
      ...unlistedRows(run, balance),
      ...placedRows(run, balance),
    ]);
    await insertBelowMinimum(tx, run);
    await tx.insert(balanceCertificatesTable, certificateRows(run, balance));
    await tx.insert(ownershipMovesTable, moveRows(run, balance));
  });
}

const MARK_BALANCED = `UPDATE saldo_worklists_Runs SET status = 'balanced'
  WHERE ID = ? AND publishedAt IS NULL`;

const REWRITTEN = [
  'saldo_worklists_ListEntries',
  'saldo_worklists_UnlistedPositions',
  'saldo_worklists_BalanceCertificates',
  'saldo_worklists_OwnershipMoves',
];

/** Facts were told before agencies were: who came to one or back is looked at again when published. */
function agencyChanges(owned: readonly OwnershipsRow[], now: Instant): CustomerChange[] {
  return owned
    .filter(({ cause }) => cause === 'agency' || cause === 'recalled')
    .map(({ source, partner }) => ({ source, partner, cause: 'agency', changedAt: now }));
}

function entryRows(run: string, { positions, ownership, lists, workforce }: Balance) {
  const entries = [];
  for (const [index, { source, partner, effortMinutes }] of positions.entries()) {
    const rank = lists.rank[index] ?? 0;
    const worker = lists.worker[index] ?? -1;
    const agent = agentAt(workforce, worker);
    if (rank === 0 || agent === null) continue;
    const owner = ownership.agent[index] ?? -1;
    const standsInFor = worker === owner ? null : agentAt(workforce, owner);
    entries.push({ run, source, partner, agent, rank, minutes: effortMinutes, standsInFor });
  }
  return entries;
}

function unlistedRows(run: string, { positions, ownership, lists, problem, workforce }: Balance) {
  const notToday = new Map(lists.notToday.map(({ customer, reason }) => [customer, reason]));
  const nobody = new Map(ownership.unassignable.map((row) => [row.classId, row.reason]));
  const rows = [];
  for (const [index, { source, partner, keptOff }] of positions.entries()) {
    if ((lists.rank[index] ?? 0) > 0) continue;
    const classId = problem.classes[problem.customers.classIndex[index] ?? -1]?.id ?? '';
    const agent = agentAt(workforce, ownership.agent[index]);
    const reason = agent === null ? nobody.get(classId) : (keptOff ?? notToday.get(index));
    rows.push({ run, source, partner, agent, reason: reason ?? 'capacity' });
  }
  return rows;
}

/** On no list of our own: an agency works them. */
function placedRows(run: string, { placed }: Balance) {
  return placed.map(({ position: { source, partner }, agency }) => {
    return { run, source, partner, agent: agency, reason: 'agency' };
  });
}

/** Not worth an agent's time: automatic treatment takes them. */
async function insertBelowMinimum(tx: Database, run: string): Promise<void> {
  await tx.execute(
    `INSERT INTO saldo_worklists_UnlistedPositions (run, source, partner, agent, reason)
    SELECT p.run, p.source, p.partner, NULL, p.keptOff FROM saldo_worklists_Positions p
    WHERE p.run = ? AND p.status = 'open' AND p.keptOff = 'below-minimum'`,
    [run],
  );
}

function certificateRows(run: string, { ownership, lists, workforce }: Balance) {
  const owned = ownership.certificates.flatMap((certificate, index) =>
    ownershipCertificate(run, index + 1, certificate, workforce),
  );
  return [...owned, ...lists.certificates.map((day) => dayCertificate(run, day, workforce))];
}

/** Minutes planned, against those that the day's work could fill: what is left fits nobody who waits. */
function dayCertificate(run: string, day: DayCertificate, workforce: Workforce) {
  const { capacityMinutes, plannedMinutes, waitingMinutes, customers } = day;
  const fillable = Math.min(capacityMinutes, plannedMinutes + waitingMinutes);
  return {
    run,
    layer: 'today',
    component: day.agent + 1,
    dimension: 'effort',
    agent: agentAt(workforce, day.agent),
    maximum: plannedMinutes,
    ideal: capacityMinutes,
    lowerBound: fillable,
    gap: fillable > 0 ? Math.max(0, 1 - plannedMinutes / fillable) : 0,
    agents: 1,
    customers,
    moved: 0,
  };
}

function ownershipCertificate(
  run: string,
  component: number,
  certificate: Certificate,
  workforce: Workforce,
) {
  return certificate.dimensions.map(({ maximumAgent, total: _, ...dimension }) => ({
    run,
    layer: 'ownership',
    component,
    ...dimension,
    agent: agentAt(workforce, maximumAgent),
    agents: certificate.agents.length,
    customers: certificate.customers,
    moved: certificate.moved,
  }));
}
