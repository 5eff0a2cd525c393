import { type ErpRow, filterOf } from './odata-filter.ts';

/** Answers a GET of an entity set as the ERP does: filtered, ordered, a page at a time. */
export function collectionAnswer(
  rows: readonly ErpRow[],
  keys: readonly string[],
  url: URL,
  pageSize: number,
): object {
  const query = url.searchParams;
  const found = rows.filter(filterOf(query.get('$filter')));
  const top = query.get('$top');
  if (top !== null) {
    return { value: found.sort(orderOf(query.get('$orderby') ?? '')).slice(0, Number(top)) };
  }
  const after = query.get('$skiptoken') ?? '';
  const keyed = found.map((row) => ({ row, key: keys.map((key) => row[key]).join('/') }));
  const rest = keyed.filter(({ key }) => key > after).sort((a, b) => (a.key < b.key ? -1 : 1));
  const page = rest.slice(0, pageSize);
  const value = page.map(({ row }) => row);
  const last = page.at(-1);
  if (!last || rest.length === page.length) return { value };
  const next = new URL(url);
  next.searchParams.set('$skiptoken', last.key);
  return { value, '@odata.nextLink': `${next.pathname}${next.search}` };
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
