import { addDays } from '../../domain/iso-date.ts';
import { leastStampSince } from '../../domain/local-stamp.ts';
import type { ErpService } from '../services.ts';
import type { ChangeDetection, ErpObject } from './erp-object.ts';
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
      const day = dayLiteral(service.version, stamp.slice(0, 10));
      const time = timeLiteral(service, stamp.slice(11));
      const { date: dateField, time: timeField } = changes;
      return `(${dateField} gt ${day} or (${dateField} eq ${day} and ${timeField} ge ${time}))`;
    }
    case 'instant':
      return `${changes.field} ge ${since}`;
    case 'day':
      return `${changes.field} ge ${dayLiteral(service.version, addDays(mark.slice(0, 10), -changes.daysBack))}`;
    default:
      return undefined;
  }
}

/** The fields that a change stamp is read from; none when no stamp shows changes. */
export function stampFields(changes: ChangeDetection): readonly string[] {
  if (changes.by === 'date-and-time') return [changes.date, changes.time];
  if (changes.by === 'instant' || changes.by === 'day') return [changes.field];
  return [];
}

/** A record's change stamp as an instant. */
export function markOf(record: ErpRecord, changes: ChangeDetection): string | null {
  switch (changes.by) {
    case 'date-and-time':
      return record.changedAt(changes.date, changes.time);
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

/** `$filter` for the records of some partners. */
export function ofPartners(field: string, partners: readonly string[]): string {
  return partners.map((partner) => `${field} eq ${textLiteral(partner)}`).join(' or ');
}

function timeLiteral(service: ErpService, time: string): string {
  if (service.version === 'v4') return time;
  const [hours, minutes, seconds] = time.split(':');
  return `time'PT${hours}H${minutes}M${seconds}S'`;
}
