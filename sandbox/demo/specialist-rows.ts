import type { IsoDate } from '../../srv/domain/iso-date.ts';
import {
  absencesTable,
  groupMembersTable,
  specialistLanguagesTable,
  specialistSkillsTable,
  specialistsTable,
  substitutesTable,
} from '../../srv/platform/tables.ts';
import type { SpecialistFile } from './bank-files/people-files.ts';
import { into, type Load } from './into-table.ts';
import { resolveDay } from './relative-day.ts';
import { stableId } from './stable-id.ts';

/** Minutes of a full-time day that are left for customers. */
const FULL_DAY_MINUTES = 420;

/** The people who collect: groups, languages, skills, substitutes and absences. */
export function specialistRows(
  specialists: readonly SpecialistFile[],
  businessDate: IsoDate,
): Load[] {
  return [
    into(specialistsTable, specialists.map(specialistRow)),
    into(
      groupMembersTable,
      specialists.flatMap(({ agent, groups }) =>
        groups.map((collectionGroup) => ({ agent, collectionGroup })),
      ),
    ),
    into(
      specialistLanguagesTable,
      specialists.flatMap(({ agent, languages }) =>
        languages.map((language) => ({ agent, language })),
      ),
    ),
    into(
      specialistSkillsTable,
      specialists.flatMap(({ agent, skills }) => skills.map((skill) => ({ agent, skill }))),
    ),
    into(
      substitutesTable,
      specialists.flatMap(({ agent, substitutes }) =>
        substitutes.map((substitute, index) => ({ agent, sequence: index + 1, substitute })),
      ),
    ),
    into(
      absencesTable,
      specialists.flatMap((specialist) => absenceRows(specialist, businessDate)),
    ),
  ];
}

function specialistRow({ agent, name, fullTimeShare = '1', promiseLimit }: SpecialistFile) {
  return {
    agent,
    name,
    capacityMinutes: Math.round(FULL_DAY_MINUTES * Number(fullTimeShare)),
    fullTimeShare,
    promiseLimit,
    isActive: true,
  };
}

function absenceRows({ agent, absences = [] }: SpecialistFile, businessDate: IsoDate) {
  return absences.map(({ validFrom, validTo, reason }) => ({
    ID: stableId('absence', agent, validFrom),
    agent,
    validFrom: resolveDay(validFrom, businessDate),
    validTo: resolveDay(validTo, businessDate),
    reason,
  }));
}
