import { SaldoError } from '../domain/errors.ts';
import { withText } from '../requests/refusal.ts';

/** What the operator has to settle with the ERP: worth telling in its own words. */
const DEPENDENCY = /^(ERP_|TOO_MANY_ITEMS_LEFT$)/;

/** Something of the kind is under way: try again later. */
const BUSY = ['MIRROR_BUSY', 'NIGHT_BUSY', 'LEASE_LOST', 'ITEMS_NOT_LOADED'];

/**
 * What stopped a piece of work, as the administrator may see it: an ERP that fails is a failed
 * dependency (424), work under way a conflict (409), what a run misses has a text by its code.
 * Details are never sent, since they may name statements; what is left is told by `tellSafely`.
 */
export function refusalOf(error: unknown): unknown {
  if (!(error instanceof SaldoError)) return error;
  const { code, message } = error;
  if (BUSY.includes(code)) return refused(code, message, 409);
  return DEPENDENCY.test(code) ? refused(code, message, 424) : withText(error);
}

function refused(code: string, message: string, status: number): Error {
  return Object.assign(new Error(message), { code, status });
}
