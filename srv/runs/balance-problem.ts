import type { DailyAgent } from '../domain/balance/daily-list-types.ts';
import type { OwnershipProblem } from '../domain/balance/ownership-types.ts';
import { connectedGroups, type Party } from './connected-debtors.ts';
import { eligibilityClasses, type Served } from './eligibility-classes.ts';
import type { Agent, Workforce } from './load-workforce.ts';

/** A position that needs an agent, with what balancing asks of it. */
export interface OwnedPosition extends Served {
  readonly source: string;
  readonly partner: string;
  readonly percent: number;
  readonly amountMinor: number;
  readonly effortMinutes: number;
  readonly owner: string | null;
  readonly fixedAgent: string | null;
}

export interface BalanceInput {
  readonly positions: readonly OwnedPosition[];
  readonly parties: readonly Party[];
  readonly workforce: Workforce;
  readonly segmentLanguage: string;
  readonly knobs: OwnershipProblem['knobs'];
}

/** The ownership problem of a segment, positions in their given order. */
export function ownershipProblem(input: BalanceInput): OwnershipProblem {
  const { positions, workforce, knobs } = input;
  const indexOf = agentIndexes(workforce);
  const { classes, classIndex } = eligibilityClasses(positions, workforce, input.segmentLanguage);
  const agentOf = (name: string | null) => (name === null ? -1 : (indexOf.get(name) ?? -1));
  return {
    customers: {
      amount: Float64Array.from(positions, ({ amountMinor }) => amountMinor),
      effort: Float64Array.from(positions, ({ effortMinutes }) => effortMinutes),
      classIndex,
      previousAgent: Int32Array.from(positions, ({ owner }) => agentOf(owner)),
      fixedAgent: Int32Array.from(positions, ({ fixedAgent }) => agentOf(fixedAgent)),
      connectedGroup: connectedGroups(positions, input.parties),
    },
    classes,
    agents: workforce.agents.map(({ agent, share, hasLeft }) => ({
      id: agent,
      share,
      ownershipOpen: !hasLeft,
    })),
    knobs,
  };
}

/** Former owners who work the segment no more: they keep nothing, and each move from them is told. */
export function withLeavers(
  workforce: Workforce,
  positions: readonly Pick<OwnedPosition, 'owner'>[],
): Workforce {
  const known = agentIndexes(workforce);
  const owners = new Set(positions.flatMap(({ owner }) => (owner === null ? [] : [owner])));
  const left = [...owners].filter((owner) => !known.has(owner)).sort();
  return { ...workforce, agents: [...workforce.agents, ...left.map(leaver)] };
}

function leaver(agent: string): Agent {
  return {
    agent,
    share: 0,
    capacityMinutes: 0,
    isAbsent: true,
    hasLeft: true,
    substitutes: [],
  };
}

/** Agents as today's lists see them; substitutes who do not work the segment are left out. */
export function dailyAgents(workforce: Workforce): DailyAgent[] {
  const indexOf = agentIndexes(workforce);
  return workforce.agents.map(({ agent, capacityMinutes, isAbsent, substitutes }) => ({
    id: agent,
    capacityMinutes,
    absent: isAbsent,
    substitutes: substitutes.flatMap((name) => indexOf.get(name) ?? []),
  }));
}

/** The index of each agent by name. */
export function agentIndexes({ agents }: Workforce): Map<string, number> {
  return new Map(agents.map(({ agent }, index) => [agent, index]));
}
