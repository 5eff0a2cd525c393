import type cds from '@sap/cds';
import { limitsOf } from './supervisor.ts';

interface ReadQuery {
  readonly SELECT: { readonly from: object };
  where(condition: object): unknown;
}

/**
 * Limits every row that has a segment or a group to those of the supervisor; rows for all groups are
 * everybody's. Not by @restrict: on PostgreSQL CAP asks whether an attribute with one value is null
 * in a way that the database cannot read.
 */
export function limitRows(service: cds.ApplicationService): void {
  service.before('READ', (request: cds.Request) => {
    const { segments, groups } = limitsOf(request.user);
    const { elements = {} } = (request.target ?? {}) as { elements?: object };
    const query = innermost(request.query as unknown as ReadQuery);
    if (segments && 'segment' in elements) query.where({ segment: { in: orNone(segments) } });
    if (!groups || !('collectionGroup' in elements)) return;
    const collectionGroup = { ref: ['collectionGroup'] };
    const mine = { list: orNone(groups).map((val) => ({ val })) };
    query.where([
      { xpr: [collectionGroup, 'in', mine, 'or', collectionGroup, 'is', 'null'] }, // in brackets
    ]);
  });
}

/** Of $apply, the rows that it starts from: what is aggregated has lost its segment. */
function innermost(query: ReadQuery): ReadQuery {
  const { from } = query.SELECT;
  return 'SELECT' in from ? innermost(from as ReadQuery) : query;
}

/** No database takes an empty list. */
function orNone(names: readonly string[]): readonly string[] {
  return names.length > 0 ? names : [''];
}
