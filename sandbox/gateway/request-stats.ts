import type { RequestHandler } from 'express';

/** Counts requests by method and set, with statuses and time. */
export interface RequestStats {
  handler: RequestHandler;
  read(): Record<string, RequestCount>;
  reset(): void;
}

export interface RequestCount {
  requests: number;
  statuses: Record<string, number>;
  totalMs: number;
}

export function requestStats(): RequestStats {
  let counts: Record<string, RequestCount> = {};
  const handler: RequestHandler = (req, res, next) => {
    const startedAt = performance.now();
    res.on('close', () => {
      const key = `${req.method} ${setOf(req.originalUrl)}`;
      const count = counts[key] ?? { requests: 0, statuses: {}, totalMs: 0 };
      counts[key] = count;
      const status = res.writableFinished ? String(res.statusCode) : 'cut';
      count.requests++;
      count.statuses[status] = (count.statuses[status] ?? 0) + 1;
      count.totalMs += Math.round(performance.now() - startedAt);
    });
    next();
  };
  return {
    handler,
    read: () => counts,
    reset: () => {
      counts = {};
    },
  };
}

/** The path without query and keys, so that all reads of one set count together. */
function setOf(url: string): string {
  return (url.split('?')[0] ?? '').replace(/\([^)]*\)/g, '()');
}
