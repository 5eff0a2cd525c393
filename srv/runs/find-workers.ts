import { workersOf } from '../domain/balance/substitutes.ts';
import type { Database } from '../platform/database.ts';
import type { PositionsRow } from '../platform/tables.ts';
import { agentIndexes, dailyAgents } from './balance-problem.ts';
import { type CustomerScope, keyOf, scopeCondition } from './customer-scope.ts';
import { eligibilityClasses, type Served } from './eligibility-classes.ts';
import { loadRequiredSkills } from './load-required-skills.ts';
import { loadTemporaryAssignments } from './load-temporary-assignments.ts';
import { loadCalendar, loadWorkforce, type Workforce } from './load-workforce.ts';
import type { SegmentSetup } from './segment-setup.ts';

/** Whose list a customer who comes in during the day goes on; or why on none. */
export type WorkerToday =
  | { readonly kind: 'listed'; readonly agent: string; readonly standsInFor: string | null }
  | { readonly kind: 'waiting'; readonly agent: string | null; readonly reason: string };

interface OwnedRow {
  readonly source: string;
  readonly partner: string;
  readonly owner: string | null;
  readonly isAgency: boolean;
  readonly language: string | null;
}

/** A position that came in, with what decides who may serve it. */
interface Entered extends Served {
  readonly position: PositionsRow;
  readonly owned: OwnedRow | undefined;
}

/**
 * Who works positions of a scope today, in their order, by the rules of the night: whom a temporary
 * assignment names, else the owner, else of an absent owner the nearest substitute; each must be
 * here, speak the customer's language and have the skills asked for. Agencies' customers are on no list; who has no
 * owner who may serve them waits for the next night ('new-today').
 */
export async function findWorkers(
  tx: Database,
  run: string,
  setup: SegmentSetup,
  scope: CustomerScope,
  positions: readonly PositionsRow[],
): Promise<WorkerToday[]> {
  const {
    segment: { segment, calendar, language },
    today,
  } = setup;
  const owned = await loadOwned(tx, segment, scope);
  const skillsOf = await loadRequiredSkills(tx, run, segment, scope);
  const entered = positions.map((position): Entered => {
    const row = owned.get(keyOf(position));
    return {
      position,
      owned: row,
      collectionGroup: position.collectionGroup ?? '',
      language: row?.language ?? null,
      requiredSkills: skillsOf(position.source, position.partner),
    };
  });
  const workforce = await loadWorkforce(tx, segment, await loadCalendar(tx, calendar), today, {
    lessTaken: false,
  });
  const assignedTo = await loadTemporaryAssignments(tx, segment, today);
  const workers = indexesOf(entered, workforce, language, assignedTo);
  return entered.map(({ owned: row }, index) => workerToday(row, workers, workforce, index));
}

/** For each position who owns it and who works it, as indices of agents; -1 for nobody. */
interface Workers {
  readonly owner: Int32Array;
  readonly worker: Int32Array;
}

function indexesOf(
  entered: readonly Entered[],
  workforce: Workforce,
  segmentLanguage: string,
  assignedTo: Awaited<ReturnType<typeof loadTemporaryAssignments>>,
): Workers {
  const indexOf = agentIndexes(workforce);
  const { classes, classIndex } = eligibilityClasses(entered, workforce, segmentLanguage);
  const owner = Int32Array.from(entered, ({ owned }, index) => {
    const agent = indexOf.get(owned?.owner ?? '') ?? -1;
    return classes[classIndex[index] ?? -1]?.eligible.includes(agent) ? agent : -1;
  });
  const temporaryAgent = Int32Array.from(entered, ({ position, owned, collectionGroup }) => {
    const { source, partner } = position;
    if (!owned?.owner) return -1;
    const named = assignedTo({ source, partner, collectionGroup, owner: owned.owner });
    return indexOf.get(named ?? '') ?? -1;
  });
  const customers = { owner, temporaryAgent, classIndex };
  return { owner, worker: workersOf({ customers, classes, agents: dailyAgents(workforce) }) };
}

function workerToday(
  owned: OwnedRow | undefined,
  { owner, worker }: Workers,
  { agents }: Workforce,
  index: number,
): WorkerToday {
  if (owned?.isAgency) return { kind: 'waiting', agent: owned.owner, reason: 'agency' };
  const ownAgent = agents[owner[index] ?? -1]?.agent;
  if (ownAgent === undefined) return { kind: 'waiting', agent: null, reason: 'new-today' };
  const today = agents[worker[index] ?? -1];
  if (!today) return { kind: 'waiting', agent: ownAgent, reason: 'no-substitute' };
  if (today.capacityMinutes === 0) return { kind: 'waiting', agent: ownAgent, reason: 'capacity' };
  const { agent } = today;
  return { kind: 'listed', agent, standsInFor: agent === ownAgent ? null : ownAgent };
}

async function loadOwned(
  tx: Database,
  segment: string,
  scope: CustomerScope,
): Promise<Map<string, OwnedRow>> {
  const { sql, params } = scopeCondition(scope, 'c', tx.dialect);
  const rows = await tx.query<Omit<OwnedRow, 'isAgency'> & { agencies: number }>(
    `SELECT c.source, c.partner, c.language, o.agent AS owner,
      (SELECT CAST(COUNT(*) AS BIGINT) FROM saldo_organization_Groups g
        WHERE g.collectionGroup = o.agent AND g.kind = 'agency') AS agencies
    FROM saldo_ledger_Partners c
    LEFT JOIN saldo_worklists_Ownerships o
      ON o.segment = ? AND o.source = c.source AND o.partner = c.partner
    WHERE ${sql}`,
    [segment, ...params],
  );
  return new Map(
    rows.map(({ agencies, ...row }) => [keyOf(row), { ...row, isAgency: agencies > 0 }]),
  );
}
