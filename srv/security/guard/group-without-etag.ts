import type { Column, Entity, Select } from './cqn.ts';

/** The aggregates of $apply. */
const AGGREGATES = new Set(['min', 'max', 'sum', 'average', 'avg', 'count', 'countdistinct']);

/**
 * Takes the ETag out of what a $apply groups or sums up: CAP adds it to every list of columns, but a group
 * has none, and PostgreSQL refuses to tell it.
 */
export function groupWithoutEtag(select: Select | undefined, { elements }: Entity): void {
  const { columns, groupBy = [] } = select ?? {};
  if (!select || !columns) return;
  const isSummedUp = columns.some(({ func }) => AGGREGATES.has(func ?? ''));
  if (groupBy.length === 0 && !isSummedUp) return;
  const grouped = new Set(groupBy.map(pathOf));
  select.columns = columns.filter((column) => {
    return !isEtag(elements[pathOf(column)]) || grouped.has(pathOf(column));
  });
}

function pathOf({ ref = [] }: Column): string {
  return ref.join('/');
}

function isEtag(element: object | undefined): boolean {
  return element !== undefined && '@odata.etag' in element;
}
