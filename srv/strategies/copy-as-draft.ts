import { randomUUID } from 'node:crypto';
import type { Database, TableShape } from '../platform/database.ts';
import {
  strategyBandsTable,
  strategyConditionsTable,
  strategyRulesTable,
  strategyRuleTextsTable,
  strategyVersionsTable,
} from '../platform/tables.ts';
import { nextNumber } from './number-version.ts';
import type { Asker, VersionRow } from './request.ts';
import { recordDecision } from './version-decision.ts';

const PARTS: readonly TableShape[] = [
  strategyRulesTable,
  strategyRuleTextsTable,
  strategyConditionsTable,
  strategyBandsTable,
];

/** What belongs to the one version alone, not to its content. */
const OWN = new Set([
  'ID',
  'version',
  'status',
  'validFrom',
  'validTo',
  'comment',
  'createdAt',
  'createdBy',
  'proposedAt',
  'proposedBy',
  'activatedAt',
  'activatedBy',
  'retiredAt',
  'retiredBy',
]);

/** Makes a draft with the content of a version, whatever its status; returns the draft's id. */
export async function copyAsDraft(
  asker: Asker,
  version: VersionRow,
  { comment }: { readonly comment?: string | null },
): Promise<string> {
  const { db } = asker;
  const id = randomUUID();
  const number = await nextNumber(db, version.strategy);
  await copyHead(asker, version.id, { id, number, comment: comment ?? null });
  for (const table of PARTS) await copyPart(db, table, version.id, id);
  const draft = { ...version, id, version: number, status: 'draft' };
  await recordDecision(asker, draft, 'version-drafted', { copyOf: version.version });
  return id;
}

async function copyHead(
  { db, user, now }: Asker,
  from: string,
  draft: { readonly id: string; readonly number: number; readonly comment: string | null },
): Promise<void> {
  const names = strategyVersionsTable.columns.map(({ name }) => name);
  const content = names.filter((name) => !OWN.has(name)).join(', ');
  await db.execute(
    `INSERT INTO saldo_strategies_StrategyVersions (ID, status, ${content})
    SELECT CAST(? AS VARCHAR(36)), 'draft', ${content}
    FROM saldo_strategies_StrategyVersions WHERE ID = ?`,
    [draft.id, from],
  );
  await db.execute(
    `UPDATE saldo_strategies_StrategyVersions
    SET version = ?, comment = ?, createdAt = ?, createdBy = ? WHERE ID = ?`,
    [draft.number, draft.comment, now, user, draft.id],
  );
}

async function copyPart(db: Database, table: TableShape, from: string, to: string): Promise<void> {
  const content = table.columns.map(({ name }) => name).filter((name) => name !== 'version');
  await db.execute(
    `INSERT INTO ${table.name} (version, ${content.join(', ')})
    SELECT CAST(? AS VARCHAR(36)), ${content.join(', ')} FROM ${table.name} WHERE version = ?`,
    [to, from],
  );
}
