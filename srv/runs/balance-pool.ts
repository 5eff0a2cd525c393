import { type BalancedComponent, balanceComponent } from '../domain/balance/balance-component.ts';
import type { Component } from '../domain/balance/components.ts';
import type { SolveLp } from '../domain/balance/linear-program.ts';
import type { OwnershipKnobs } from '../domain/balance/ownership-types.ts';
import { openThread, type Thread } from '../platform/thread.ts';
import type { BalanceRequest } from './balance-thread.ts';

export interface BalancePoolOptions {
  readonly threads: number;
  readonly solve: SolveLp;
  /** Units from which on a component is worth a thread. */
  readonly bigFrom?: number;
}

/** A thread costs what balancing 40,000 customers does; from here on two at once save a third. */
const BIG_FROM = 100_000;

/** Balances components side by side. */
export interface BalancePool {
  readonly balanceComponents: (
    components: readonly Component[],
    knobs: OwnershipKnobs,
  ) => Promise<BalancedComponent[]>;
  close(): Promise<void>;
}

type BalanceThread = Thread<BalanceRequest, BalancedComponent>;

/**
 * Balances big components in threads, the biggest first, where there are several; the others and a
 * single big one here. The result is the same: no component knows of another. Threads start with
 * the first work for them.
 */
export function openBalancePool({
  threads,
  solve,
  bigFrom = BIG_FROM,
}: BalancePoolOptions): BalancePool {
  const opened: BalanceThread[] = [];
  const open = (count: number) => {
    while (opened.length < count) opened.push(openBalanceThread());
    return opened.slice(0, count);
  };
  return {
    balanceComponents: async (components, knobs) => {
      const big = components.filter(({ units }) => units.length >= bigFrom);
      const inThreads = new Set(big.length > 1 && threads > 1 ? big : []);
      const balanced = new Map<Component, BalancedComponent>();
      const queue = [...inThreads].sort((a, b) => b.units.length - a.units.length);
      const workers = open(Math.min(threads, queue.length)).map(async (thread) => {
        for (let next = queue.shift(); next; next = queue.shift()) {
          balanced.set(next, await thread.ask({ component: next, knobs }));
        }
      });
      const here = components
        .filter((component) => !inThreads.has(component))
        .map((component) => [component, balanceComponent(component, knobs, solve)] as const);
      await Promise.all(workers);
      for (const [component, result] of here) balanced.set(component, result);
      return components.map((component) => balanced.get(component) as BalancedComponent);
    },
    close: async () => {
      await Promise.all(opened.map((thread) => thread.close()));
    },
  };
}

function openBalanceThread(): BalanceThread {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  return openThread(new URL(`./balance-thread.${extension}`, import.meta.url));
}
