import type cds from '@sap/cds';
import { readWhatIsNeeded } from '../requests/told-columns.ts';
import { rowsOf } from '../strategies/told-rows.ts';

/** Completes a page of an entity with what the database does not have, each page at once. */
export function telling<Row extends object>(
  service: cds.Service,
  entity: string,
  { told, from }: { readonly told: readonly string[]; readonly from: readonly string[] },
  complete: (request: cds.Request, rows: Row[]) => Promise<void>,
): void {
  service.before('READ', entity, ({ query }) => {
    for (const column of told) readWhatIsNeeded(query, { told: column, from });
  });
  service.after('READ', entity, async (result: unknown, request: cds.Request) => {
    const rows = rowsOf<Row>(result).filter((row) => from[0] !== undefined && from[0] in row);
    if (rows.length > 0) await complete(request, rows);
  });
}
