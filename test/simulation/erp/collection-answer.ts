import { type ErpRow, filterOf } from './odata-filter.ts';

/** Answers a GET of an entity set as the ERP does: filtered, ordered, a page at a time. */
export function collectionAnswer(
  rows: readonly ErpRow[],
  keys: readonly string[],
  url: URL,
  pageSize: number,
): object {
  const query = url.searchParams;
  const keyOf = (row: ErpRow) => keys.map((key) => row[key]).join('/');
  const after = query.get('$skiptoken') ?? '';
  const found = rows.filter(filterOf(query.get('$filter')));
  const ordered = query.has('$orderby')
    ? found.sort(orderOf(query.get('$orderby') ?? ''))
    : found.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  const rest = ordered.filter((row) => keyOf(row) > after);
  const page = rest.slice(0, Number(query.get('$top') ?? pageSize));
  const last = page.at(-1);
  if (!last || rest.length === page.length || query.has('$top')) return { value: page };
  const next = new URL(url);
  next.searchParams.set('$skiptoken', keyOf(last));
  return { value: page, '@odata.nextLink': `${next.pathname}${next.search}` };
}

function orderOf(text: string): (a: ErpRow, b: ErpRow) => number {
  const fields = text.split(',').map((part) => part.trim().split(' '));
  return (a, b) => {
    for (const [field = '', direction] of fields) {
      const [left, right] = [String(a[field] ?? ''), String(b[field] ?? '')];
      if (left !== right) return left < right === (direction !== 'desc') ? -1 : 1;
    }
    return 0;
  };
}
