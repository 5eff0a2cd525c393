import type cds from '@sap/cds';
import { rowLimitsOf } from '../../requests/limits.ts';
import { forbidden } from '../../requests/refusal.ts';
import type { Model, Query } from './cqn.ts';
import { hopsOf } from './query-hops.ts';
import { isReadable } from './readable.ts';
import { keepsLimits, rowCondition } from './row-limits.ts';

/**
 * Holds a query to what its user could read directly, wherever it leads: entities by their roles, rows by
 * the user's segments, groups, company codes or own person. Narrows the query in place. PATH_FORBIDDEN
 * (403) for an entity that the user may not read, or a value that only other people's rows could have.
 */
export function guardRead(query: Query, user: cds.User, model: Model): void {
  const limits = rowLimitsOf(user);
  for (const hop of hopsOf(query, model)) {
    const { target, isRequested, narrow } = hop;
    // CAP has checked what the request itself is about.
    if (!isRequested && !isReadable(user, target, model)) throw forbidden('PATH_FORBIDDEN');
    const condition = rowCondition(limits, target);
    if (condition === null || keepsLimits(limits, hop)) continue;
    if (narrow) narrow([{ xpr: condition }]);
    else if (!isRequested) throw forbidden('PATH_FORBIDDEN');
  }
}
