import { randomUUID } from 'node:crypto';
import { SaldoError } from '../../domain/errors.ts';
import type { Database } from '../../platform/database.ts';
import { statesTable } from '../../platform/tables.ts';

/** Whose turn it is to write a source's rows; a row among the mirror's states. */
export interface ReaderTurn {
  readonly source: string;
  /** New with each run. */
  readonly turn: string;
}

/** Its name among the states. */
const OBJECT = '(turn)';

/**
 * Begins a reader's turn and ends that of the one before. A lease says only who may read: a process
 * that stood still past its lease, with a page in hand, would write that page over what was read later.
 */
export async function beginTurn(db: Database, source: string): Promise<ReaderTurn> {
  const turn = randomUUID();
  const columns = ['source', 'object', 'highWater'] as const;
  await db.upsert(statesTable, [{ source, object: OBJECT, highWater: turn }], { columns });
  return { source, turn };
}

/**
 * MIRROR_OVERTAKEN once another run has begun; asked in every transaction that writes or deletes rows.
 * On PostgreSQL the next run waits at its beginning for the transaction to end; SQLite has one writer.
 */
export async function requireTurn(tx: Database, { source, turn }: ReaderTurn): Promise<void> {
  const lock = tx.dialect === 'postgres' ? 'FOR SHARE' : '';
  const [held] = await tx.query<{ turn: string }>(
    `SELECT highWater AS turn FROM saldo_mirror_States WHERE source = ? AND object = ? ${lock}`,
    [source, OBJECT],
  );
  if (held?.turn === turn) return;
  throw new SaldoError(
    'MIRROR_OVERTAKEN',
    `Another run reads ${source} by now; this one stood still too long and writes nothing more.`,
    { source },
  );
}
