import { SaldoError } from '../../domain/errors.ts';
import { ErpError } from '../erp-error.ts';

/** Sign-in, too many requests, out of service: nothing else can be read now either. */
const OF_THE_ERP = [401, 429, 503];
/** No authorization for the service, or no such service: every key would be answered so. */
const OF_THE_SERVICE = [403, 404, 405];

/**
 * What a failed reading of some keys is at fault with: one of the `keys`, to be found among them; the
 * `service`, and with it all of them; or the `erp` as a whole (so, too, our own database), which ends
 * the run. An ERP that fails at one record answers 500 like one that fails at all.
 */
export function faultOf(error: unknown): 'keys' | 'service' | 'erp' {
  if (!(error instanceof ErpError)) {
    return error instanceof SaldoError && error.code === 'ERP_VALUE_UNFIT' ? 'keys' : 'erp';
  }
  const { status } = error.failure;
  if (error.code !== 'ERP_REFUSED' || status === undefined) return 'erp';
  if (OF_THE_ERP.includes(status)) return 'erp';
  return OF_THE_SERVICE.includes(status) ? 'service' : 'keys';
}
