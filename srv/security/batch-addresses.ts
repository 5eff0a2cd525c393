const REQUEST_LINE = /^(?:GET|POST|PUT|PATCH|DELETE|MERGE|HEAD|OPTIONS)[ \t]+(\S+)/gim;

/** The addresses of the requests in a batch: a parsed JSON body, or the text of a multipart one. */
export function batchAddresses(body: unknown): string[] {
  if (typeof body === 'string') {
    return [...body.matchAll(REQUEST_LINE)].map(([, address = '']) => address);
  }
  const { requests } = (body ?? {}) as { requests?: unknown };
  if (!Array.isArray(requests)) return [];
  return requests.map((request) => String((request as { url?: unknown } | null)?.url ?? ''));
}
