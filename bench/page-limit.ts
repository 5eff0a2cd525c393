import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Latency, readConcurrently } from './concurrent-readers.ts';
import { openRaw } from './raw-database.ts';

const LISTED = `saldo_worklists_ListEntries e
  JOIN saldo_worklists_PublishedRuns r ON r.run = e.run
  JOIN saldo_worklists_Positions p
    ON p.run = e.run AND p.source = e.source AND p.partner = e.partner
  JOIN saldo_ledger_Partners c ON c.source = p.source AND c.partner = p.partner`;

const COUNT = `SELECT COUNT(*) FROM ${LISTED} WHERE e.agent = ?`;

const PAGE = `SELECT p.segment, p.source, p.partner, e.rank, c.name, p.priority, p.toCollectAmount,
    p.currency, p.daysPastDue, p.lastContactOn, p.promiseState, p.status, p.strategyVersion,
    h.agent, f.facts, f.heldRules
  FROM ${LISTED}
  LEFT JOIN saldo_worklists_Holds h
    ON h.source = p.source AND h.partner = p.partner AND h.expiresAt > ?
  LEFT JOIN saldo_worklists_FactRows f ON f.hash = p.factRow
  WHERE e.agent = ? ORDER BY e.rank LIMIT 30`;

export interface PageReads {
  readonly file: string;
  readonly agents: readonly string[];
  readonly readers: number;
  readonly reads: number;
}

/** The rows of the same pages by plain SQL through the driver; no words are made of them. */
export async function pageLimit({ file, agents, readers, reads }: PageReads): Promise<Latency> {
  const db = await openRaw({ kind: 'sqlite', file });
  const now = new Date().toISOString();
  try {
    return await readConcurrently({
      readers,
      reads,
      read: async (reader) => {
        // The driver works at once; readers take turns all the same.
        await nextTurn();
        const agent = agents[reader % agents.length] ?? '';
        await db.rows(COUNT, [agent]);
        const page = await db.rows(PAGE, [now, agent]);
        if (page.length === 0) throw new Error(`Nothing is on the list of ${agent}.`);
      },
    });
  } finally {
    await db.close();
  }
}
