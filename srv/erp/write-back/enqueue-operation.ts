import { createHash } from 'node:crypto';
import { canonicalJson, type Json } from '../../domain/canonical-json.ts';
import type { Instant } from '../../domain/iso-date.ts';
import { operationId } from '../../domain/operation-id.ts';
import type { Database } from '../../platform/database.ts';
import { inList } from '../../platform/sql-text.ts';
import { operationsTable } from '../../platform/tables.ts';
import { takeTurn } from '../../platform/turn.ts';
import { type OperationKindName, returningKinds } from './operation-kinds/index.ts';

/** One intended effect in the ERP. */
export interface NewOperation {
  readonly kind: OperationKindName;
  readonly source: string;
  readonly partner: string;
  /** The promise or contact it is about. */
  readonly subject: string;
  /** In which it was agreed; none for what concerns the person in all of them, as a contact does. */
  readonly segment?: string;
  /** Operations with the same key are sent in order (the subject, when left out). 60 characters. */
  readonly objectKey?: string;
  /** What the kind's body is made of; amounts as decimal texts. */
  readonly payload: Json;
  readonly createdAt: Instant;
  readonly createdBy: string;
}

/**
 * Puts an operation into the outbox, in the caller's transaction, and returns its id. The same
 * subject, kind and payload are the same operation: asking twice has one effect. One of a kind that
 * may come again, which was given up and is asked for again, is on its way again.
 */
export async function enqueueOperation(db: Database, operation: NewOperation): Promise<string> {
  await takeTurn(db, `operations/${operation.source}/${objectKeyOf(operation)}`);
  await enqueueOperations(db, [operation]);
  return idOf(operation);
}

/**
 * As `enqueueOperation` for many of one source, in their order, with few statements. The caller has
 * locked the rows of their objects: a turn for each of thousands would exhaust the database's locks.
 * Answers with their ids, in the same order.
 */
export async function enqueueOperations(
  db: Database,
  operations: readonly NewOperation[],
): Promise<string[]> {
  if (operations.length === 0) return [];
  const source = operations[0]?.source ?? '';
  const wanted = new Map(operations.map((operation) => [idOf(operation), operation]));
  const objects = JSON.stringify([...new Set(operations.map(objectKeyOf))]);
  const known = await statesOf(db, [...wanted.keys()]);
  const last = await lastSequences(db, source, objects);
  const news = [...wanted].filter(([id]) => !known.has(id));
  await db.insert(operationsTable, inOrder(news, last).map(newRow));
  // Few: a person has cancelled each of them.
  const again = [...wanted].filter(
    ([id, { kind }]) => known.get(id) === 'cancelled' && returningKinds.includes(kind),
  );
  for (const placed of inOrder(again, last)) await takeUpAgain(db, placed);
  return operations.map(idOf);
}

/** Each behind the last one of its object, which it is from now on. */
function inOrder(
  wanted: readonly (readonly [string, NewOperation])[],
  last: Map<string, number>,
): Placed[] {
  return wanted.map(([id, operation]) => {
    const objectKey = objectKeyOf(operation);
    const sequence = (last.get(objectKey) ?? 0) + 1;
    last.set(objectKey, sequence);
    return { id, objectKey, sequence, operation };
  });
}

/** An operation at its place in the order of its object. */
interface Placed {
  readonly id: string;
  readonly objectKey: string;
  readonly sequence: number;
  readonly operation: NewOperation;
}

/** Keeps its id, since the ERP may still get its first request; the ERP is asked first, as after a retry. */
async function takeUpAgain(
  db: Database,
  { id, objectKey, sequence, operation }: Placed,
): Promise<void> {
  const { createdAt, createdBy } = operation;
  await db.execute(
    `UPDATE saldo_operations_Operations
        SET state = 'pending', objectKey = ?, sequence = ?, createdAt = ?, createdBy = ?, ${AS_NEW}
      WHERE ID = ? AND state = 'cancelled'`,
    [objectKey, sequence, createdAt, createdBy, true, id],
  );
}

const AS_NEW = `outcomeUnknown = ?, attempts = 0, nextAttemptAt = NULL, firstSentAt = NULL,
  sentVersion = NULL, erpKey = NULL, parkedAt = NULL, resolvedAt = NULL, resolvedBy = NULL,
  resolution = NULL, errorCode = NULL, errorText = NULL, erpErrorCode = NULL, refusal = NULL,
  conflict = NULL`;

function idOf({ source, subject, kind, payload }: NewOperation): string {
  return operationId([source, subject], kind, payload);
}

function objectKeyOf({ objectKey, subject }: NewOperation): string {
  return objectKey ?? subject;
}

function newRow({ id: ID, objectKey, sequence, operation }: Placed) {
  const { kind, source, partner, subject, payload, createdAt, createdBy } = operation;
  const segment = operation.segment ?? null;
  const text = canonicalJson(payload);
  const payloadHash = createHash('sha256').update(text).digest('hex');
  const counters = { attempts: 0, fencingToken: 0, outcomeUnknown: false };
  const about = { kind, source, partner, subject, segment, state: 'pending' };
  const place = { ID, objectKey, sequence };
  return { ...place, ...about, payload: text, payloadHash, ...counters, createdAt, createdBy };
}

/** Of those that there are already. */
async function statesOf(
  db: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await db.query<{ id: string; state: string }>(
    `SELECT ID AS id, state FROM saldo_operations_Operations WHERE ID ${inList(db.dialect)}`,
    [JSON.stringify(ids)],
  );
  return new Map(rows.map(({ id, state }) => [id, state]));
}

async function lastSequences(
  db: Database,
  source: string,
  objects: string,
): Promise<Map<string, number>> {
  const rows = await db.query<{ object: string; last: number }>(
    `SELECT objectKey AS object, CAST(MAX(sequence) AS BIGINT) AS last
       FROM saldo_operations_Operations
      WHERE source = ? AND objectKey ${inList(db.dialect)} GROUP BY objectKey`,
    [source, objects],
  );
  return new Map(rows.map(({ object, last }) => [object, last]));
}
