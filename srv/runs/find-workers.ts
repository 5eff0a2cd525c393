import type { Database } from '../platform/database.ts';
import type { PositionsRow } from '../platform/tables.ts';
import { type CustomerScope, scopeCondition } from './customer-scope.ts';
import { loadTemporaryAssignments } from './load-temporary-assignments.ts';
import type { SegmentSetup } from './segment-setup.ts';

/** Whose list a customer who comes in during the day goes on; or why on none. */
export type WorkerToday =
  | { readonly kind: 'listed'; readonly agent: string; readonly standsInFor: string | null }
  | { readonly kind: 'waiting'; readonly agent: string | null; readonly reason: string };

export type WorkerFinder = (position: PositionsRow) => WorkerToday;

interface OwnerRow {
  readonly source: string;
  readonly partner: string;
  readonly owner: string;
  /** Who has taken over from the owner on today's lists. */
  readonly standIn: string | null;
  readonly agencies: number;
}

/**
 * Who works customers of a scope today: whom a temporary assignment names, else the owner, else of
 * an absent owner whoever stands in on today's lists. Agencies' customers are on no list; who has
 * no owner waits for the next night.
 */
export async function findWorkers(
  tx: Database,
  run: string,
  setup: SegmentSetup,
  scope: CustomerScope,
): Promise<WorkerFinder> {
  const {
    segment: { segment },
    today,
  } = setup;
  const owners = await loadOwners(tx, run, segment, scope);
  const absent = await loadAbsent(tx, today);
  const members = await loadMembers(tx, segment, today);
  const assignedTo = await loadTemporaryAssignments(tx, segment, today);
  return (position) => {
    const known = owners.get(`${position.source}/${position.partner}`);
    if (!known) return { kind: 'waiting', agent: null, reason: 'new-today' };
    const { owner, standIn, agencies } = known;
    if (agencies > 0) return { kind: 'waiting', agent: owner, reason: 'agency' };
    const { source, partner } = position;
    const collectionGroup = position.collectionGroup ?? '';
    const named = assignedTo({ source, partner, collectionGroup, owner });
    if (named && !absent.has(named) && members.has(`${collectionGroup}/${named}`)) {
      return { kind: 'listed', agent: named, standsInFor: owner };
    }
    if (!absent.has(owner)) return { kind: 'listed', agent: owner, standsInFor: null };
    if (standIn) return { kind: 'listed', agent: standIn, standsInFor: owner };
    return { kind: 'waiting', agent: owner, reason: 'no-substitute' };
  };
}

async function loadOwners(
  tx: Database,
  run: string,
  segment: string,
  scope: CustomerScope,
): Promise<Map<string, OwnerRow>> {
  const { sql, params } = scopeCondition(scope, 'o', tx.dialect);
  const rows = await tx.query<OwnerRow>(
    `SELECT o.source, o.partner, o.agent AS owner,
      (SELECT MIN(e.agent) FROM saldo_worklists_ListEntries e
        WHERE e.run = ? AND e.standsInFor = o.agent) AS "standIn",
      (SELECT CAST(COUNT(*) AS BIGINT) FROM saldo_organization_Groups g
        WHERE g.collectionGroup = o.agent AND g.kind = 'agency') AS agencies
    FROM saldo_worklists_Ownerships o
    WHERE o.segment = ? AND ${sql}
      AND NOT EXISTS (SELECT 1 FROM saldo_organization_Specialists a
        WHERE a.agent = o.agent AND a.isActive = false)`,
    [run, segment, ...params],
  );
  return new Map(rows.map((row) => [`${row.source}/${row.partner}`, row]));
}

async function loadAbsent(tx: Database, today: string): Promise<Set<string>> {
  const rows = await tx.query<{ agent: string }>(
    `SELECT DISTINCT agent FROM saldo_organization_Absences
    WHERE validFrom <= ? AND validTo >= ? AND (isHalfDay IS NULL OR isHalfDay = false)`,
    [today, today],
  );
  return new Set(rows.map(({ agent }) => agent));
}

async function loadMembers(tx: Database, segment: string, today: string): Promise<Set<string>> {
  const rows = await tx.query<{ collectionGroup: string; agent: string }>(
    `SELECT m.collectionGroup AS "collectionGroup", m.agent
    FROM saldo_organization_GroupMembers m
    JOIN saldo_organization_Groups g ON g.collectionGroup = m.collectionGroup AND g.segment = ?
    WHERE (m.validFrom IS NULL OR m.validFrom <= ?) AND (m.validTo IS NULL OR m.validTo >= ?)`,
    [segment, today, today],
  );
  return new Set(rows.map(({ collectionGroup, agent }) => `${collectionGroup}/${agent}`));
}
