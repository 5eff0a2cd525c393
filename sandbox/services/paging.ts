import cds from '@sap/cds';
import type { Response } from 'express';
import { runQuery, type SelectQuery, selectOf, targetOf, withSelect } from '../cap.ts';
import { flatRows, isFlat } from './flat-rows.ts';

/** A read of a whole collection in key order, which the server cuts into pages. */
interface PagedRead {
  query: SelectQuery;
  keys: string[];
  size: number;
  hasEtag: boolean;
}

interface HttpRequest {
  path: string;
  query: Record<string, string>;
  headers: Record<string, string | undefined>;
}

type KeyValues = Record<string, unknown>;
type Handler = (req: cds.Request, next: () => unknown) => unknown;

/**
 * Serves collections in pages of the server's choice by key (not by offset): a page is as fast
 * at the end of a table as at its start, and rows that come in between never shift it.
 * Other reads ($top, $count, $apply, another $orderby, single rows) go on to CAP, or to `otherwise`.
 */
export function servePages(
  service: cds.Service,
  pageSize: number,
  otherwise: Handler = (_req, next) => next(),
): void {
  service.prepend(() => {
    service.on('READ', '*', async (req, next) => {
      const read = pagedRead(req, pageSize);
      return read === undefined ? otherwise(req, () => next()) : answerPage(req, read);
    });
  });
}

async function answerPage(req: cds.Request, read: PagedRead): Promise<unknown[]> {
  const last = await lastKeyOfFullPage(read);
  const token = last && writeToken(last);
  const page = withSelect(read.query, { limit: { rows: { val: read.size } } });
  if (!read.hasEtag) return sendText(req, page, token);
  const rows = await runQuery<unknown[]>(page);
  if (token) return Object.assign(rows, { $nextLink: token });
  // CAP adds a link of its own to a last page that is longer than its default page.
  Object.assign(selectOf(req)?.SELECT ?? {}, { limit: page.SELECT.limit });
  return rows;
}

/** Writes the page itself: CAP's way over JSON built in SQL takes twice the time. */
async function sendText(req: cds.Request, page: SelectQuery, token?: string): Promise<unknown[]> {
  const { http } = req as unknown as { http: { req: HttpRequest; res: Response } };
  const value = isFlat(page) ? await flatRows(page, targetOf(req)) : await runQuery(page);
  const context = JSON.stringify(`$metadata#${setPath(http.req)}`);
  const nextLink = token ? `,"@odata.nextLink":${JSON.stringify(nextLinkOf(http.req, token))}` : '';
  http.res.type('application/json');
  http.res.send(`{"@odata.context":${context},"value":${JSON.stringify(value)}${nextLink}}`);
  return [];
}

function pagedRead(req: cds.Request, pageSize: number): PagedRead | undefined {
  const http = (req as unknown as { http?: { req: HttpRequest } }).http?.req;
  const query = selectOf(req);
  const target = targetOf(req);
  if (!http || !query || !target?.keys || query.SELECT.one || query.SELECT.count) return undefined;
  const { $top, $count, $apply, $orderby, $skip, $skiptoken } = http.query;
  if (http.path.endsWith('/$count') || $top || $count || $apply || $skip) return undefined;
  const keys = Object.keys(target.keys).filter((key) => !key.startsWith('P_'));
  if ($orderby && $orderby !== keys.join(',')) return undefined;
  const wished = Number(http.headers.prefer?.match(/odata\.maxpagesize=(\d+)/)?.[1] ?? pageSize);
  return {
    query: inKeyOrder(query, keys, $skiptoken),
    keys,
    size: Math.min(wished, pageSize),
    hasEtag: Object.values(target.elements).some((element) => '@odata.etag' in element),
  };
}

/** The query in key order, after the row that the token names. */
function inKeyOrder(query: SelectQuery, keys: readonly string[], token?: string): SelectQuery {
  const { limit: _, ...select } = query.SELECT;
  const orderBy = keys.map((key) => ({ ref: [key], sort: 'asc' as const }));
  const ordered = withSelect({ ...query, SELECT: select }, { orderBy });
  if (token === undefined) return ordered;
  const after = readToken(token);
  const columns = { list: keys.map((key) => ({ ref: [key] })) };
  const beyond = [columns, '>', { list: keys.map((key) => ({ val: after[key] })) }];
  const { where } = select;
  return withSelect(ordered, {
    where: where?.length ? [{ xpr: where }, 'and', ...beyond] : beyond,
  });
}

/** Not base64, because CAP takes that for a token of its own. */
function writeToken(keys: KeyValues): string {
  return `k${Buffer.from(JSON.stringify(keys)).toString('hex')}`;
}

function readToken(token: string): KeyValues {
  try {
    return JSON.parse(Buffer.from(token.slice(1), 'hex').toString()) as KeyValues;
  } catch {
    throw cds.error(400, `$skiptoken ${token} is not one that this service gave`);
  }
}

/** Keys of the row that ends the page, or undefined when the page is not full and so the last. */
async function lastKeyOfFullPage({ query, keys, size }: PagedRead): Promise<KeyValues | undefined> {
  const probe = withSelect(query, {
    columns: keys.map((key) => ({ ref: [key] })),
    limit: { rows: { val: 1 }, offset: { val: size - 1 } },
  });
  const [last] = await runQuery<KeyValues[]>(probe);
  return last;
}

function nextLinkOf(req: HttpRequest, token: string): string {
  const options = Object.entries({ ...req.query, $skiptoken: token });
  const query = options.map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `${setPath(req)}?${query.join('&')}`;
}

function setPath(req: HttpRequest): string {
  return req.path.replace(/^\//, '');
}
