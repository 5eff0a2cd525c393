import type { Database } from '../platform/database.ts';
import { type CustomerKey, keyOf, listedBySource, scopeCondition } from './customer-scope.ts';
import { eligibilityClasses } from './eligibility-classes.ts';
import { loadRequiredSkills } from './load-required-skills.ts';
import { loadCalendar, loadWorkforce } from './load-workforce.ts';
import type { PublishedSegment } from './published-segments.ts';

/** A customer and the group that works them. */
export interface GroupedCustomer extends CustomerKey {
  readonly collectionGroup: string | null;
}

/**
 * Which customers an agent may serve by the rules of the night: works their group, speaks their
 * language and has the skills they ask for. A handful of queries, whatever the number.
 */
export async function mayServe<Customer extends GroupedCustomer>(
  db: Database,
  { segment, run, today }: PublishedSegment,
  agent: string,
  customers: readonly Customer[],
): Promise<Customer[]> {
  const calendar = await loadCalendar(db, segment.calendar);
  const workforce = await loadWorkforce(db, segment.segment, calendar, today, { lessTaken: false });
  const wanted = workforce.agents.findIndex((one) => one.agent === agent);
  const served = await servedOf(db, run, segment.segment, customers);
  const { classes, classIndex } = eligibilityClasses(served, workforce, segment.language);
  return customers.filter((_, index) =>
    classes[classIndex[index] ?? -1]?.eligible.includes(wanted),
  );
}

async function servedOf(
  db: Database,
  run: string,
  segment: string,
  customers: readonly GroupedCustomer[],
) {
  const languages = new Map<string, string | null>();
  const skills = new Map<string, readonly string[]>();
  for (const scope of listedBySource(customers)) {
    const { sql, params } = scopeCondition(scope, 'c', db.dialect);
    const rows = await db.query<CustomerKey & { language: string | null }>(
      `SELECT c.source, c.partner, c.language FROM saldo_ledger_Partners c WHERE ${sql}`,
      params,
    );
    const skillsOf = await loadRequiredSkills(db, run, segment, scope);
    for (const row of rows) {
      languages.set(keyOf(row), row.language);
      skills.set(keyOf(row), skillsOf(row.source, row.partner));
    }
  }
  return customers.map((customer) => ({
    collectionGroup: customer.collectionGroup ?? '',
    language: languages.get(keyOf(customer)) ?? null,
    requiredSkills: skills.get(keyOf(customer)) ?? [],
  }));
}
