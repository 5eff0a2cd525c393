import { SaldoError } from '../domain/errors.ts';
import { badRequest, conflict } from '../requests/refusal.ts';

const NOT_FOUND = ['FILE_LOAD_UNKNOWN', 'FILE_MAPPING_UNKNOWN', 'FILE_GONE'];
const CONFLICTS = [
  'FILE_BUSY',
  'FILE_LOAD_BUSY',
  'FILE_TOTALS_DIFFER',
  'FILE_SOURCE_MIRRORED',
  'LEASE_LOST',
];

/** What is wrong with a file or a request about it, as the client may see it, with a text by its code. */
export function refusalOf(error: unknown): unknown {
  if (!(error instanceof SaldoError)) return error;
  const { code, details } = error;
  if (CONFLICTS.includes(code)) return conflict(code, details);
  if (!code.startsWith('FILE_')) return error;
  const refusal = badRequest(code, '', details);
  const status = NOT_FOUND.includes(code) ? 404 : 400;
  return Object.assign(refusal, { status, target: undefined });
}
