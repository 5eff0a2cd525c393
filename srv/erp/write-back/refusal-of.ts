import type { SaldoError } from '../../domain/errors.ts';
import type { Database } from '../../platform/database.ts';
import { ErpError } from '../erp-error.ts';

/** A refusal whose code nobody has explained to Saldo. */
const OTHER = 'other';

/**
 * What a refusal of the ERP means in the business, by the ERP's own code; 'other' for codes that
 * are not in ErpMessages, null when the ERP did not refuse for what the operation says.
 */
export async function refusalOf(db: Database, error: SaldoError): Promise<string | null> {
  if (!(error instanceof ErpError) || error.code !== 'ERP_REFUSED') return null;
  const { erpCode } = error.failure;
  if (!erpCode) return OTHER;
  const [known] = await db.query<{ refusal: string }>(
    'SELECT refusal FROM saldo_operations_ErpMessages WHERE erpErrorCode = ?',
    [erpCode.slice(0, 60)],
  );
  return known?.refusal ?? OTHER;
}
