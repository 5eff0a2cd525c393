import { SaldoError } from '../../domain/errors.ts';
import { ErpError } from '../erp-error.ts';

const OF_THE_ERP = ['ERP_UNREACHABLE', 'ERP_BUDGET_SPENT'];

/**
 * What is wrong with one object of the ERP: the others can go on. An ERP that cannot be reached, does
 * not let us in or may not be asked now concerns all of them, and so does a fault of our own database.
 */
export function isFaultOfOneObject(error: unknown): error is SaldoError {
  if (!(error instanceof SaldoError)) return false;
  if (!(error instanceof ErpError)) return error.code === 'ERP_VALUE_UNFIT';
  return !OF_THE_ERP.includes(error.code) && error.failure.status !== 401;
}
