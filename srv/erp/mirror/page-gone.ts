import { ErpError } from '../erp-error.ts';

/** The ERP no longer knows a page where an interrupted load stopped. */
export function isPageGone(error: unknown): boolean {
  return error instanceof ErpError && [400, 404, 410].includes(error.failure.status ?? 0);
}
