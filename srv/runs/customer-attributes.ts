import type { CollectibleItem } from '../domain/collectible-balance.ts';
import type { CustomerAttributes } from '../domain/customer-facts.ts';
import { fullYears, type IsoDate } from '../domain/iso-date.ts';
import { isValidOn } from '../domain/validity.ts';
import type { CustomerRecord } from './customer-record.ts';
import type { SegmentSetup } from './segment-setup.ts';

/** Who the customer is, and the states that facts take as they are. */
export function customerAttributes(
  record: CustomerRecord,
  collectible: readonly CollectibleItem[],
  { segment, today, currencies }: Pick<SegmentSetup, 'segment' | 'today' | 'currencies'>,
): CustomerAttributes {
  const { master, contracts, plans } = record;
  const largest = largestOf(collectible)?.item;
  const contract = contracts.find((row) => row.contract === largest?.contract);
  return {
    segment: segment.segment,
    companyCode: largest?.companyCode ?? null,
    product: contract?.product ?? null,
    country: master?.country ?? null,
    language: master?.language ?? null,
    customerKind: master?.category === '2' ? 'organization' : 'person',
    customerAge: ageOf(record, today),
    hasInstalmentPlan: plans.some(({ status }) => status === 'active'),
    instalmentPlanState: planState(record),
    hasGuarantor: contracts.some(({ guarantors }) => guarantors > 0),
    inHardship: isFlagged(record, 'hardship', today),
    isVulnerable: isFlagged(record, 'vulnerable', today),
    agencyState: agencyState(record, today),
    erpAgencyAmount: sumAtErpAgency(collectible, currencies),
  };
}

/** The item with the largest collectible amount; the first of equals. */
export function largestOf(collectible: readonly CollectibleItem[]): CollectibleItem | undefined {
  return collectible.reduce<CollectibleItem | undefined>(
    (most, item) => (item.amount > (most?.amount ?? 0) ? item : most),
    undefined,
  );
}

function ageOf({ master }: CustomerRecord, today: IsoDate): number | null {
  if (!master?.birthDate || master.category === '2') return null;
  return fullYears(master.birthDate, today);
}

function planState({ plans }: CustomerRecord): CustomerAttributes['instalmentPlanState'] {
  if (plans.some(({ status }) => status === 'active')) return 'active';
  return plans.length > 0 ? 'broken' : 'none';
}

function isFlagged({ flags }: CustomerRecord, flag: string, today: IsoDate): boolean {
  return flags.some((row) => row.flag === flag && isValidOn(row, today));
}

function agencyState(
  { placements, exclusions, items }: CustomerRecord,
  today: IsoDate,
): CustomerAttributes['agencyState'] {
  const isExcluded = exclusions.some((row) => row.reason === 'agency' && isValidOn(row, today));
  if (isExcluded || placements.some(({ cause }) => cause === 'agency')) return 'placed';
  if (items.some(({ isAtErpAgency }) => isAtErpAgency === 1)) return 'erp';
  return placements.length > 0 ? 'recalled' : 'none';
}

function sumAtErpAgency(
  items: readonly CollectibleItem[],
  currencies: SegmentSetup['currencies'],
): number {
  let sum = 0;
  for (const { item, reason } of items) {
    if (reason !== 'with-agency' || item.amount <= 0) continue;
    sum += currencies.inSegmentCurrency(item.source, item.amount, item.currency);
  }
  return sum;
}
