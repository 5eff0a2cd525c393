import type { IsoDate } from '../domain/iso-date.ts';
import type { Database } from '../platform/database.ts';
import type { CustomerScope } from './customer-scope.ts';
import { eligibilityClasses } from './eligibility-classes.ts';
import { loadRequiredSkills } from './load-required-skills.ts';
import { loadCalendar, loadWorkforce, type Workforce } from './load-workforce.ts';

/** A customer whom another group is to work today. */
export interface HandedOver {
  readonly run: string;
  readonly segment: string;
  readonly source: string;
  readonly partner: string;
  readonly collectionGroup: string;
  readonly today: IsoDate;
}

/**
 * Who of a group takes a customer today by the night's rules (here, language, skills): of those with
 * minutes left the one with the most; null when nobody has any.
 */
export async function findTaker(
  tx: Database,
  customer: HandedOver,
  except: string,
): Promise<string | null> {
  const { run, segment, source, partner, collectionGroup, today } = customer;
  const [row] = await tx.query<{ calendar: string; segmentLanguage: string; language: string }>(
    `SELECT segment.calendar, segment.language AS "segmentLanguage", customer.language
    FROM saldo_organization_Segments segment, saldo_ledger_Partners customer
    WHERE segment.segment = ? AND customer.source = ? AND customer.partner = ?`,
    [segment, source, partner],
  );
  if (!row) return null;
  const calendar = await loadCalendar(tx, row.calendar);
  const workforce = await loadWorkforce(tx, segment, calendar, today);
  const scope: CustomerScope = { kind: 'listed', source, partners: [partner] };
  const skillsOf = await loadRequiredSkills(tx, run, segment, scope);
  const requiredSkills = skillsOf(source, partner);
  const served = { collectionGroup, language: row.language, requiredSkills };
  const { classes } = eligibilityClasses([served], workforce, row.segmentLanguage);
  const planned = await plannedMinutes(tx, run);
  return mostMinutesLeft(classes[0]?.eligible ?? [], workforce, planned, except);
}

function mostMinutesLeft(
  eligible: readonly number[],
  { agents }: Workforce,
  planned: ReadonlyMap<string, number>,
  except: string,
): string | null {
  const left = eligible.flatMap((index) => {
    const found = agents[index];
    if (!found || found.agent === except) return [];
    return [{ ...found, minutes: found.capacityMinutes - (planned.get(found.agent) ?? 0) }];
  });
  const free = left.filter(({ minutes }) => minutes > 0);
  free.sort((a, b) => b.minutes - a.minutes || (a.agent < b.agent ? -1 : 1));
  return free[0]?.agent ?? null;
}

async function plannedMinutes(tx: Database, run: string): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.query<{ agent: string; minutes: number }>(
    `SELECT entry.agent, CAST(SUM(entry.minutes) AS BIGINT) AS minutes
    FROM saldo_worklists_ListEntries entry
    JOIN saldo_worklists_Positions position ON position.run = entry.run
      AND position.source = entry.source AND position.partner = entry.partner
    WHERE entry.run = ? AND position.status = 'open' GROUP BY entry.agent`,
    [run],
  );
  return new Map(rows.map(({ agent, minutes }) => [agent, minutes]));
}
