import type { ErpService } from '../services.ts';

const V2_DATE = /^\/Date\((-?\d+)(?:[+-]\d+)?\)\/$/;
const V2_TIME = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.\d+)?S)?$/;
const V4_DAY = /^\d{4}-\d{2}-\d{2}$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
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
  const instant = new Date(match ? Number(match[1]) : value);
  return Number.isNaN(instant.getTime()) ? undefined : instant.toISOString();
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

/** A day in a `$filter`. */
export function dayLiteral(version: ErpService['version'], day: string): string {
  return version === 'v2' ? `datetime'${day}T00:00:00'` : day;
}

/** Text in a `$filter`. */
export function textLiteral(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/**
 * A key field's value in a `$filter`, its type seen by its form: SAP's own numbers hold no hyphens
 * where days and UUIDs have them. Undefined for what is no text.
 */
export function keyLiteral(version: ErpService['version'], value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  if (version === 'v2') {
    const day = value.startsWith('/') ? dayOf(value) : undefined;
    return day === undefined ? textLiteral(value) : dayLiteral(version, day);
  }
  return V4_DAY.test(value) || UUID.test(value) ? value : textLiteral(value);
}

/** A JSON object, as each record of a page has to be. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
