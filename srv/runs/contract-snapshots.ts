import type { CollectibleItem } from '../domain/collectible-balance.ts';
import { bucketOf, daysPastDue } from '../domain/days-past-due.ts';
import { formatDecimal } from '../domain/money.ts';
import { effectiveDueDate } from '../domain/open-item.ts';
import type { ContractSnapshotsRow } from '../platform/tables.ts';
import type { Evaluation } from './evaluate-customer.ts';
import type { SegmentSetup } from './segment-setup.ts';

/**
 * The night's state of each of a customer's contracts, in each currency they owe. Days past due
 * belong to the contract, not the customer: a joint debt is one debt.
 */
export function contractSnapshots(
  { record, items, stage, decision }: Evaluation,
  setup: SegmentSetup,
): ContractSnapshotsRow[] {
  const byContract = Map.groupBy(items, ({ item }) => `${item.contract}\t${item.currency}`);
  const strategyVersion =
    decision.kind === 'position' ? decision.position.strategy.version.id : null;
  return [...byContract].map(([key, members]) => {
    const [contract = '', currency = ''] = key.split('\t');
    const digits = setup.currencies.minorDigits(record.source, currency);
    const exposure = record.contracts.find((row) => row.contract === contract)?.exposure4 ?? 0;
    const days = daysPastDue(members.map(aged), setup.today);
    return {
      businessDate: setup.today,
      source: record.source,
      contract: contract || `${NO_CONTRACT}${record.partner}`,
      currency,
      segment: setup.segment.segment,
      partner: record.partner,
      collectible: formatDecimal(sumOf(members), digits),
      overdue: formatDecimal(sumOf(members.filter(isOverdue)), digits),
      exposure: formatDecimal(exposure, STORED_DIGITS),
      daysPastDue: days,
      bucket: bucketOf(days, setup.buckets)?.id ?? null,
      stage,
      strategyVersion,
      arm: record.arm,
    };
  });

  function isOverdue({ item }: CollectibleItem): boolean {
    return effectiveDueDate(item) < setup.today;
  }
}

/** Items without a contract are kept under their partner, so that no debt is left out. */
const NO_CONTRACT = 'BP';
const STORED_DIGITS = 4;

function aged({ item, amount }: CollectibleItem) {
  return { amount, dueDate: effectiveDueDate(item) };
}

function sumOf(items: readonly CollectibleItem[]): number {
  return items.reduce((sum, { amount }) => sum + amount, 0);
}
