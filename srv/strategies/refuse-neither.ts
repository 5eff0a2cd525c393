import type cds from '@sap/cds';
import { badRequest } from '../requests/refusal.ts';

/**
 * A row of a change is removed or is not: null would delete it and write nothing in its place. CAP
 * checks columns that are never null only where they have no default.
 */
export function refuseNeither(request: cds.Request): void {
  if (saysNeither(request.data)) throw badRequest('SETTING_REMOVAL_UNSAID', 'isRemoved');
}

/** In the row itself, or in rows that are written with it. */
function saysNeither(data: unknown): boolean {
  if (data === null || typeof data !== 'object') return false;
  return Object.entries(data).some(([name, value]) =>
    name === 'isRemoved' ? value === null : saysNeither(value),
  );
}
