import type cds from '@sap/cds';

interface ReadQuery {
  readonly SELECT: { readonly from: object };
  where(condition: object): unknown;
}

type Xpr = { readonly ref: readonly string[] } | { readonly list: readonly object[] } | string;

/** Which rows somebody reads: those where the path leads to one of the names. */
export interface RowLimit {
  /** From the rows to a column, as ['partOf', 'segment']. */
  readonly path: readonly string[];
  readonly names: readonly string[];
  /** Whether rows without a name are everybody's. */
  readonly orNull?: boolean;
}

/**
 * Limits the rows that a request reads. Not by @restrict: on PostgreSQL CAP asks whether an attribute
 * with one value is null in a way that the database cannot read.
 */
export function limitQuery(request: cds.Request, { path, names, orNull = false }: RowLimit): void {
  const column = { ref: path };
  const mine = { list: orNone(names).map((val) => ({ val })) };
  const condition: Xpr[] = [column, 'in', mine];
  if (orNull) condition.push('or', column, 'is', 'null');
  innermost(request.query as unknown as ReadQuery).where([{ xpr: condition }]); // in brackets
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
