import type {
  EligibilityClass,
  Ownership,
  OwnershipProblem,
  OwningAgent,
} from '../../../srv/domain/balance/ownership-types.ts';
import { orderById } from './order-by-id.ts';

/** A customer as a person would write one in a table; names instead of indices. */
export interface CustomerRow {
  id: string;
  class: string;
  amount?: number;
  effort?: number;
  previous?: string;
  fixed?: string;
  connected?: number;
}

export interface Portfolio {
  /** Share by agent; negative for an agent who leaves. */
  agents: Record<string, number>;
  /** Eligible agents by class; those not hired yet are passed over. */
  classes: Record<string, string[]>;
  customers: CustomerRow[];
  maxImbalance?: number;
  maxMoves?: number;
}

/** The columns that balancing takes, everything in order of id. */
export function problemOf(portfolio: Portfolio): OwnershipProblem {
  const agentIds = Object.keys(portfolio.agents).sort();
  const classIds = Object.keys(portfolio.classes).sort();
  const rows = sortedRows(portfolio);
  const agentIndex = (id?: string) => (id === undefined ? -1 : agentIds.indexOf(id));
  const agents = agentIds.map((id): OwningAgent => {
    const share = portfolio.agents[id] ?? 0;
    return { id, share: Math.abs(share), ownershipOpen: share > 0 };
  });
  const classes = classIds.map((id): EligibilityClass => {
    const known = portfolio.classes[id]?.filter((agent) => agent in portfolio.agents);
    return { id, eligible: known?.map(agentIndex) ?? [] };
  });
  const customers = {
    amount: Float64Array.from(rows, ({ amount }) => amount ?? 0),
    effort: Float64Array.from(rows, ({ effort }) => effort ?? 10),
    classIndex: Int32Array.from(rows, (row) => classIds.indexOf(row.class)),
    previousAgent: Int32Array.from(rows, ({ previous }) => agentIndex(previous)),
    fixedAgent: Int32Array.from(rows, ({ fixed }) => agentIndex(fixed)),
    connectedGroup: Int32Array.from(rows, ({ connected }) => connected ?? -1),
  };
  const { maxImbalance = 0.05, maxMoves = Infinity } = portfolio;
  return { customers, classes, agents, knobs: { maxImbalance, maxMoves } };
}

/** The owner's name by customer; null for an unassignable one. */
export function ownersByName(portfolio: Portfolio, ownership: Ownership) {
  const agentIds = Object.keys(portfolio.agents).sort();
  const rows = sortedRows(portfolio);
  return Object.fromEntries(
    rows.map(({ id }, i) => [id, agentIds[ownership.agent[i] ?? -1] ?? null]),
  );
}

/** The portfolio on the next night: what was assigned is what each customer had before. */
export function nextNight(portfolio: Portfolio, ownership: Ownership): Portfolio {
  const owners = ownersByName(portfolio, ownership);
  const customers = portfolio.customers.map((row) => ({
    ...row,
    previous: owners[row.id] ?? undefined,
  }));
  return { ...portfolio, customers };
}

function sortedRows({ customers }: Portfolio): CustomerRow[] {
  const order = orderById(customers.map(({ id }) => id));
  return Array.from(order, (i) => customers[i]).filter((row) => row !== undefined);
}
