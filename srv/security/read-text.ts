import { SaldoError } from '../domain/errors.ts';

/** The text of a body in UTF-8; BODY_MALFORMED when it is not. */
export function readText(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new SaldoError('BODY_MALFORMED', 'The body is not UTF-8.');
  }
}
