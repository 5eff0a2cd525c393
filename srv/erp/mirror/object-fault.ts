import { SaldoError } from '../../domain/errors.ts';
import { ErpError } from '../erp-error.ts';

/**
 * What is wrong with one object of the ERP: the others can go on. An ERP that cannot be reached or
 * does not let us in concerns all of them, and so does a fault of our own database.
 */
export function isFaultOfOneObject(error: unknown): error is SaldoError {
  if (!(error instanceof SaldoError)) return false;
  if (!(error instanceof ErpError)) return error.code === 'ERP_VALUE_UNFIT';
  return error.code !== 'ERP_UNREACHABLE' && error.failure.status !== 401;
}
