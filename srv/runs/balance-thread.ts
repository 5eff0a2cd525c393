import { type BalancedComponent, balanceComponent } from '../domain/balance/balance-component.ts';
import type { Component } from '../domain/balance/components.ts';
import type { OwnershipKnobs } from '../domain/balance/ownership-types.ts';
import { loadLpSolver } from '../platform/linear-program.ts';
import { answerRequests } from '../platform/thread.ts';

export interface BalanceRequest {
  readonly component: Component;
  readonly knobs: OwnershipKnobs;
}

// Runs in a thread of its own: a component is plain data and balanced apart from all others.
answerRequests<BalanceRequest, BalancedComponent>(async ({ component, knobs }) =>
  balanceComponent(component, knobs, await loadLpSolver()),
);
