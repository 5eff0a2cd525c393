import type { ErpConnection } from '../connection.ts';
import { unexpectedPage } from '../erp-error.ts';
import type { ErpTarget } from '../services.ts';
import type { MirrorRun } from './mirror-run.ts';
import { isRecord } from './odata-values.ts';

export interface Page {
  readonly records: readonly Readonly<Record<string, unknown>>[];
  /** Path of the next page under the service; null after the last. */
  readonly next: string | null;
}

/** Pages for a run of the mirror, as long as it may go on. */
export async function* pagesOf(
  run: Pick<MirrorRun, 'erp' | 'signal'>,
  target: ErpTarget,
  firstPath: string,
): AsyncGenerator<Page> {
  yield* pagesFrom(run, target, askPage(run.erp, target, firstPath));
}

/** The same, and the first page is asked for at once. */
export function pagesAhead(
  run: Pick<MirrorRun, 'erp' | 'signal'>,
  target: ErpTarget,
  firstPath: string,
): AsyncGenerator<Page> {
  return pagesFrom(run, target, askPage(run.erp, target, firstPath));
}

/** The next page is asked for while the caller writes this one. */
async function* pagesFrom(
  { erp, signal }: Pick<MirrorRun, 'erp' | 'signal'>,
  target: ErpTarget,
  first: Promise<Page>,
): AsyncGenerator<Page> {
  let pending: Promise<Page> | null = first;
  while (pending) {
    const page: Page = await pending;
    pending = page.next === null ? null : askPage(erp, target, page.next);
    signal?.throwIfAborted();
    yield page;
  }
}

/** A failure is thrown when the page's turn comes; until then it is nobody's. */
function askPage(erp: ErpConnection, target: ErpTarget, path: string): Promise<Page> {
  const page = readPage(erp, target, path);
  page.catch(() => undefined);
  return page;
}

/** One page of an entity set. ERP_UNEXPECTED_PAGE for anything that is not one. */
export async function readPage(erp: ErpConnection, target: ErpTarget, path: string): Promise<Page> {
  const body = await erp.read(target, path);
  return target.service.version === 'v2' ? pageOfV2(target, body) : pageOfV4(target, body);
}

function pageOfV4(target: ErpTarget, body: unknown): Page {
  const { value, '@odata.nextLink': next } = (body ?? {}) as Record<string, unknown>;
  return { records: recordsOf(target, value), next: pathOf(target, next) };
}

function pageOfV2(target: ErpTarget, body: unknown): Page {
  const { d } = (body ?? {}) as { d?: { results?: unknown; __next?: unknown } };
  return { records: recordsOf(target, d?.results), next: pathOf(target, d?.__next) };
}

function recordsOf(target: ErpTarget, value: unknown): Page['records'] {
  if (Array.isArray(value) && value.every(isRecord)) return value;
  throw unexpectedPage(target, 'the answer is JSON but no page of an entity set');
}

/** Path and query of a link, which may be relative or absolute; it must stay in the service. */
function pathOf(target: ErpTarget, link: unknown): string | null {
  if (link === undefined || link === null) return null;
  const { path } = target.service;
  const url = URL.parse(String(link), `http://erp${path}/`);
  if (url?.pathname.startsWith(`${path}/`))
    return `${url.pathname.slice(path.length)}${url.search}`;
  throw unexpectedPage(target, 'the link to the next page leaves the service');
}
