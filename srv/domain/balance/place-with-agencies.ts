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

interface Unit {
  customers: readonly number[];
  valuation: number;
  amount: number;
}

interface Holding extends AgencyQuota {
  customers: number;
  amount: number;
}

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
  const holdings = quotas.map((quota): Holding => ({ ...quota, customers: 0, amount: 0 }));
  const agencies = [...new Set(quotas.map(({ agency }) => agency))];
  const units = unitsInOrder(customers);
  const place = (unit: Unit, candidates: readonly number[]) => {
    const [agency] = candidates
      .map((one) => ({ one, fill: fillAfter(holdings, customers, unit, one) }))
      .filter(({ fill }) => fill <= 1)
      .sort((a, b) => a.fill - b.fill || a.one - b.one);
    if (!agency) return;
    hold(holdings, customers, unit, agency.one);
    for (const customer of unit.customers) agencyOf[customer] = agency.one;
  };
  for (const unit of units) place(unit, homesOf(unit, customers));
  for (const unit of units) if (agencyOf[unit.customers[0]] < 0) place(unit, agencies);
  return agencyOf;
}

/** Units that may be placed, the lowest valuation first, then the smallest amount. */
function unitsInOrder({ valuation, amount, mayPlace, connectedGroup }: PlaceableColumns): Unit[] {
  return connectedUnits(connectedGroup)
    .filter((members) => members.every((customer) => mayPlace[customer] === 1))
    .map((members) => ({
      customers: members,
      valuation: Math.max(...members.map((customer) => valuation[customer])),
      amount: members.reduce((sum, customer) => sum + amount[customer], 0),
    }))
    .sort((a, b) => a.valuation - b.valuation || a.amount - b.amount || first(a) - first(b));
}

function first({ customers }: Unit): number {
  return customers[0];
}

/** The agency that all who were placed were with; nowhere when they were with several. */
function homesOf({ customers }: Unit, { previousAgency }: PlaceableColumns): number[] {
  const homes = new Set(customers.map((customer) => previousAgency[customer]));
  homes.delete(-1);
  return homes.size === 1 ? [...homes] : [];
}

/** How full the fullest quota concerned would be with the unit; beyond 1 where it does not fit. */
function fillAfter(
  holdings: readonly Holding[],
  { stageIndex, amount }: PlaceableColumns,
  { customers }: Unit,
  agency: number,
): number {
  let fullest = 0;
  for (const [stage, members] of Map.groupBy(customers, (one) => stageIndex[one])) {
    const held = holdings.find((one) => one.agency === agency && one.stageIndex === stage);
    if (!held) return Infinity;
    const added = members.reduce((sum, one) => sum + amount[one], 0);
    const byCount = part(held.customers + members.length, held.maxCustomers);
    fullest = Math.max(fullest, byCount, part(held.amount + added, held.maxAmount));
  }
  return fullest;
}

function part(value: number, maximum: number): number {
  if (value <= maximum) return maximum === 0 ? 1 : value / maximum;
  return Infinity;
}

function hold(
  holdings: readonly Holding[],
  { stageIndex, amount }: PlaceableColumns,
  { customers }: Unit,
  agency: number,
): void {
  for (const customer of customers) {
    const stage = stageIndex[customer];
    const held = holdings.find((one) => one.agency === agency && one.stageIndex === stage);
    if (!held) continue;
    held.customers += 1;
    held.amount += amount[customer];
  }
}
