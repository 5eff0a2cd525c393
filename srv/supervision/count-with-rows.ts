import type cds from '@sap/cds';

/** As much of a list's query as says which page is asked for. */
interface Select {
  limit?: { readonly rows?: { readonly val: number }; readonly offset?: { readonly val: number } };
  readonly count?: boolean;
  readonly one?: boolean;
}

type Rows = unknown[] & { $count?: number };

/**
 * Reads figures that are few and dear, such as sums by group, once for the page and for how many there are:
 * all at once, of which the page is cut. More than `most` are paged by the database.
 */
export function countWithRows(
  service: cds.ApplicationService,
  entities: readonly string[],
  most: number,
): void {
  service.on('READ', entities as string[], async (request, next) => {
    const { SELECT } = request.query as unknown as { SELECT: Select };
    const { limit } = SELECT;
    const { val: skip } = limit?.offset ?? { val: 0 };
    const end = skip + (limit?.rows?.val ?? 0);
    if (!SELECT.count || SELECT.one || !limit?.rows || end > most) return next();
    SELECT.limit = { rows: { val: most } };
    try {
      const rows: Rows = await next();
      return Object.assign(rows.slice(skip, end), { $count: rows.$count });
    } finally {
      SELECT.limit = limit; // by which the link to the next page is made
    }
  });
}
