import { addDays, type Instant } from '../../domain/iso-date.ts';
import { leastStampSince } from '../../domain/local-stamp.ts';
import type { ErpService } from '../services.ts';
import type { ChangeDetection, ErpObject, Stamp } from './erp-object.ts';
import type { ErpRecord } from './erp-record.ts';
import type { MirrorRun } from './mirror-run.ts';
import { dayLiteral, textLiteral } from './odata-values.ts';

/**
 * `$filter` for what changed since a mark of `markOf`, the mark's overlap included; undefined for
 * objects whose changes no stamp shows.
 */
export function changedSince(
  { service, changes }: Pick<ErpObject, 'service' | 'changes'>,
  mark: string,
  { overlapSeconds, timeZone }: Pick<MirrorRun, 'overlapSeconds' | 'timeZone'>,
): string | undefined {
  const since = new Date(Date.parse(mark) - overlapSeconds * 1000).toISOString();
  switch (changes.by) {
    case 'date-and-time': {
      const stamp = leastStampSince(since, timeZone);
      const stamps = [changes, changes.created].filter((fields) => fields !== undefined);
      return stamps.map((fields) => stampedSince(service, fields, stamp)).join(' or ');
    }
    case 'instant':
      return `${changes.field} ge ${since}`;
    case 'day':
      return `${changes.field} ge ${dayLiteral(service.version, addDays(mark.slice(0, 10), -changes.daysBack))}`;
    default:
      return undefined;
  }
}

/** `stamp` is 'YYYY-MM-DDTHH:MM:SS' of the ERP's zone. */
function stampedSince(service: ErpService, { date, time }: Stamp, stamp: string): string {
  const day = dayLiteral(service.version, stamp.slice(0, 10));
  const from = timeLiteral(service, stamp.slice(11));
  return `(${date} gt ${day} or (${date} eq ${day} and ${time} ge ${from}))`;
}

/** The fields that a change stamp is read from; none when no stamp shows changes. */
export function changeFields(changes: ChangeDetection): readonly string[] {
  if (changes.by === 'date-and-time') return [changes.date, changes.time];
  if (changes.by === 'instant' || changes.by === 'day') return [changes.field];
  return [];
}

/** The same, and those of the creation, which counts until the first change. */
export function stampFields(changes: ChangeDetection): readonly string[] {
  const { date, time } = (changes.by === 'date-and-time' && changes.created) || {};
  return [...changeFields(changes), ...[date, time].filter((field) => field !== undefined)];
}

/** When a record was changed last, or created where nothing was changed since, as an instant. */
export function markOf(record: ErpRecord, changes: ChangeDetection): string | null {
  switch (changes.by) {
    case 'date-and-time':
      return changedOrCreatedAt(record, changes);
    case 'instant':
      return record.instant(changes.field);
    case 'day': {
      const day = record.day(changes.field);
      return day === null ? null : `${day}T00:00:00.000Z`;
    }
    default:
      return null;
  }
}

function changedOrCreatedAt(
  record: ErpRecord,
  { date, time, created }: Stamp & { readonly created?: Stamp },
): Instant | null {
  const changedAt = record.changedAt(date, time);
  return changedAt ?? (created ? record.changedAt(created.date, created.time) : null);
}

/** `$filter` for the records of some partners. */
export function ofPartners(field: string, partners: readonly string[]): string {
  return partners.map((partner) => `${field} eq ${textLiteral(partner)}`).join(' or ');
}

function timeLiteral(service: ErpService, time: string): string {
  if (service.version === 'v4') return time;
  const [hours, minutes, seconds] = time.split(':');
  return `time'PT${hours}H${minutes}M${seconds}S'`;
}
