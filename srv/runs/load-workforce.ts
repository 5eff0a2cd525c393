import { type Absence, agentDay } from '../domain/agent-day.ts';
import type { BusinessCalendar } from '../domain/business-calendar.ts';
import type { IsoDate } from '../domain/iso-date.ts';
import type { Database } from '../platform/database.ts';

/** An agent as one segment's balancing sees them on one day. */
export interface Agent {
  readonly agent: string;
  readonly share: number;
  /** Minutes left today: nothing on a day off, less what other segments' lists already took. */
  readonly capacityMinutes: number;
  readonly isAbsent: boolean;
  /** Owned customers here once, and works the segment no more. */
  readonly hasLeft: boolean;
  readonly substitutes: readonly string[];
}

/** The people who can work a segment on a day. */
export interface Workforce {
  readonly agents: readonly Agent[];
  readonly membersOfGroup: ReadonlyMap<string, readonly string[]>;
  readonly languagesOf: ReadonlyMap<string, readonly string[]>;
  readonly skillsOf: ReadonlyMap<string, readonly string[]>;
}

/** The name of an agent by index; null for nobody. */
export function agentAt({ agents }: Workforce, index: number | undefined): string | null {
  return agents[index ?? -1]?.agent ?? null;
}

export interface WorkforceOptions {
  /** Takes off what other segments' lists already hold. */
  readonly lessTaken: boolean;
}

/** Agents of all the segment's groups with what today allows them. */
export async function loadWorkforce(
  db: Database,
  segment: string,
  calendar: BusinessCalendar,
  today: IsoDate,
  { lessTaken }: WorkforceOptions = { lessTaken: true },
): Promise<Workforce> {
  const members = await db.query<{ collectionGroup: string; agent: string }>(
    `SELECT m.collectionGroup AS "collectionGroup", m.agent
    FROM saldo_organization_GroupMembers m
    JOIN saldo_organization_Groups g ON g.collectionGroup = m.collectionGroup AND g.segment = ?
    JOIN saldo_organization_Specialists a ON a.agent = m.agent AND a.isActive = true
    WHERE (m.validFrom IS NULL OR m.validFrom <= ?) AND (m.validTo IS NULL OR m.validTo >= ?)
    ORDER BY m.collectionGroup, m.agent`,
    [segment, today, today],
  );
  const languages = await db.query<{ agent: string; language: string }>(
    'SELECT agent, language FROM saldo_organization_SpecialistLanguages',
  );
  const skills = await db.query<{ agent: string; skill: string }>(
    'SELECT agent, skill FROM saldo_organization_SpecialistSkills',
  );
  const names = [...new Set(members.map(({ agent }) => agent))].sort();
  return {
    agents: await loadAgents(db, names, { segment, calendar, today, lessTaken }),
    membersOfGroup: grouped(
      members,
      (row) => row.collectionGroup,
      (row) => row.agent,
    ),
    languagesOf: grouped(
      languages,
      (row) => row.agent,
      (row) => row.language,
    ),
    skillsOf: grouped(
      skills,
      (row) => row.agent,
      (row) => row.skill,
    ),
  };
}

interface Day {
  readonly segment: string;
  readonly calendar: BusinessCalendar;
  readonly today: IsoDate;
  readonly lessTaken: boolean;
}

interface SpecialistRow {
  readonly agent: string;
  readonly capacityMinutes: number;
  readonly workingDays: string | null;
  readonly share: string;
}

async function loadAgents(db: Database, names: readonly string[], day: Day): Promise<Agent[]> {
  const specialists = await db.query<SpecialistRow>(
    `SELECT agent, capacityMinutes AS "capacityMinutes", workingDays AS "workingDays",
      fullTimeShare AS share
    FROM saldo_organization_Specialists`,
  );
  const byName = new Map(specialists.map((row) => [row.agent, row]));
  const substitutesOf = await loadSubstitutes(db);
  const absencesOf = await loadAbsences(db, day.today);
  const taken = day.lessTaken ? await loadTakenMinutes(db, day) : new Map<string, number>();
  return names.flatMap((agent): Agent[] => {
    const row = byName.get(agent);
    if (!row) return [];
    const { minutes, isAbsent } = agentDay(
      row,
      absencesOf.get(agent) ?? [],
      day.calendar,
      day.today,
    );
    return [
      {
        agent,
        share: Number(row.share),
        capacityMinutes: Math.max(0, minutes - (taken.get(agent) ?? 0)),
        isAbsent,
        hasLeft: false,
        substitutes: substitutesOf.get(agent) ?? [],
      },
    ];
  });
}

async function loadSubstitutes(db: Database): Promise<Map<string, string[]>> {
  const rows = await db.query<{ agent: string; substitute: string }>(
    'SELECT agent, substitute FROM saldo_organization_Substitutes ORDER BY agent, sequence',
  );
  return grouped(
    rows,
    (row) => row.agent,
    (row) => row.substitute,
  );
}

async function loadAbsences(db: Database, today: IsoDate): Promise<Map<string, Absence[]>> {
  const rows = await db.query<Absence & { agent: string; isHalfDay: boolean | null }>(
    `SELECT agent, validFrom AS "validFrom", validTo AS "validTo", isHalfDay AS "isHalfDay"
    FROM saldo_organization_Absences WHERE validFrom <= ? AND validTo >= ?`,
    [today, today],
  );
  return Map.groupBy(
    rows.map((row) => ({ ...row, isHalfDay: row.isHalfDay === true })),
    ({ agent }) => agent,
  );
}

/** Minutes that lists of other segments for the same day already hold: nobody works twice a day. */
async function loadTakenMinutes(
  db: Database,
  { segment, today }: Day,
): Promise<Map<string, number>> {
  const rows = await db.query<{ agent: string; minutes: number }>(
    `SELECT e.agent, CAST(SUM(e.minutes) AS BIGINT) AS minutes
    FROM saldo_worklists_ListEntries e
    JOIN saldo_worklists_Runs r ON r.ID = e.run
    JOIN saldo_worklists_PublishedRuns p ON p.run = r.ID
    WHERE r.businessDate = ? AND r.segment <> ? GROUP BY e.agent`,
    [today, segment],
  );
  return new Map(rows.map(({ agent, minutes }) => [agent, minutes]));
}

/** Weekend days and holidays of a calendar. */
export async function loadCalendar(db: Database, calendar: string): Promise<BusinessCalendar> {
  const [row] = await db.query<{ weekendDays: string }>(
    `SELECT weekendDays AS "weekendDays" FROM saldo_organization_Calendars WHERE calendar = ?`,
    [calendar],
  );
  const holidays = await db.query<{ day: IsoDate }>(
    'SELECT day FROM saldo_organization_Holidays WHERE calendar = ?',
    [calendar],
  );
  return {
    weekendDays: new Set([...(row?.weekendDays ?? '')].map(Number)),
    holidays: new Set(holidays.map(({ day }) => day)),
  };
}

function grouped<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  nameOf: (row: Row) => string,
): Map<string, string[]> {
  const groups = Map.groupBy(rows, keyOf);
  return new Map([...groups].map(([key, members]) => [key, members.map(nameOf)]));
}
