import type { EligibilityClass } from './ownership-types.ts';

export interface DailyAgent {
  id: string;
  /** Minutes for customers today, by calendar and share. */
  capacityMinutes: number;
  /** Works nothing today; the substitute takes over the day, not the ownership. */
  absent: boolean;
  /** Indices of the agents who stand in, the first choice first. */
  substitutes: readonly number[];
}

/** One entry a customer in every column, in ascending order of id. */
export interface DailyCustomerColumns {
  /** Index of the owning agent; -1 for an unassignable customer, who is on no list. */
  owner: Int32Array;
  /** Index of the agent who works the customer for a while in the owner's place; -1 for none. */
  temporaryAgent: Int32Array;
  /** Index of the effort cap that the customer's minutes count against; -1 for none. */
  capIndex: Int32Array;
  /** Valuation in percent of the strategy version's maximum. */
  valuation: Float64Array;
  /** Collectible amount in minor units of one currency. */
  amount: Float64Array;
  /** Expected effort in minutes. */
  effort: Float64Array;
  /** Index of the class of eligibility: a substitute who may not serve the customer is passed over. */
  classIndex: Int32Array;
}

export interface DailyProblem {
  customers: DailyCustomerColumns;
  classes: readonly EligibilityClass[];
  agents: readonly DailyAgent[];
  /** Minutes that customers of one strategy may take of all agents' day together. */
  effortCaps: readonly number[];
}

/** Why an owned customer is on nobody's list today. */
export type NotTodayReason = 'capacity' | 'no-substitute' | 'effort-cap';

export interface AgentDay {
  agent: number;
  /** Customers in working order; rank 1 first. */
  customers: Int32Array;
  /** How many of them are worked in the owner's place. */
  standingIn: number;
}

export interface NotToday {
  customer: number;
  reason: NotTodayReason;
}

/** Planned minutes against capacity of one agent's day. */
export interface DayCertificate {
  agent: number;
  capacityMinutes: number;
  plannedMinutes: number;
  customers: number;
  /** Owned or stood in for, but not on the list for want of capacity. */
  waiting: number;
  waitingMinutes: number;
}

export interface DailyLists {
  days: AgentDay[];
  /** Index of the agent who works the customer today; -1 for not today. */
  worker: Int32Array;
  /** Place on the worker's list from 1; 0 for not today. */
  rank: Int32Array;
  notToday: NotToday[];
  certificates: DayCertificate[];
}
