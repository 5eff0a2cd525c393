import type cds from '@sap/cds';
import { limitsOf } from '../requests/limits.ts';
import { limitQuery } from '../strategies/limit-query.ts';

/**
 * Limits every row that has a segment or a group to those of the supervisor; rows for all groups are
 * everybody's.
 */
export function limitRows(service: cds.ApplicationService): void {
  service.before('READ', (request: cds.Request) => {
    const { segments, groups } = limitsOf(request.user);
    const { elements = {} } = (request.target ?? {}) as { elements?: object };
    if (segments && 'segment' in elements) {
      limitQuery(request, { path: ['segment'], names: segments });
    }
    if (groups && 'collectionGroup' in elements) {
      limitQuery(request, { path: ['collectionGroup'], names: groups, orNull: true });
    }
  });
}
