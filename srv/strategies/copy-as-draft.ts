import { randomUUID } from 'node:crypto';
import type { Database, SqlValue, TableShape } from '../platform/database.ts';
import type { Asker } from '../requests/asker.ts';
import type { DraftKind, DraftRow } from './draft-kind.ts';
import { recordDecision } from './record-decision.ts';

/** The tables that hold a kind of draft. */
export interface Content {
  readonly head: TableShape;
  readonly parts: readonly TableShape[];
  /** The column of the parts that says whose they are. */
  readonly owner: string;
}

/** What belongs to the one draft alone, not to its content. */
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

/**
 * Makes a draft with the content of another, whatever its status; returns the draft's id. `says` is
 * what is the draft's own: its number, its comment, perhaps another strategy.
 */
export async function copyAsDraft<Row extends DraftRow & { readonly version: number }>(
  asker: Asker,
  kind: DraftKind<Row>,
  { head, parts, owner }: Content,
  original: Row,
  says: Readonly<Record<string, SqlValue>> & { readonly version: number },
): Promise<string> {
  const { db, user, now } = asker;
  const id = randomUUID();
  await copyRows(db, head, { key: 'ID', from: original.id, to: id, without: OWN });
  const columns = { status: 'draft', createdAt: now, createdBy: user, ...says };
  const sets = Object.keys(columns).map((name) => `${name} = ?`);
  await db.execute(`UPDATE ${head.name} SET ${sets.join(', ')} WHERE ID = ?`, [
    ...Object.values(columns),
    id,
  ]);
  for (const table of parts) {
    await copyRows(db, table, { key: owner, from: original.id, to: id, without: new Set([owner]) });
  }
  const draft = { ...original, ...says, id };
  const details = { copyOf: original.version };
  await recordDecision(asker, kind, draft, { decision: 'drafted', details });
  return id;
}

interface Copy {
  readonly key: string;
  readonly from: string;
  readonly to: string;
  readonly without: ReadonlySet<string>;
}

async function copyRows(db: Database, table: TableShape, { key, from, to, without }: Copy) {
  const names = table.columns.map(({ name }) => name).filter((name) => !without.has(name));
  const content = names.join(', ');
  await db.execute(
    `INSERT INTO ${table.name} (${key}, ${content})
    SELECT CAST(? AS VARCHAR(36)), ${content} FROM ${table.name} WHERE ${key} = ?`,
    [to, from],
  );
}
