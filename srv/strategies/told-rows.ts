import type cds from '@sap/cds';

interface ReadQuery {
  readonly SELECT?: {
    readonly columns?: readonly ({ readonly ref?: readonly string[] } | string)[];
  };
}

/** The rows of what was read, be it many, one or a count. */
export function rowsOf<Row extends object>(result: unknown): Row[] {
  return [result].flat().filter((row): row is Row => row !== null && typeof row === 'object');
}

/** Whether a request asks for one of the elements, by name or for everything. */
export function isAskedFor({ query }: cds.Request, names: readonly string[]): boolean {
  const { columns } = (query as ReadQuery).SELECT ?? {};
  if (!columns) return true;
  return columns.some((column) =>
    typeof column === 'string' ? column === '*' : names.includes(column.ref?.at(-1) ?? ''),
  );
}
