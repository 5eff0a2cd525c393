const V2_DATE = /^\/Date\((-?\d+)(?:[+-]\d+)?\)\/$/;
const V2_TIME = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.\d+)?S)?$/;
const V4_TIME = /^(\d{2}:\d{2}:\d{2})(?:\.\d+)?$/;

/** The day of V4's '2026-11-22' or V2's '/Date(1795305600000)/'; undefined for anything else. */
export function dayOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  if (value.startsWith('/')) return instantOf(value)?.slice(0, 10);
  return value.slice(0, 10);
}

/** The UTC instant of an Edm.DateTimeOffset, or of V2's '/Date(…)/'. */
export function instantOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const match = V2_DATE.exec(value);
  const time = match ? Number(match[1]) : Date.parse(value);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}

/** 'HH:MM:SS' of V4's time of day or V2's 'PT13H05M09S'. */
export function clockTime(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const plain = V4_TIME.exec(value);
  if (plain) return plain[1];
  const parts = V2_TIME.exec(value);
  if (!parts) return undefined;
  return [1, 2, 3].map((part) => (parts[part] ?? '0').padStart(2, '0')).join(':');
}
