import { setTimeout as sleep } from 'node:timers/promises';
import {
  CsrfSession,
  type CsrfToken,
  csrfTokenOf,
  FETCH_TOKEN,
  isTokenRefused,
  tokenHeaders,
} from './csrf-session.ts';
import { ErpError, unexpectedPage } from './erp-error.ts';
import { type ErpDestination, type ErpHttp, type HttpAnswer, HttpCaller } from './http-caller.ts';
import { answerError, erpError } from './http-failure.ts';
import type { OwnFields } from './own-fields.ts';
import type { RequestBudget } from './request-budget.ts';
import type { ErpTarget } from './services.ts';
import type { ErpWrite } from './write-back/erp-write.ts';

export type { ErpDestination } from './http-caller.ts';

export interface ErpConnectionOptions {
  /** No answer within this many milliseconds is a failure (20,000). */
  readonly deadline?: number;
  /** How often a read is repeated after a failure of the network or the server (2). */
  readonly readRetries?: number;
  /** The longest `Retry-After` that a read waits for, in seconds (30). */
  readonly longestWait?: number;
  /** How a read waits, given milliseconds (timers of the system). */
  readonly pause?: (milliseconds: number) => Promise<unknown>;
  /** How many requests may be sent, shared with all others who call this ERP (no bounds). */
  readonly budget?: RequestBudget;
  /** Fields that this ERP's views have beside SAP's (none). */
  readonly ownFields?: OwnFields;
}

export interface ErpAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, unknown>>;
  /** Null when there was none. */
  readonly body: unknown;
}

/** Calls to one ERP by one sender. Every failure is an ErpError naming service and entity. */
export interface ErpConnection {
  /** GET of a path with query under the service: its JSON. Repeated where that may help. */
  read(target: ErpTarget, path: string): Promise<unknown>;
  /**
   * One write, sent once: the caller decides what an unknown outcome means. `check` is called right
   * before each request, after all waiting; what it throws keeps the request from being sent.
   */
  write(
    target: ErpTarget,
    write: ErpWrite,
    headers?: WriteHeaders,
    check?: () => void,
  ): Promise<ErpAnswer>;
  /** No write is waited for longer, in milliseconds. */
  readonly writeDeadline: number;
  /** Fields that its views have beside SAP's. */
  readonly ownFields?: OwnFields;
}

/** An ERP that can be called for a user as well. */
export interface InteractiveErp extends ErpConnection {
  /**
   * The same ERP for an interactive call, with the JWT of the user who waits for it: the ERP checks
   * that user's authorizations where a destination for users is configured.
   */
  asUser(token: string): InteractiveErp;
}

/** Such as If-Match and the repeatability headers. */
export type WriteHeaders = Readonly<Record<string, string>>;

/** Records asked for in one page; the server may send fewer. */
export const PAGE_SIZE = 2_000;

/** Amounts have to come as text: a JSON number would lose digits. */
const ACCEPT_JSON = {
  Accept: 'application/json;odata.metadata=minimal;IEEE754Compatible=true',
  Prefer: `odata.maxpagesize=${PAGE_SIZE}`,
};
const SEND_JSON = { 'Content-Type': 'application/json;IEEE754Compatible=true' };
const MOST_WAITS = 5;
const DEADLINE = 20_000;

/** Opens a connection; nothing is sent yet. */
export function openErp(
  destination: ErpDestination,
  options: ErpConnectionOptions = {},
): InteractiveErp {
  const { deadline = DEADLINE, readRetries = 2 } = options;
  return openErpOver(new HttpCaller(destination, { deadline, readRetries }), options);
}

/** A connection over any HTTP, for example one that loses requests. */
export function openErpOver(http: ErpHttp, options: ErpConnectionOptions = {}): InteractiveErp {
  return new HttpConnection(http, options);
}

class HttpConnection implements InteractiveErp {
  readonly writeDeadline: number;
  readonly ownFields: OwnFields;
  readonly #caller: ErpHttp;
  readonly #options: ErpConnectionOptions;
  readonly #csrf = new CsrfSession((target) => this.#fetchToken(target));

