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
import type { ErpTarget } from './services.ts';

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
}

export interface ErpAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

/** Calls to one ERP by one sender. Every failure is an ErpError naming service and entity. */
export interface ErpConnection {
  /** GET of a path with query under the service: its JSON. Repeated where that may help. */
  read(target: ErpTarget, path: string): Promise<unknown>;
  /** POST to an entity set, once: the caller decides what an unknown outcome means. */
  create(
    target: ErpTarget,
    body: object,
    headers?: Readonly<Record<string, string>>,
  ): Promise<ErpAnswer>;
}

/** Records asked for in one page; the server may send fewer. */
export const PAGE_SIZE = 2_000;

/** Amounts have to come as text: a JSON number would lose digits. */
const ACCEPT_JSON = {
  Accept: 'application/json;odata.metadata=minimal;IEEE754Compatible=true',
  Prefer: `odata.maxpagesize=${PAGE_SIZE}`,
};
const SEND_JSON = { 'Content-Type': 'application/json;IEEE754Compatible=true' };
const MOST_WAITS = 5;

/** Opens a connection; nothing is sent yet. */
export function openErp(
  destination: ErpDestination,
  options: ErpConnectionOptions = {},
): ErpConnection {
  const { deadline = 20_000, readRetries = 2 } = options;
  return openErpOver(new HttpCaller(destination, deadline, readRetries), options);
}

/** A connection over any HTTP, for example one that loses requests. */
export function openErpOver(http: ErpHttp, options: ErpConnectionOptions = {}): ErpConnection {
  return new HttpConnection(http, options);
}

class HttpConnection implements ErpConnection {
  readonly #caller: ErpHttp;
  readonly #longestWait: number;
  readonly #pause: (milliseconds: number) => Promise<unknown>;
  readonly #csrf = new CsrfSession((target) => this.#fetchToken(target));

  constructor(caller: ErpHttp, options: ErpConnectionOptions) {
    this.#caller = caller;
    this.#longestWait = options.longestWait ?? 30;
    this.#pause = options.pause ?? sleep;
  }

  async read(target: ErpTarget, path: string): Promise<unknown> {
    for (let waits = 0; ; waits++) {
      try {
        const answer = await this.#caller.get(`${target.service.path}${path}`, ACCEPT_JSON);
        return jsonOf(answer, target);
      } catch (error) {
        const failure = erpError(error, target);
        const seconds = waits < MOST_WAITS ? this.#waitAfter(failure) : undefined;
        if (seconds === undefined) throw failure;
        await this.#pause(seconds * 1000);
      }
    }
  }

  async create(
    target: ErpTarget,
    body: object,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<ErpAnswer> {
    const url = `${target.service.path}/${target.entity}`;
    const post = (token: CsrfToken) =>
      this.#caller
        .post(url, body, { ...ACCEPT_JSON, ...SEND_JSON, ...headers, ...tokenHeaders(token) })
        .catch((error: unknown) => Promise.reject(erpError(error, target)));

    const token = await this.#csrf.token(target);
    let answer = await post(token);
    // The one case where a write is sent again: the ERP has refused it unread.
    if (isTokenRefused(answer)) answer = await post(await this.#csrf.renewed(target, token));
    if (answer.status >= 300) throw answerError(answer, target);
    return { status: answer.status, headers: answer.headers, body: jsonOf(answer, target) };
  }

  async #fetchToken(target: ErpTarget): Promise<CsrfToken> {
    const answer = await this.#caller
      .get(`${target.service.path}/`, FETCH_TOKEN)
      .catch((error: unknown) => Promise.reject(nothingWritten(erpError(error, target))));
    const token = csrfTokenOf(answer.headers);
    if (token) return token;
    throw nothingWritten(unexpectedPage(target, 'no CSRF token came with the service document'));
  }

  #waitAfter({ failure }: ErpError): number | undefined {
    const { status, retryAfterSeconds } = failure;
    if (status !== 429 && status !== 503) return undefined;
    const seconds = retryAfterSeconds ?? (status === 429 ? 1 : undefined);
    return seconds !== undefined && seconds <= this.#longestWait ? seconds : undefined;
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
