import type { ErpTarget } from './services.ts';

/** A CSRF token with the session cookies it belongs to: apart, the ERP refuses both. */
export interface CsrfToken {
  readonly token: string;
  readonly cookies: string;
}

/**
 * Keeps one token for each service of one sender. Writers that need one at the same time share the
 * fetch; a renewal replaces the token only if nobody else has renewed it already.
 */
export class CsrfSession {
  readonly #fetch: (target: ErpTarget) => Promise<CsrfToken>;
  readonly #tokens = new Map<string, Promise<CsrfToken>>();

  constructor(fetch: (target: ErpTarget) => Promise<CsrfToken>) {
    this.#fetch = fetch;
  }

  token(target: ErpTarget): Promise<CsrfToken> {
    const { path } = target.service;
    const known = this.#tokens.get(path);
    if (known) return known;
    const fetched = this.#fetch(target);
    this.#tokens.set(path, fetched);
    fetched.catch(() => this.#forget(path, fetched));
    return fetched;
  }

  async renewed(target: ErpTarget, refused: CsrfToken): Promise<CsrfToken> {
    const { path } = target.service;
    const current = this.#tokens.get(path);
    if (current && (await current) === refused) this.#forget(path, current);
    return this.token(target);
  }

  #forget(path: string, token: Promise<CsrfToken>): void {
    if (this.#tokens.get(path) === token) this.#tokens.delete(path);
  }
}

/** Headers of a request that asks for a token. */
export const FETCH_TOKEN = { 'X-CSRF-Token': 'Fetch', Accept: 'application/json' };

/** Headers of a write. */
export function tokenHeaders({ token, cookies }: CsrfToken): Record<string, string> {
  return cookies ? { 'X-CSRF-Token': token, Cookie: cookies } : { 'X-CSRF-Token': token };
}

/** Reads token and cookies from the answer to a fetch; undefined when there is no token. */
export function csrfTokenOf(headers: Readonly<Record<string, unknown>>): CsrfToken | undefined {
  const token = headers['x-csrf-token'];
  if (typeof token !== 'string' || token === '') return undefined;
  const set = headers['set-cookie'];
  const cookies = Array.isArray(set) ? set.map((cookie) => String(cookie).split(';')[0]) : [];
  return { token, cookies: cookies.join('; ') };
}

/** The ERP refused the token, not the request: it has not looked at the body. */
export function isTokenRefused(answer: {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
}): boolean {
  if (answer.status !== 403) return false;
  return String(answer.headers['x-csrf-token'] ?? '').toLowerCase() === 'required';
}
