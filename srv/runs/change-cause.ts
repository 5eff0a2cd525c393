import type { CustomerKey } from './customer-scope.ts';

/**
 * What people would name first when several things changed at once: a payment also changes its
 * items, but it is the payment that closed the position.
 */
const TELLING = [
  'return',
  'payment',
  'promise',
  'dispute',
  'contact',
  'resubmission',
  'dunning',
  'credit',
];

/** The most telling cause of each changed customer; the last one where none stands out. */
export function tellingCauses(
  changed: readonly (CustomerKey & { readonly cause: string })[],
): Map<string, string> {
  const marks = Map.groupBy(changed, ({ source, partner }) => `${source}/${partner}`);
  return new Map(
    [...marks].map(([key, rows]) => [key, tellingCause(rows.map((row) => row.cause))]),
  );
}

function tellingCause(causes: readonly string[]): string {
  return TELLING.find((cause) => causes.includes(cause)) ?? causes.at(-1) ?? 'change';
}
