/**
 * Seconds the ERP asks us to wait: `Retry-After` as seconds or as an HTTP date; undefined when it
 * says nothing that can be read.
 */
export function retryAfterSeconds(header: unknown, now: number = Date.now()): number | undefined {
  if (typeof header !== 'string' || header.trim() === '') return undefined;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds);
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.max(0, Math.ceil((at - now) / 1000));
}
