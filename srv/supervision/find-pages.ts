import cds from '@sap/cds';

type Term = unknown;

/** As much of a list's query as decides where its rows can be found. */
interface Select {
  from: { ref?: readonly unknown[] };
  columns?: readonly Term[];
  where?: readonly Term[];
  groupBy?: readonly Term[];
  having?: readonly Term[];
  orderBy?: readonly Term[];
  search?: readonly Term[];
  limit?: { rows?: { val: number }; offset?: { val: number } };
  one?: boolean;
  count?: boolean;
}

type Row = Readonly<Record<string, unknown>>;
type Rows = Row[] & { $count?: number };

/** A list of many columns, and the view with its rows, but only columns that one index holds. */
interface List {
  readonly entity: string;
  readonly narrow: string;
}

/**
 * Counts the rows of a long list, and finds those of a page, in a narrow view of the same rows where all
 * that is asked for by filter and order is there; the page's rows are then read by their keys. What the
 * narrow view cannot answer is asked of the list itself.
 */
export function findPages(service: cds.ApplicationService, { entity, narrow }: List): void {
  service.on('READ', entity, async (request, next) => {
    const { SELECT } = request.query as unknown as { SELECT: Select };
    const { definitions } = cds.model as unknown as { definitions: Record<string, Narrow> };
    const { elements, keys } = definitions[narrow] as Narrow;
    const holds = (part: Term) => columnsOf(part).every((column) => column in elements);
    const { columns, where, orderBy, groupBy, having } = SELECT;
    if (!isWhole(SELECT) || !holds(where)) return next();
    if (isFigure(SELECT)) {
      return holds([columns, groupBy, having, orderBy]) ? ask(narrow, SELECT) : next();
    }
    if (SELECT.one || groupBy || !SELECT.limit) return next();
    if (holds(orderBy)) return pageOf(request.query, narrow, Object.keys(keys));
    if (!SELECT.count) return next();
    SELECT.count = false;
    const rows: Rows = await next();
    rows.$count = await count(narrow, SELECT);
    return rows;
  });
}

interface Narrow {
  readonly elements: Readonly<Record<string, unknown>>;
  readonly keys: Readonly<Record<string, unknown>>;
}

/** The list as it is: not what is found from another row, or by words. */
function isWhole({ from: { ref = [] }, search }: Select): boolean {
  return ref.length === 1 && typeof ref[0] === 'string' && !search;
}

/** Numbers only: how many, or sums of groups. */
function isFigure({ columns = [], groupBy }: Select): boolean {
  const isCount = (column: Term) => (column as { func?: string }).func === 'count';
  return groupBy !== undefined || (columns.length > 0 && columns.every(isCount));
}

async function pageOf(query: unknown, narrow: string, keys: readonly string[]): Promise<Rows> {
  const { SELECT } = query as { SELECT: Select };
  const { where, orderBy, limit, count: isCounted } = SELECT;
  const columns = keys.map((key) => ({ ref: [key] }));
  const found: Rows = await ask(narrow, { where, orderBy, limit, columns, count: isCounted });
  const page = await rowsWith(query, found, keys);
  return Object.assign(page, isCounted ? { $count: found.$count } : {});
}

/** The rows of these keys, in their order; each key column is told what values it has, so that the index serves. */
async function rowsWith(
  query: unknown,
  found: readonly Row[],
  keys: readonly string[],
): Promise<Row[]> {
  if (found.length === 0) return [];
  const where = keys.flatMap((key, index) => {
    const list = [...new Set(found.map((row) => row[key]))].map((val) => ({ val }));
    return [...(index > 0 ? ['and'] : []), { ref: [key] }, 'in', { list }];
  });
  const asked = { where, count: false, limit: undefined, orderBy: undefined, localized: true };
  const { clone } = cds.ql as unknown as { clone(query: unknown, changes: object): cds.Query };
  const rows: readonly Row[] = await cds.db.run(clone(query, asked));
  const keyOf = (row: Row) => JSON.stringify(keys.map((key) => row[key]));
  const byKey = new Map(rows.map((row) => [keyOf(row), row]));
  return found.map((row) => byKey.get(keyOf(row))).filter((row) => row !== undefined);
}

async function count(narrow: string, { where }: Select): Promise<number> {
  const columns = [{ func: 'count', as: 'count' }];
  const { count } = await ask<{ count: number }>(narrow, { where, columns, one: true });
  return count;
}

/** Terms are copied: what CAP finds out about the columns of one query does not hold for another. */
function ask<Result = Rows>(narrow: string, asked: Omit<Select, 'from'>): Promise<Result> {
  const { columns, where, groupBy, having, orderBy, limit, one, count: isCounted } = asked;
  const select = { columns, where, groupBy, having, orderBy, limit, one, count: isCounted };
  const given = Object.entries(select).filter(([, value]) => value !== undefined);
  const SELECT = { from: { ref: [narrow] }, ...structuredClone(Object.fromEntries(given)) };
  return cds.db.run({ SELECT } as never) as Promise<Result>;
}

/** The columns that a part of a query names; a path beyond the row, or another query, is none that a view has. */
function columnsOf(part: Term): string[] {
  if (part === null || typeof part !== 'object') return [];
  if (Array.isArray(part)) return part.flatMap(columnsOf);
  const { ref, SELECT, expand } = part as { ref?: unknown[]; SELECT?: unknown; expand?: unknown };
  if (SELECT || expand) return ['?'];
  if (ref) return ref.length === 1 && typeof ref[0] === 'string' ? [ref[0]] : ['?'];
  return Object.values(part).flatMap(columnsOf);
}
