import { createHash } from 'node:crypto';
import { canonicalJson, type Json } from '../../domain/canonical-json.ts';
import type { Instant } from '../../domain/iso-date.ts';
import { operationId } from '../../domain/operation-id.ts';
import type { Database } from '../../platform/database.ts';
import { operationsTable } from '../../platform/tables.ts';
import { takeTurn } from '../../platform/turn.ts';
import type { OperationKindName } from './operation-kinds/index.ts';

/** One intended effect in the ERP. */
export interface NewOperation {
  readonly kind: OperationKindName;
  readonly source: string;
  readonly partner: string;
  /** The promise or contact it is about. */
  readonly subject: string;
  /** Operations with the same key are sent in order (the subject, when left out). 60 characters. */
  readonly objectKey?: string;
  /** What the kind's body is made of; amounts as decimal texts. */
  readonly payload: Json;
  readonly createdAt: Instant;
  readonly createdBy: string;
}

/**
 * Puts an operation into the outbox, in the caller's transaction, and returns its id. The same
 * subject, kind and payload are the same operation: asking twice has one effect.
 */
export async function enqueueOperation(db: Database, operation: NewOperation): Promise<string> {
  const { kind, source, partner, subject, payload, createdAt, createdBy } = operation;
  const objectKey = operation.objectKey ?? subject;
  const id = operationId([source, subject], kind, payload);
  await takeTurn(db, `operations/${source}/${objectKey}`);
  const known = await db.query('SELECT ID FROM saldo_operations_Operations WHERE ID = ?', [id]);
  if (known.length > 0) return id;
  const text = canonicalJson(payload);
  await db.insert(operationsTable, [
    {
      ID: id,
      kind,
      source,
      partner,
      subject,
      objectKey,
      sequence: await nextSequence(db, source, objectKey),
      state: 'pending',
      payload: text,
      payloadHash: createHash('sha256').update(text).digest('hex'),
      attempts: 0,
      fencingToken: 0,
      outcomeUnknown: false,
      createdAt,
      createdBy,
    },
  ]);
  return id;
}

async function nextSequence(db: Database, source: string, objectKey: string): Promise<number> {
  const [row] = await db.query<{ last: number | null }>(
    `SELECT CAST(MAX(sequence) AS BIGINT) AS last FROM saldo_operations_Operations
      WHERE source = ? AND objectKey = ?`,
    [source, objectKey],
  );
  return (row?.last ?? 0) + 1;
}
