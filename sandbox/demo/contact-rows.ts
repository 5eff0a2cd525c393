import {
  calendarsTable,
  contactRulePacksTable,
  holidaysTable,
  overridePoliciesTable,
} from '../../srv/platform/tables.ts';
import type {
  CalendarFile,
  ContactPackFile,
  OverridePolicyFile,
} from './bank-files/contact-files.ts';
import type { SegmentFile } from './bank-files/organization-file.ts';
import { into, type Load } from './into-table.ts';

/** When people may be contacted: calendars, and the packs of rules that use them. */
export function contactRows(
  packs: readonly ContactPackFile[],
  calendars: readonly CalendarFile[],
): Load[] {
  return [
    into(
      calendarsTable,
      calendars.map(({ calendar, name, weekendDays }) => ({ calendar, name, weekendDays })),
    ),
    into(
      holidaysTable,
      calendars.flatMap(({ calendar, holidays }) =>
        holidays.map(({ day, name }) => ({ calendar, day, name })),
      ),
    ),
    into(
      contactRulePacksTable,
      packs.map(({ rules, ...pack }) => ({ ...pack, content: JSON.stringify({ rules }) })),
    ),
  ];
}

/** Since when rules may be overridden. */
const OVERRIDES_FROM = '2026-01-01';

/** Which rules a supervisor may answer for not keeping, the same in all segments. */
export function overridePolicyRows(
  policies: readonly OverridePolicyFile[],
  segments: readonly SegmentFile[],
): Load {
  return into(
    overridePoliciesTable,
    segments.flatMap(({ segment }) =>
      policies.map((policy) => ({ segment, validFrom: OVERRIDES_FROM, ...policy })),
    ),
  );
}