  constructor(caller: ErpHttp, options: ErpConnectionOptions) {
    this.#caller = caller;
    this.#options = options;
    this.writeDeadline = options.deadline ?? DEADLINE;
    this.ownFields = options.ownFields ?? {};
  }

  asUser(token: string): InteractiveErp {
    return new HttpConnection(this.#caller.asUser?.(token) ?? this.#caller, this.#options);
  }

  async read(target: ErpTarget, path: string): Promise<unknown> {
    const { pause = sleep } = this.#options;
    for (let waits = 0; ; waits++) {
      try {
        await this.#options.budget?.permit(target);
        const answer = await this.#caller.get(`${target.service.path}${path}`, ACCEPT_JSON);
        return jsonOf(answer, target);
      } catch (error) {
        const failure = await this.#heard(erpError(error, target));
        const seconds = waits < MOST_WAITS ? this.#waitAfter(failure) : undefined;
        if (seconds === undefined) throw failure;
        await pause(seconds * 1000);
      }
    }
  }

  async write(
    target: ErpTarget,
    { method, path, body }: ErpWrite,
    headers: WriteHeaders = {},
    check: () => void = () => {},
  ): Promise<ErpAnswer> {
    const url = `${target.service.path}${path}`;
    const send = async (token: CsrfToken) => {
      await this.#options.budget?.permit(target);
      check();
      const all = { ...ACCEPT_JSON, ...SEND_JSON, ...headers, ...tokenHeaders(token) };
      return this.#caller
        .write({ method, url, data: body }, all)
        .catch((error: unknown) => Promise.reject(erpError(error, target)));
    };
    const token = await this.#csrf.token(target);
    let answer = await send(token);
    // The one case where a write is sent again: the ERP has refused it unread.
    if (isTokenRefused(answer)) answer = await send(await this.#csrf.renewed(target, token));
    if (answer.status >= 300) throw await this.#heard(answerError(answer, target));
    return {
      status: answer.status,
      headers: answer.headers,
      body: answer.data === '' ? null : jsonOf(answer, target),
    };
  }

  async #fetchToken(target: ErpTarget): Promise<CsrfToken> {
    try {
      await this.#options.budget?.permit(target);
      const answer = await this.#caller.get(`${target.service.path}/`, FETCH_TOKEN);
      const token = csrfTokenOf(answer.headers);
      if (token) return token;
    } catch (error) {
      throw nothingWritten(await this.#heard(erpError(error, target)));
    }
    throw nothingWritten(unexpectedPage(target, 'no CSRF token came with the service document'));
  }

  /** An ERP that asks one of us to wait is left alone by all. */
  async #heard(error: ErpError): Promise<ErpError> {
    const { status, retryAfterSeconds: seconds } = error.failure;
    const isAsked = error.code === 'ERP_REFUSED' && (status === 429 || status === 503);
    if (isAsked && seconds !== undefined) await this.#options.budget?.pause(seconds);
    return error;
  }

  #waitAfter({ failure }: ErpError): number | undefined {
    const { status, retryAfterSeconds } = failure;
    if (status !== 429 && status !== 503) return undefined;
    const seconds = retryAfterSeconds ?? (status === 429 ? 1 : undefined);
    const { longestWait = 30 } = this.#options;
    return seconds !== undefined && seconds <= longestWait ? seconds : undefined;
  }
}

/** A failure before the write itself. */
function nothingWritten(error: ErpError): ErpError {
  return new ErpError(error.code, error.target, error.text, {
    ...error.failure,
    mayHaveHappened: false,
  });
}

function jsonOf(answer: HttpAnswer, target: ErpTarget): unknown {
  const type = String(answer.headers['content-type'] ?? 'no content type');
  if (!type.includes('json')) {
    throw unexpectedPage(target, `JSON expected, ${type} came`, answer.status);
  }
  try {
    return JSON.parse(answer.data);
  } catch {
    throw unexpectedPage(target, 'the answer is not complete JSON', answer.status);
  }
}
