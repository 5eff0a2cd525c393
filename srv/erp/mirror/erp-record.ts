import { SaldoError } from '../../domain/errors.ts';
import { type IsoDate, isIsoDate } from '../../domain/iso-date.ts';
import { stampInstant } from '../../domain/local-stamp.ts';
import { localTime } from '../../domain/local-time.ts';
import { formatDecimal, parseDecimal } from '../../domain/money.ts';
import type { ErpService } from '../services.ts';
import { clockTime, dayOf, instantOf, isRecord, keyLiteral } from './odata-values.ts';

/** A record of the ERP, read field by field: a type that does not fit names field and record. */
export class ErpRecord {
  readonly #fields: Readonly<Record<string, unknown>>;
  readonly #timeZone: string;

  /** `timeZone` is the zone in which the ERP writes dates and times of its own (SY-DATUM, SY-UZEIT). */
  constructor(fields: Readonly<Record<string, unknown>>, timeZone = 'UTC') {
    this.#fields = fields;
    this.#timeZone = timeZone;
  }

  /** Text without padding; FI-CA's initial value (null or blank) is ''. */
  text(name: string): string {
    const value = this.#value(name);
    if (value === null) return '';
    if (typeof value !== 'string') throw unfit(name, value, 'text');
    return value.trimEnd();
  }

  /** Text, or null when initial. */
  textOrNull(name: string): string | null {
    return this.text(name) || null;
  }

  /** An ISO day of V4, or of V2's /Date(ms)/; initial days are null. */
  day(name: string): string | null {
    const value = this.#value(name);
    if (value === null || value === '') return null;
    const day = dayOf(value);
    if (day === undefined || !isKnownDay(day)) throw unfit(name, value, 'a day');
    return day;
  }

  /** A day that is part of a key or must be there. */
  requiredDay(name: string): string {
    const day = this.day(name);
    if (day !== null) return day;
    throw unfit(name, null, 'a day');
  }

  flag(name: string): boolean {
    const value = this.#value(name);
    if (value === null) return false;
    if (typeof value !== 'boolean') throw unfit(name, value, 'true or false');
    return value;
  }

  /** A decimal as text. A JSON number is taken only when it surely has all its digits. */
  decimal(name: string): string | null {
    const value = this.#value(name);
    if (value === null || typeof value === 'string') return value;
    if (typeof value === 'number' && isExact(value)) return String(value);
    throw unfit(name, value, 'a decimal as text');
  }

  /** A decimal that must be there. */
  requiredDecimal(name: string): string {
    const value = this.decimal(name);
    if (value !== null) return value;
    throw unfit(name, value, 'a decimal as text');
  }

  /** A decimal with exactly so many digits after the point, as the database gives it back. */
  fixedDecimal(name: string, digits: number): string | null {
    const value = this.decimal(name);
    return value === null ? null : formatDecimal(parseDecimal(value, digits), digits);
  }

  /** A whole number, sent as number or as digits. */
  integer(name: string): number | null {
    const value = this.#value(name);
    if (value === null || value === '') return null;
    const number = Number(value);
    if (!Number.isSafeInteger(number)) throw unfit(name, value, 'a whole number');
    return number;
  }

  /** When the ERP changed the record, from a date and a time field in the ERP's time zone. */
  changedAt(date: string, time: string): string | null {
    const day = this.day(date);
    if (day === null) return null;
    const value = this.#value(time);
    const at = value === null ? '00:00:00' : clockTime(value);
    if (at === undefined) throw unfit(time, value, 'a time of day');
    return stampInstant(day, at, this.#timeZone);
  }

  instant(name: string): string | null {
    const value = this.#value(name);
    if (value === null) return null;
    const instant = instantOf(value);
    if (instant === undefined) throw unfit(name, value, 'an instant');
    return instant;
  }

  /** The day that an instant lies on for the people who work in the ERP. */
  dayOfInstant(name: string): IsoDate | null {
    const instant = this.instant(name);
    return instant === null ? null : localTime(instant, this.#timeZone).date;
  }

  /** The records of an expanded navigation, in the form of V4 or V2. */
  children(name: string): ErpRecord[] {
    const value = this.#value(name);
    if (value === null) return [];
    const list = Array.isArray(value) ? value : (value as { results?: unknown }).results;
    if (!Array.isArray(list) || !list.every(isRecord)) throw unfit(name, '(other)', 'a list');
    return list.map((child) => new ErpRecord(child, this.#timeZone));
  }

  /** The values of some fields as one text, for messages. */
  keyText(names: readonly string[]): string {
    return names.map((name) => String(this.#fields[name] ?? '')).join('/');
  }

  /** `$filter` that brings this record again; undefined when a key field is no text. */
  keyFilter(version: ErpService['version'], names: readonly string[]): string | undefined {
    const literals = names.map((name) => keyLiteral(version, this.#value(name)));
    if (literals.includes(undefined)) return undefined;
    return names.map((name, index) => `${name} eq ${literals[index]}`).join(' and ');
  }

  #value(name: string): unknown {
    return this.#fields[name] ?? null;
  }
}

function unfit(field: string, value: unknown, expected: string): SaldoError {
  return new SaldoError(
    'ERP_VALUE_UNFIT',
    `Field ${field} should be ${expected} but is ${JSON.stringify(value)}; correct it in the ERP or check the service's version.`,
    { field },
  );
}

/** Days that exist. A load checks millions of them, and they are the same few thousand. */
const knownDays = new Set<string>();

function isKnownDay(day: string): boolean {
  if (knownDays.has(day)) return true;
  if (!isIsoDate(day)) return false;
  if (knownDays.size < 50_000) knownDays.add(day);
  return true;
}

/** Up to 15 digits: each such decimal has a double of its own, so parsing the JSON lost nothing. */
function isExact(value: number): boolean {
  const text = String(value);
  return /^-?\d+(\.\d+)?$/.test(text) && text.replace(/\D/g, '').length <= 15;
}
