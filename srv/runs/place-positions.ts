import { type AgencyQuota, placeWithAgencies } from '../domain/balance/place-with-agencies.ts';
import { fromScaled4 } from '../domain/erp-amount.ts';
import type { BalancedPosition } from './balance-positions.ts';
import { connectedGroups, type Party } from './connected-debtors.ts';
import type { Agencies, StageQuota } from './load-agencies.ts';

/** A position that an external agency works. */
export interface Placement {
  readonly position: BalancedPosition;
  readonly agency: string;
}

/**
 * Positions that own agents work, and those that agencies do, each within their quotas. Amounts have
 * `minorDigits` decimals.
 */
export function placePositions(
  positions: readonly BalancedPosition[],
  parties: readonly Party[],
  { quotas }: Agencies,
  minorDigits: number,
): { internal: BalancedPosition[]; placed: Placement[] } {
  if (quotas.length === 0) return { internal: [...positions], placed: [] };
  const agencies = [...new Set(quotas.map(({ agency }) => agency))];
  const stages = [...new Set([...positions, ...quotas].map(({ stage }) => stage))];
  const customers = {
    stageIndex: Int32Array.from(positions, ({ stage }) => stages.indexOf(stage)),
    amount: Float64Array.from(positions, ({ amountMinor }) => amountMinor),
    valuation: Float64Array.from(positions, ({ percent }) => percent),
    previousAgency: Int32Array.from(positions, ({ formerAgency }) =>
      agencies.indexOf(formerAgency ?? ''),
    ),
    mayPlace: Uint8Array.from(positions, (position) => (mayPlace(position) ? 1 : 0)),
    connectedGroup: connectedGroups(positions, parties),
  };
  const limits = quotas.map(
    (quota): AgencyQuota => ({
      agency: agencies.indexOf(quota.agency),
      stageIndex: stages.indexOf(quota.stage),
      maxCustomers: mostCustomers(quota, positions),
      maxAmount: quota.maxAmount4 === null ? Infinity : fromScaled4(quota.maxAmount4, minorDigits),
    }),
  );
  const agencyOf = placeWithAgencies(customers, limits);
  const placed = positions.flatMap((position, index): Placement[] => {
    const agency = agencies[agencyOf[index] ?? -1];
    return agency === undefined ? [] : [{ position, agency }];
  });
  return { internal: positions.filter((_, index) => agencyOf[index] === -1), placed };
}

/** Not who has an agent of their own; and who must not be contacted now is not handed over now. */
function mayPlace({ fixedAgent, keptOff, formerAgency }: BalancedPosition): boolean {
  return fixedAgent === null && (keptOff === null || formerAgency !== null);
}

function mostCustomers(
  { stage, shareBasisPoints, maxCustomers }: StageQuota,
  positions: readonly BalancedPosition[],
): number {
  const customers = positions.filter((position) => position.stage === stage).length;
  const byShare =
    shareBasisPoints === null ? Infinity : Math.floor((customers * shareBasisPoints) / 10_000);
  return Math.min(byShare, maxCustomers ?? Infinity);
}
