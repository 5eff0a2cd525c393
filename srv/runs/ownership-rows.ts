import type { Move } from '../domain/balance/ownership-types.ts';
import type { OwnershipMovesRow, OwnershipsRow } from '../platform/tables.ts';
import type { BalancedPosition } from './balance-positions.ts';
import type { Balance } from './balance-run.ts';
import { agentAt } from './load-workforce.ts';
import type { SegmentSetup } from './segment-setup.ts';

/** Only new and changed owners: who keeps a customer keeps the date too. */
export function ownershipRows({ positions, ownership, workforce }: Balance, setup: SegmentSetup) {
  const moved = new Map(ownership.moves.map((move) => [move.customer, move]));
  const rows: OwnershipsRow[] = [];
  for (const [index, position] of positions.entries()) {
    const agent = agentAt(workforce, ownership.agent[index]);
    if (agent === null || agent === position.owner) continue;
    rows.push(ownershipRow(position, agent, causeOf(position, moved.get(index)), setup));
  }
  return rows;
}

function causeOf({ formerAgency }: BalancedPosition, move: Move | undefined): string {
  if (formerAgency !== null) return 'recalled';
  return move ? move.reason : 'distributed';
}

/** Customers who came to an agency, or to another one. */
export function placementRows({ placed }: Balance, setup: SegmentSetup): OwnershipsRow[] {
  return placed
    .filter(({ position, agency }) => position.formerAgency !== agency)
    .map(({ position, agency }) => ownershipRow(position, agency, 'agency', setup));
}

function ownershipRow(
  { source, partner, recalledOn }: BalancedPosition,
  agent: string,
  cause: string,
  { segment: { segment }, today }: SegmentSetup,
): OwnershipsRow {
  const recall = cause === 'recalled' ? today : recalledOn;
  return { segment, source, partner, agent, since: today, cause, recalledOn: recall };
}

/** Who had an agent or an agency and now has another. */
export function moveRows(run: string, balance: Balance): OwnershipMovesRow[] {
  const { positions, ownership, workforce, placed } = balance;
  const moved = new Map(ownership.moves.map((move) => [move.customer, move]));
  const among = positions.flatMap((position, index) => {
    const toAgent = agentAt(workforce, ownership.agent[index]);
    const cause = causeOf(position, moved.get(index));
    return toAgent === null ? [] : moveRow(run, position, toAgent, cause);
  });
  return [
    ...among,
    ...placed.flatMap(({ position, agency }) => moveRow(run, position, agency, 'agency')),
  ];
}

function moveRow(
  run: string,
  { source, partner, owner, formerAgency }: BalancedPosition,
  toAgent: string,
  cause: string,
): OwnershipMovesRow[] {
  const fromAgent = formerAgency ?? owner;
  if (fromAgent === null || fromAgent === toAgent) return [];
  return [{ run, source, partner, fromAgent, toAgent, cause }];
}
