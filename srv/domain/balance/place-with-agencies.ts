import { connectedUnits } from './connected-units.ts';

/** One entry a customer in every column, in ascending order of id. */
export interface PlaceableColumns {
  /** Index of the stage. */
  stageIndex: Int32Array;
  /** Collectible amount in minor units of one currency. */
  amount: Float64Array;
  /** Valuation in percent. */
  valuation: Float64Array;
  /** Index of the agency that had the customer until now; -1 for none. */
  previousAgency: Int32Array;
  /** 1 when the customer may be with an agency at all: nobody is named for them, nothing bars it. */
  mayPlace: Uint8Array;
  /** Customers with the same index are placed together or not at all; -1 for none. */
  connectedGroup: Int32Array;
}

/** What an agency may hold of a stage; Infinity for no limit. */
export interface AgencyQuota {
  agency: number;
  stageIndex: number;
  maxCustomers: number;
  maxAmount: number;
}

/** Customers who stay together. */
interface Unit {
  readonly customers: readonly number[];
  readonly parts: readonly StagePart[];
  readonly valuation: number;
  readonly amount: number;
}

/** What a unit takes of the quota for one stage. */
interface StagePart {
  readonly stage: number;
  customers: number;
  amount: number;
}

interface Holding extends AgencyQuota {
  customers: number;
  amount: number;
}

/** What each agency holds, by stage. */
type Holdings = ReadonlyMap<number, ReadonlyMap<number, Holding>>;

/**
 * The agency of each customer; -1 for whom the bank's own agents work. No quota is ever exceeded,
 * by count or amount. Whoever is with an agency stays there while its quota allows; the rest of a
 * quota is filled with the customers of lowest valuation, so that own agents keep those who are
 * worth most of their time, each going to the agency whose quota is the emptiest. Run again on its
 * own result it changes nothing: a quota only fills, and who did not fit does not fit later.
 */
export function placeWithAgencies(
  customers: PlaceableColumns,
  quotas: readonly AgencyQuota[],
): Int32Array {
  const agencyOf = new Int32Array(customers.amount.length).fill(-1);
  if (quotas.length === 0) return agencyOf;
  const holdings = holdingsOf(quotas);
  const agencies = [...holdings.keys()].sort((a, b) => a - b);
  const stages = new Set(quotas.map(({ stageIndex }) => stageIndex));
  const units = unitsInOrder(customers, stages);
  const place = (unit: Unit, candidates: readonly number[]) => {
    const agency = emptiest(holdings, unit, candidates);
    if (agency < 0) return;
    hold(holdings, unit, agency);
    for (const customer of unit.customers) agencyOf[customer] = agency;
  };
  for (const unit of units) place(unit, homesOf(unit, customers));
  for (const unit of units) if (agencyOf[unit.customers[0]] < 0) place(unit, agencies);
  return agencyOf;
}

function holdingsOf(quotas: readonly AgencyQuota[]): Holdings {
  return new Map(
    [...Map.groupBy(quotas, ({ agency }) => agency)].map(([agency, own]) => [
      agency,
      new Map(own.map((quota) => [quota.stageIndex, { ...quota, customers: 0, amount: 0 }])),
    ]),
  );
}

/** Units that may be placed, the lowest valuation first, then the smallest amount. */
function unitsInOrder(columns: PlaceableColumns, stages: ReadonlySet<number>): Unit[] {
  const { mayPlace, stageIndex, connectedGroup } = columns;
  const isPlaceable = (customer: number) =>
    mayPlace[customer] === 1 && stages.has(stageIndex[customer]);
  return connectedUnits(connectedGroup)
    .filter((members) => members.every(isPlaceable))
    .map((members) => unitOf(members, columns))
    .sort((a, b) => {
      const byWorth = a.valuation - b.valuation || a.amount - b.amount;
      return byWorth || a.customers[0] - b.customers[0];
    });
}

function unitOf(customers: readonly number[], columns: PlaceableColumns): Unit {
  const parts: StagePart[] = [];
  let [valuation, amount] = [0, 0];
  for (const customer of customers) {
    const stage = columns.stageIndex[customer];
    const part = parts.find((one) => one.stage === stage) ?? { stage, customers: 0, amount: 0 };
    if (part.customers === 0) parts.push(part);
    part.customers += 1;
    part.amount += columns.amount[customer];
    amount += columns.amount[customer];
    valuation = Math.max(valuation, columns.valuation[customer]);
  }
  return { customers, parts, valuation, amount };
}

/** The agency that all who were placed were with; nowhere when they were with several. */
function homesOf({ customers }: Unit, { previousAgency }: PlaceableColumns): number[] {
  const homes = new Set<number>();
  for (const customer of customers) {
    if (previousAgency[customer] >= 0) homes.add(previousAgency[customer]);
  }
  return homes.size === 1 ? [...homes] : [];
}

/** The agency where the fullest quota concerned stays the emptiest; -1 where the unit fits nowhere. */
function emptiest(holdings: Holdings, unit: Unit, agencies: readonly number[]): number {
  let [best, lowest] = [-1, Infinity];
  for (const agency of agencies) {
    const fill = fillAfter(holdings, unit, agency);
    if (fill <= 1 && fill < lowest) [best, lowest] = [agency, fill];
  }
  return best;
}

/** How full the fullest quota concerned would be with the unit; beyond 1 where it does not fit. */
function fillAfter(holdings: Holdings, { parts }: Unit, agency: number): number {
  const own = holdings.get(agency);
  let fullest = 0;
  for (const { stage, customers, amount } of parts) {
    const held = own?.get(stage);
    if (!held) return Infinity;
    const byCount = fillOf(held.customers + customers, held.maxCustomers);
    fullest = Math.max(fullest, byCount, fillOf(held.amount + amount, held.maxAmount));
  }
  return fullest;
}

function fillOf(value: number, maximum: number): number {
  if (value > maximum) return Infinity;
  return maximum === 0 ? 1 : value / maximum;
}

function hold(holdings: Holdings, { parts }: Unit, agency: number): void {
  for (const { stage, customers, amount } of parts) {
    const held = holdings.get(agency)?.get(stage);
    if (!held) continue;
    held.customers += customers;
    held.amount += amount;
  }
}
