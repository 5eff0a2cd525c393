import { SaldoError } from '../domain/errors.ts';
import type { ErpTarget } from './services.ts';

export type ErpErrorCode =
  | 'ERP_UNREACHABLE'
  | 'ERP_REFUSED'
  | 'ERP_UNEXPECTED_PAGE'
  | 'ERP_BUDGET_SPENT';

export interface ErpFailure {
  /** HTTP status; absent when no answer came. */
  readonly status?: number;
  /** The request may have had its effect although no usable answer came. */
  readonly mayHaveHappened: boolean;
  /** How long the ERP asks us to wait. */
  readonly retryAfterSeconds?: number;
  /** The ERP's own code of the message, such as message class and number. */
  readonly erpCode?: string;
}

/** A call to the ERP that failed, naming service and entity. */
export class ErpError extends SaldoError {
  override readonly code: ErpErrorCode;
  readonly target: ErpTarget;
  /** What went wrong, without service and entity. */
  readonly text: string;
  readonly failure: ErpFailure;

  constructor(code: ErpErrorCode, target: ErpTarget, text: string, failure: ErpFailure) {
    const details = { service: target.service.name, entity: target.entity };
    super(code, `${target.service.name} ${target.entity}: ${text}`, {
      ...details,
      ...(failure.status === undefined ? {} : { status: failure.status }),
    });
    this.name = 'ErpError';
    this.code = code;
    this.target = target;
    this.text = text;
    this.failure = failure;
  }
}

/** The ERP does not know our user, or not any more: no matter of what was asked. */
export function isSignInRefused({ code, failure }: ErpError): boolean {
  return code === 'ERP_REFUSED' && failure.status === 401;
}

/** An answer that is not what the service promises: a login page, a proxy's page, another shape. */
export function unexpectedPage(target: ErpTarget, what: string, status = 200): ErpError {
  return new ErpError(
    'ERP_UNEXPECTED_PAGE',
    target,
    `${what}. Check the destination's URL and sign-in, and the service's version.`,
    { status, mayHaveHappened: true },
  );
}
