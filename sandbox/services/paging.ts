import type { Readable } from 'node:stream';
import cds from '@sap/cds';
import type { Response } from 'express';

/** A read of a whole collection in key order, which the server cuts into pages. */
interface PagedRead {
  query: cds.ql.SELECT<unknown>;
  keys: string[];
  size: number;
  token: string | undefined;
}

type KeyValues = Record<string, unknown>;

/**
 * Serves collections in pages of the server's choice by key (not by offset): a page is as fast
 * at the end of a table as at its start, and rows that come in between never shift it.
 * Other reads ($top, $count, $apply, $orderby, single rows) go on to CAP, or to `otherwise`.
 */
export function servePages(
  service: cds.Service,
  pageSize: number,
  otherwise: (req: cds.Request, next: () => unknown) => unknown = (_req, next) => next(),
): void {
  service.prepend(() => {
    service.on('READ', '*', async (req, next) => {
      const read = pagedRead(req, pageSize);
      return read === undefined ? otherwise(req, next) : answerPage(req, read);
    });
  });
}

async function answerPage(req: cds.Request, read: PagedRead): Promise<unknown> {
  startAfterToken(read);
  const last = await lastKeyOfFullPage(read);
  const token = last && writeToken(last);
  read.query.SELECT.limit = { rows: { val: read.size } };
  if (hasEtag(req)) return withNextLink((await cds.db.run(read.query)) as unknown[], token);
  return sendText(req, read, token);
}

/** Rows as the database's own JSON text: not parsed and written again, which is most of CAP's time. */
async function sendText(req: cds.Request, read: PagedRead, token?: string): Promise<unknown[]> {
  const http = (req as unknown as { http: { req: HttpRequest; res: Response } }).http;
  const stream = (await cds.db.send({ query: read.query, iterator: true } as never)) as Readable;
  const parts: string[] = [];
  for await (const part of stream) parts.push(String(part));
  const set = http.req.path.replace(/^\//, '');
  const context = JSON.stringify(`$metadata#${set}`);
  const nextLink = token ? `,"@odata.nextLink":${JSON.stringify(nextLinkOf(http.req, token))}` : '';
  http.res.type('application/json');
  http.res.send(`{"@odata.context":${context},"value":${parts.join('')}${nextLink}}`);
  return [];
}

interface HttpRequest {
  path: string;
  query: Record<string, string>;
  headers: Record<string, string | undefined>;
}

function pagedRead(req: cds.Request, pageSize: number): PagedRead | undefined {
  const http = (req as unknown as { http?: { req: HttpRequest } }).http?.req;
  const query = req.query as unknown as cds.ql.SELECT<unknown>;
  const target = req.target as unknown as cds.entity | undefined;
  if (!http || !query.SELECT || query.SELECT.one || !target?.keys) return undefined;
  const { $top, $count, $apply, $orderby, $skip, $skiptoken } = http.query;
  if ($top || $count || $apply || $orderby || $skip || query.SELECT.count) return undefined;
  const keys = Object.keys(target.keys).filter((key) => !target.elements[key]?.virtual);
  const wished = Number(http.headers.prefer?.match(/odata\.maxpagesize=(\d+)/)?.[1] ?? pageSize);
  return { query, keys, size: Math.min(wished, pageSize), token: $skiptoken };
}

function startAfterToken({ query, keys, token }: PagedRead): void {
  query.SELECT.orderBy = keys.map((key) => ({ ref: [key], sort: 'asc' }));
  delete query.SELECT.limit;
  if (token === undefined) return;
  const after = readToken(token);
  const list = (entries: object[]) => ({ list: entries });
  const condition = [
    list(keys.map((key) => ({ ref: [key] }))),
    '>',
    list(keys.map((key) => ({ val: after[key] }))),
  ];
  const where = query.SELECT.where as unknown[] | undefined;
  const both = where?.length ? [{ xpr: where }, 'and', ...condition] : condition;
  query.SELECT.where = both as typeof query.SELECT.where;
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
  const probe = cds.ql.clone(query as never) as unknown as cds.ql.SELECT<unknown>;
  probe.SELECT.columns = keys.map((key) => ({ ref: [key] })) as typeof query.SELECT.columns;
  probe.SELECT.limit = { rows: { val: 1 }, offset: { val: size - 1 } };
  const [last] = (await cds.db.run(probe)) as KeyValues[];
  return last;
}

function hasEtag(req: cds.Request): boolean {
  const { elements } = req.target as unknown as cds.entity;
  return Object.values(elements).some((element) => '@odata.etag' in element);
}

function withNextLink(rows: unknown[], token?: string): unknown[] {
  return token ? Object.assign(rows, { $nextLink: token }) : rows;
}

function nextLinkOf(req: HttpRequest, token: string): string {
  const query = new URLSearchParams({ ...req.query, $skiptoken: token });
  return `${req.path.replace(/^\//, '')}?${query}`;
}
