import type { Database } from '../platform/database.ts';
import type { Asker } from '../requests/asker.ts';
import type { Values } from '../requests/refusal.ts';
import { notFound } from '../requests/refusal.ts';

/** What every kind of draft has. */
export interface DraftRow {
  readonly id: string;
  readonly status: string;
  /** Never who puts it into force. */
  readonly proposedBy: string | null;
}

/** A kind of thing that one person drafts and proposes and another puts into force. */
export interface DraftKind<Row extends DraftRow> {
  /** Begins its decisions in the audit trail, as in 'version-proposed'. */
  readonly noun: string;
  readonly objectType: string;
  readonly table: string;
  /** What is read of it beside id, status and who proposed it. */
  readonly columns: readonly (keyof Row & string)[];
  /** What a proposal says beside who made it, and sending it back takes away again. */
  readonly proposed: readonly string[];
  /** Entities of the service that it is made of, each with the element that says of which one. */
  readonly parts: Readonly<Record<string, string>>;
  readonly codes: {
    readonly unknown: string;
    readonly missing: string;
    readonly notDraft: string;
    readonly status: string;
  };
  /** Which one it is, as people call it: placeholders of the texts. */
  readonly told: (row: Row) => Values;
  /** Refuses users who are limited to other segments (SEGMENT_FOREIGN). */
  readonly mayDecide: (asker: Asker, row: Row) => Promise<void>;
  /** Refuses what must not come into force. */
  readonly refuseUnfit: (asker: Asker, row: Row) => Promise<void>;
}

/** 404 by the kind's own code when there is none. */
export async function loadDraft<Row extends DraftRow>(
  db: Database,
  kind: DraftKind<Row>,
  id: string,
): Promise<Row> {
  const columns = kind.columns.map((name) => `${name} AS "${name}"`).join(', ');
  const [row] = await db.query<Row>(
    `SELECT ID AS id, status, proposedBy AS "proposedBy", ${columns}
    FROM ${kind.table} WHERE ID = ?`,
    [id],
  );
  if (row) return row;
  throw notFound(kind.codes.unknown, { id });
}
