import { randomUUID } from 'node:crypto';
import type { Instant, IsoDate } from '../domain/iso-date.ts';
import type { Database } from '../platform/database.ts';
import { runPartitionsTable, runsTable } from '../platform/tables.ts';
import type { CustomerKey } from './customer-scope.ts';
import type { SegmentSetup } from './segment-setup.ts';

/** A key range of a run's customers of one source. */
export interface Partition {
  readonly run: string;
  readonly number: number;
  readonly source: string;
  /** First and last partner. */
  readonly from: string;
  readonly to: string;
}

export interface PlannedRun {
  readonly id: string;
  readonly segment: string;
  readonly partitions: readonly Partition[];
}

export interface PlanOptions {
  readonly partitionSize: number;
  readonly now: Instant;
  /** The run's id; a new one when left out. */
  readonly id?: string;
}

/**
 * Plans a run: freezes the strategy versions and cuts the segment's customers into key ranges of
 * `partitionSize`. A run of the same day that was never published is dropped: it is done anew.
 */
export async function planRun(
  db: Database,
  setup: SegmentSetup,
  options: PlanOptions,
): Promise<PlannedRun> {
  const { segment } = setup.segment;
  const { id = randomUUID() } = options;
  const partitions = await cutPartitions(db, id, segment, options.partitionSize);
  await db.transaction(async (tx) => {
    await dropUnpublished(tx, segment, setup.today);
    await tx.insert(runsTable, [
      {
        ID: id,
        segment,
        businessDate: setup.today,
        status: 'planned',
        plannedAt: options.now,
        strategyVersions: JSON.stringify(versionsInForce(setup)),
        customers: 0,
        positions: 0,
        excluded: 0,
        rejected: 0,
      },
    ]);
    await tx.insert(runPartitionsTable, partitions.map(toRow));
  });
  return { id, segment, partitions };
}

/** Ids of the strategy versions that judge on the day of a setup. */
export function versionsInForce({ versions, today }: SegmentSetup): string[] {
  return [...versions.values()]
    .filter(({ status, validFrom, validTo }) => {
      return status === 'active' && validFrom <= today && (validTo === null || today <= validTo);
    })
    .map(({ id }) => id);
}

async function cutPartitions(
  db: Database,
  run: string,
  segment: string,
  size: number,
): Promise<Partition[]> {
  const ranges: { source: string; from: string; to: string; customers: number }[] = [];
  let last: (typeof ranges)[number] | undefined;
  for await (const batch of db.stream<CustomerKey>(CUSTOMERS, [segment])) {
    for (const { source, partner } of batch) {
      if (last && last.source === source && last.customers < size) {
        last.to = partner;
        last.customers += 1;
      } else {
        last = { source, from: partner, to: partner, customers: 1 };
        ranges.push(last);
      }
    }
  }
  return ranges.map(({ source, from, to }, index) => ({
    run,
    number: index + 1,
    source,
    from,
    to,
  }));
}

/** Who has an open item in a segment (its one parameter), in key order. */
export const CUSTOMERS = `SELECT DISTINCT i.source, i.partner FROM saldo_ledger_Items i
  WHERE (i.source, i.companyCode) IN (SELECT s.source, s.companyCode
      FROM saldo_organization_SegmentCompanyCodes s WHERE s.segment = ?)
    AND i.clearingStatus = '' AND i.leftErpAt IS NULL
  ORDER BY i.source, i.partner`;

function toRow({ run, number, source, from, to }: Partition) {
  return {
    run,
    number,
    source,
    fromPartner: from,
    toPartner: to,
    status: 'planned',
    customers: 0,
    positions: 0,
    excluded: 0,
    rejected: 0,
  };
}

/**
 * Rows of runs of this day that no reader ever saw. The day's snapshots of contracts are history
 * once a run of the day is published, and stay; until then they are made anew with the run.
 */
async function dropUnpublished(tx: Database, segment: string, today: IsoDate): Promise<void> {
  const ofRun = `segment = ? AND (businessDate = ? OR businessDate IS NULL) AND publishedAt IS NULL`;
  const key = [segment, today];
  for (const table of RUN_TABLES) {
    await tx.execute(
      `DELETE FROM ${table} WHERE run IN (SELECT ID FROM saldo_worklists_Runs WHERE ${ofRun})`,
      key,
    );
  }
  await tx.execute(`DELETE FROM saldo_worklists_Runs WHERE ${ofRun}`, key);
  await tx.execute(DROP_SNAPSHOTS, [segment, today, segment, today]);
}

const DROP_SNAPSHOTS = `DELETE FROM saldo_worklists_ContractSnapshots
  WHERE segment = ? AND businessDate = ? AND NOT EXISTS (SELECT 1 FROM saldo_worklists_Runs r
    WHERE r.segment = ? AND r.businessDate = ? AND r.publishedAt IS NOT NULL)`;

const RUN_TABLES = [
  'saldo_worklists_RunPartitions',
  'saldo_worklists_RunComponents',
  'saldo_worklists_RunTotals',
  'saldo_worklists_Positions',
  'saldo_worklists_ExcludedCustomers',
  'saldo_worklists_ListEntries',
  'saldo_worklists_UnlistedPositions',
  'saldo_worklists_BalanceCertificates',
  'saldo_worklists_OwnershipMoves',
  'saldo_mirror_Rejections',
];
