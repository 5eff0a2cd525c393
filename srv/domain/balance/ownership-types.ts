import type { Certificate } from './certificate.ts';

/**
 * The customers to be owned, one entry a customer in every column, in ascending order of id:
 * the position is the customer's rank, and breaks all ties.
 */
export interface CustomerColumns {
  /** Collectible amount in minor units of one currency: whole, not negative, at most 2^53 - 1. */
  amount: Float64Array;
  /** Expected effort in minutes, not negative. */
  effort: Float64Array;
  /** Index of the class of eligibility. */
  classIndex: Int32Array;
  /** Index of the agent who owned the customer until now; -1 for a new customer. */
  previousAgent: Int32Array;
  /** Index of the agent named by master data; -1 for none. */
  fixedAgent: Int32Array;
  /** Customers with the same index (co-debtors, guarantors) stay together; -1 for none. */
  connectedGroup: Int32Array;
}

/** Customers whom the same agents may serve: one combination of segment, group, skill, language. */
export interface EligibilityClass {
  id: string;
  /** Indices of agents. */
  eligible: readonly number[];
  /** True when nobody of the group has a skill that the customers need. */
  lacksSkill?: boolean;
}

export interface OwningAgent {
  id: string;
  /** Part of a full-time agent's load: 1 full time, 0.5 half time. */
  share: number;
  /** False when the agent leaves: owns nothing any more. Absence is not leaving, it is about today. */
  ownershipOpen: boolean;
}

/** A supervisor's choice: imbalance allowed against moves allowed. */
export interface OwnershipKnobs {
  /**
   * How far an agent's load may lie above the lower bound before owned customers are moved:
   * 0.05 is five percent.
   */
  maxImbalance: number;
  /** At most so many owned customers are moved for balance in one night; Infinity for no limit. */
  maxMoves: number;
}

export interface OwnershipProblem {
  customers: CustomerColumns;
  classes: readonly EligibilityClass[];
  agents: readonly OwningAgent[];
  knobs: OwnershipKnobs;
}

/**
 * Why a customer changed the agent: the former one left or has no share, may not serve the
 * customer any more, master data names another, connected debtors were brought together, or balance.
 */
export type MoveReason = 'left' | 'not-eligible' | 'fixed' | 'connected' | 'balance';

export interface Move {
  customer: number;
  from: number;
  to: number;
  reason: MoveReason;
}

/** Customers whom no agent may serve; all of one class, since eligibility is the class's. */
export interface UnassignableClass {
  classId: string;
  customers: number;
  /** No agent was ever eligible, or for want of a skill only, or all who were have left. */
  reason: 'no-eligible-agent' | 'no-skilled-agent' | 'all-agents-left';
}

/** A wish of the input that a hard rule forbids; the customer is assigned without it. */
export interface Conflict {
  customer: number;
  /** The fixed agent may not serve the customer, or connected debtors share no agent. */
  reason: 'fixed-not-eligible' | 'connected-split';
}

export interface Ownership {
  /** The owner of each customer; -1 for whom no agent may serve. */
  agent: Int32Array;
  unassignable: UnassignableClass[];
  conflicts: Conflict[];
  moves: Move[];
  /** One certificate for each part of the organization that shares no agent with another. */
  certificates: Certificate[];
}
