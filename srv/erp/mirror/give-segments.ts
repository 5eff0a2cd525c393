import type { Database } from '../../platform/database.ts';

/** Agreements of Saldo that may stand for one made in the ERP, and the mirror's row of it. */
export interface MadeInErp {
  readonly own: { readonly table: string; readonly number: string; readonly isTheirs: string };
  readonly mirrored: { readonly table: string; readonly number: string };
}

/**
 * Gives agreements made in the ERP their segment once one collects their company code; those of other
 * company codes are kept and seen by nobody.
 */
export function segmentsFor({ own, mirrored }: MadeInErp) {
  return (db: Database, source: string): Promise<number> =>
    db.execute(
      `UPDATE ${own.table} SET segment = (SELECT MIN(s.segment)
          FROM ${mirrored.table} e
          JOIN saldo_organization_SegmentCompanyCodes s
            ON s.source = e.source AND s.companyCode = e.companyCode
         WHERE e.source = ${own.table}.source AND e.${mirrored.number} = ${own.table}.${own.number})
        WHERE source = ? AND ${own.isTheirs} AND segment IS NULL`,
      [source],
    );
}
