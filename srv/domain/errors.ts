/**
 * An error a person can act on: what happened, to which object, what to do.
 * `code` is stable and doubles as the i18n key; `details` names the object
 * (keys and values of the text's placeholders), never personal data.
 */
export class SaldoError extends Error {
  readonly code: string;
  readonly details: Record<string, string | number>;

  constructor(code: string, message: string, details: Record<string, string | number> = {}) {
    super(message);
    this.name = 'SaldoError';
    this.code = code;
    this.details = details;
  }
}
