import type { RowLimits } from '../../requests/limits.ts';
import type { Element, Entity } from './cqn.ts';
import type { Hop } from './query-hops.ts';

/** A column that limits whose rows they are. */
interface LimitedColumn {
  readonly column: string;
  readonly names: readonly string[];
  /** Whether rows without a name are everybody's. */
  readonly orNull: boolean;
}

/** What limits a user's rows of an entity: by the columns that it has. Empty for every row. */
export function limitedColumns(limits: RowLimits, { elements }: Entity): LimitedColumn[] {
  const { segments, groups, companyCodes, person } = limits;
  const given: [string, readonly string[] | null, boolean][] = [
    ['segment', segments, false],
    ['collectionGroup', groups, true],
    ['companyCode', companyCodes, false],
    ['source', person && [person.source], false],
    ['partner', person && [person.partner], false],
  ];
  return given.flatMap(([column, names, orNull]) =>
    names !== null && isOwn(elements[column]) ? [{ column, names, orNull }] : [],
  );
}

/** Code lists and settings have columns of the same names that say nothing of whose rows they are. */
function isOwn(element: Element | undefined): boolean {
  return element !== undefined && !element.isAssociation;
}

/** As a condition of a query; null where every row is the user's. */
export function rowCondition(limits: RowLimits, entity: Entity): readonly unknown[] | null {
  const columns = limitedColumns(limits, entity);
  if (columns.length === 0) return null;
  return columns.flatMap((limited, index) => {
    const one = { xpr: conditionOf(limited) };
    return index === 0 ? [one] : ['and', one];
  });
}

function conditionOf({ column, names, orNull }: LimitedColumn): readonly unknown[] {
  const ref = { ref: [column] };
  // No database takes an empty list.
  const list = (names.length > 0 ? names : ['']).map((val) => ({ val }));
  const isMine = [ref, 'in', { list }];
  return orNull ? [...isMine, 'or', ref, 'is', 'null'] : isMine;
}

/** Whether a step stays within the rows of its start: it joins on every column that limits its end. */
export function keepsLimits(limits: RowLimits, { from, association, target }: Hop): boolean {
  if (!from || !association?.on || association.on.includes('or')) return false;
  const joined = joinedColumns(association);
  return limitedColumns(limits, target).every(
    ({ column }) => column in from.elements && joined.has(column),
  );
}

/** Columns of the same name on both sides of an association. */
function joinedColumns({ name, on = [] }: Element): ReadonlySet<string> {
  const columns = new Set<string>();
  for (const [index, operator] of on.entries()) {
    if (operator !== '=') continue;
    const sides = [on[index - 1], on[index + 1]].map(pathOf);
    const [theirs] = sides.filter(([first]) => first === name);
    const [mine] = sides.filter(([first]) => first !== name);
    const column = mine?.at(-1);
    if (column !== undefined && theirs?.at(-1) === column) columns.add(column);
  }
  return columns;
}

function pathOf(side: unknown): readonly string[] {
  const { ref } = (side ?? {}) as { ref?: readonly string[] };
  return ref ?? [];
}
