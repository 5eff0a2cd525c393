import { SaldoError } from '../domain/errors.ts';
import { textOf } from './text-of.ts';

/** Why an action is refused, as CAP sends it: the text comes from _i18n/messages by the code. */
export interface Refusal extends Error {
  readonly code: string;
  readonly status: number;
  /** The parameter it is about. */
  readonly target?: string;
  /** Values of the text's placeholders. */
  readonly args: Values;
}

/** Of a text's placeholders. */
export type Values = Readonly<Record<string, string | number>>;

/** 400: what was sent cannot be meant. */
export function badRequest(code: string, target: string, args: Values = {}): Refusal {
  return Object.assign(new Error(code), { code, status: 400, target, args });
}

/** 409: it could be meant, but not as things are now. */
export function conflict(code: string, args: Values = {}): Refusal {
  return Object.assign(new Error(code), { code, status: 409, args });
}

/** 403: this user may not, though another might. */
export function forbidden(code: string, args: Values = {}): Refusal {
  return Object.assign(new Error(code), { code, status: 403, args });
}

/** 404: there is no such thing. */
export function notFound(code: string, args: Values = {}): Refusal {
  return Object.assign(new Error(code), { code, status: 404, args });
}

/** 404: what a parameter names is not there, or not this user's to touch. */
export function notFoundAt(target: string, code: string, args: Values = {}): Refusal {
  return Object.assign(new Error(code), { code, status: 404, target, args });
}

/** 404: not on this agent's list, whether it exists or not. */
export function notOnMyList(): Refusal {
  const code = 'POSITION_NOT_FOUND';
  return Object.assign(new Error(code), { code, status: 404, args: {} });
}

/** One error for all that is wrong, each as a detail with its own code and target. */
export function allOf(refusals: readonly Refusal[]): Error {
  const [only, ...others] = refusals;
  if (only && others.length === 0) return only;
  return Object.assign(new Error('MULTIPLE_ERRORS'), {
    code: 'MULTIPLE_ERRORS',
    status: 400,
    details: refusals,
  });
}

/**
 * What a rule or a run says is missing (a rate, a policy) becomes a conflict with a text in the
 * user's language, if there is one by its code. Anything else is a fault of ours and stays so.
 */
export function withText(error: unknown): unknown {
  if (!(error instanceof SaldoError) || !hasText(error.code)) return error;
  return conflict(error.code, error.details);
}

function hasText(code: string): boolean {
  return textOf(code, 'en') !== undefined;
}
