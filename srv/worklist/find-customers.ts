import type { Instant } from '../domain/iso-date.ts';
import { type Lookup, lookupsFor } from '../domain/search-keys.ts';
import type { Database } from '../platform/database.ts';
import { inList } from '../platform/sql-text.ts';
import { notRestricted } from '../privacy/not-restricted.ts';
import { bankDays } from '../runs/bank-days.ts';
import { keyOf } from '../runs/customer-scope.ts';
import { flagWords } from './customer-flags.ts';
import { lookupQuery } from './customer-lookups.ts';
import { type NameScope, nameQueries } from './customers-by-name.ts';
import { mySegments } from './my-segments.ts';
import type { Agent } from './next-customer.ts';

/** A customer of the agent's segments, with what was found of them. */
export interface FoundCustomer extends CustomerRow {
  readonly matchedBy: Lookup['by'];
  readonly matched: string;
  readonly isMine: boolean;
  readonly isHeldByMe: boolean;
  readonly hasPosition: boolean;
  /** What holds of the person, as that they died; empty for most. */
  readonly flagText: string;
}

interface Match {
  readonly source: string;
  readonly partner: string;
  readonly matched: string;
}

interface CustomerRow {
  readonly segment: string;
  readonly source: string;
  readonly partner: string;
  readonly name: string;
  readonly city: string | null;
  readonly heldBy: string | null;
  readonly heldByName: string | null;
}

interface DescribedRow extends CustomerRow {
  readonly listAgent: string | null;
  readonly positioned: number;
}

const MOST = 20;

/**
 * Who has the telephone number, e-mail, name, partner, account, contract or document that was typed,
 * in the segments that the agent works; those on the agent's list first. At most 20.
 */
export async function findCustomers(agent: Agent, text: string): Promise<FoundCustomer[]> {
  const segments = await mySegments(agent);
  if (segments.length === 0) return [];
  const matches = await matchesOf(agent, text, segments);
  if (matches.size === 0) return [];
  const rows = await describe(agent, segments, [...matches.values()]);
  const { latest } = await bankDays(agent.db, agent.now);
  const flags = await flagWords(agent.db, rows, latest, agent.language);
  return rows
    .flatMap(({ listAgent, positioned, ...row }): FoundCustomer[] => {
      const match = matches.get(`${row.source}/${row.partner}`);
      if (!match) return [];
      const { by: matchedBy, matched } = match;
      const isMine = listAgent === agent.agent;
      const isHeldByMe = row.heldBy === agent.agent;
      const hasPosition = positioned === 1;
      const flagText = flags.get(keyOf(row)) ?? '';
      return [{ ...row, matchedBy, matched, isMine, isHeldByMe, hasPosition, flagText }];
    })
    .sort((a, b) => Number(b.isMine) - Number(a.isMine) || (a.name < b.name ? -1 : 1))
    .slice(0, MOST);
}

/** The first thing that each customer was found by; a number is a telephone before it is a document. */
async function matchesOf({ db, agent }: Agent, text: string, segments: readonly string[]) {
  const sources = await sourcesOf(db, segments);
  const found = new Map<string, Match & { readonly by: Lookup['by'] }>();
  const lookups = lookupsFor(text).flatMap((lookup) =>
    sources.map((source) => ({ ...lookup, source })),
  );
  for (const { source, ...lookup } of lookups) {
    const { dialect } = db;
    for (const [sql, params] of queriesFor(lookup, { dialect, agent, segments, source })) {
      for (const match of await db.query<Match>(sql, params)) {
        const key = `${match.source}/${match.partner}`;
        if (!found.has(key)) found.set(key, { ...match, by: lookup.by });
      }
    }
  }
  return found;
}

function queriesFor({ by, value }: Lookup, scope: NameScope): [string, string[]][] {
  return by === 'name' ? nameQueries(value, scope) : [lookupQuery({ by, value }, scope.source)];
}

async function sourcesOf(db: Database, segments: readonly string[]): Promise<string[]> {
  const rows = await db.query<{ source: string }>(
    `SELECT DISTINCT source FROM saldo_organization_SegmentCompanyCodes
    WHERE segment ${inList(db.dialect)}`,
    [JSON.stringify(segments)],
  );
  return rows.map(({ source }) => source);
}

/** A customer is of a segment who is positioned there, or has ever had an item of its company codes. */
function describe(
  { db, now }: { readonly db: Database; readonly now: Instant },
  segments: readonly string[],
  matches: readonly Match[],
): Promise<DescribedRow[]> {
  const partners = JSON.stringify(matches.map(({ partner }) => partner));
  const sources = JSON.stringify([...new Set(matches.map(({ source }) => source))]);
  return db.query<DescribedRow>(
    `SELECT scope.segment, customer.source, customer.partner, customer.name, customer.city,
      hold.agent AS "heldBy", COALESCE(holder.name, hold.agent) AS "heldByName",
      entry.agent AS "listAgent",
      CASE WHEN position.run IS NULL THEN 0 ELSE 1 END AS positioned
    FROM saldo_ledger_Partners customer
    JOIN (SELECT DISTINCT segment, source FROM saldo_organization_SegmentCompanyCodes
        WHERE segment ${inList(db.dialect)}) scope ON scope.source = customer.source
    LEFT JOIN saldo_worklists_PublishedRuns published ON published.segment = scope.segment
    LEFT JOIN saldo_worklists_Positions position ON position.run = published.run
      AND position.source = customer.source AND position.partner = customer.partner
    LEFT JOIN saldo_worklists_ListEntries entry ON entry.run = published.run
      AND entry.source = customer.source AND entry.partner = customer.partner
    LEFT JOIN saldo_worklists_Holds hold ON hold.source = customer.source
      AND hold.partner = customer.partner AND hold.expiresAt > ?
    LEFT JOIN saldo_organization_Specialists holder ON holder.agent = hold.agent
    WHERE ${notRestricted('customer')}
      AND customer.source ${inList(db.dialect)} AND customer.partner ${inList(db.dialect)}
      AND (position.run IS NOT NULL OR EXISTS (SELECT 1 FROM saldo_ledger_Items item
        JOIN saldo_organization_SegmentCompanyCodes code ON code.segment = scope.segment
          AND code.source = item.source AND code.companyCode = item.companyCode
        WHERE item.source = customer.source AND item.partner = customer.partner))`,
    [JSON.stringify(segments), now, sources, partners],
  );
}
