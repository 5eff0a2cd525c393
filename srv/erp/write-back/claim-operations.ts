import type { Instant } from '../../domain/iso-date.ts';
import type { Database, Dialect } from '../../platform/database.ts';
import { inList } from '../../platform/sql-text.ts';
import { freeingKinds, ledgerKinds, takingKinds } from './operation-kinds/index.ts';
import { recordLost } from './record-attempt.ts';

/** An operation that this sender, and no other, works on until the lease ends. */
export interface ClaimedOperation {
  readonly id: string;
  readonly kind: string;
  readonly source: string;
  readonly partner: string;
  readonly subject: string;
  readonly payload: string;
  readonly createdAt: Instant;
  /** Since when the ERP may have it: this claim, unless an earlier attempt may have reached it. */
  readonly firstSentAt: Instant;
  /** ETag under which a change was sent before; null when none was. */
  readonly sentVersion: string | null;
  /** The ERP's key, if an answer gave it already. */
  readonly erpKey: string | null;
  readonly attempts: number;
  /** A newer claim has a greater token; only the newest may settle the operation. */
  readonly fencingToken: number;
  /** It may have reached the ERP already: read before sending. */
  readonly outcomeUnknown: boolean;
}

export interface Claim {
  readonly source: string;
  readonly holder: string;
  readonly now: Instant;
  readonly leaseSeconds: number;
  readonly limit: number;
  /** Only operations of this object; of all when left out. */
  readonly objectKey?: string;
}

interface Candidate extends Omit<ClaimedOperation, 'outcomeUnknown' | 'firstSentAt'> {
  readonly state: string;
  readonly firstSentAt: Instant | null;
  readonly outcomeUnknown: boolean | null;
}

/**
 * Condition on `oldest` that it can be claimed: the oldest operation of its object that is not
 * settled (those behind it wait, also behind a parked one), due, not kept off by a quarantine, and not
 * about items that the customer's other operations are about to free. Its parameters are those of
 * `claimableParams`.
 */
export function claimableSql({ dialect }: Pick<Database, 'dialect'>): string {
  return `oldest.source = ?
     AND ((oldest.state = 'pending' AND (oldest.nextAttemptAt IS NULL OR oldest.nextAttemptAt <= ?))
       OR (oldest.state = 'sending' AND oldest.leaseUntil < ?))
     AND NOT EXISTS (SELECT 1 FROM saldo_operations_Operations earlier
                      WHERE earlier.source = oldest.source AND earlier.objectKey = oldest.objectKey
                        AND earlier.sequence < oldest.sequence
                        AND earlier.state IN ('pending', 'sending', 'parked'))
     AND NOT (kind ${inList(dialect)} AND ${isQuarantined('oldest')})
     AND NOT (oldest.kind ${inList(dialect)} AND ${isFreedBefore('oldest', dialect)})`;
}

/** Something that frees items of the customer was asked for before, and goes without a person's decision. */
function isFreedBefore(taking: string, dialect: Dialect): string {
  return `EXISTS (SELECT 1 FROM saldo_operations_Operations freeing
            WHERE freeing.source = ${taking}.source AND freeing.partner = ${taking}.partner
              AND freeing.state IN ('pending', 'sending') AND freeing.kind ${inList(dialect)}
              AND freeing.objectKey <> ${taking}.objectKey
              AND freeing.createdAt < ${taking}.createdAt
              AND NOT EXISTS (SELECT 1 FROM saldo_operations_Operations stuck
                               WHERE stuck.source = freeing.source
                                 AND stuck.objectKey = freeing.objectKey
                                 AND stuck.sequence < freeing.sequence
                                 AND stuck.state = 'parked'))`;
}

export function claimableParams(source: string, now: Instant): string[] {
  const kinds = [ledgerKinds, takingKinds, freeingKinds].map((names) => JSON.stringify(names));
  return [source, now, now, ...kinds];
}

/** What another sender is just taking, or settling, is not waited for. */
function candidatesSql(db: Database, ofOneObject: boolean): string {
  const lock = db.dialect === 'postgres' ? 'FOR UPDATE OF oldest SKIP LOCKED' : '';
  return `SELECT ID AS id, kind, source, partner, subject, payload, createdAt AS "createdAt",
                 firstSentAt AS "firstSentAt", sentVersion AS "sentVersion", erpKey AS "erpKey",
                 attempts, state, fencingToken AS "fencingToken", outcomeUnknown AS "outcomeUnknown"
    FROM saldo_operations_Operations oldest
   WHERE ${claimableSql(db)} ${ofOneObject ? 'AND objectKey = ?' : ''}
   ORDER BY createdAt, ID LIMIT ? ${lock}`;
}

/** The operation's customer has an account whose totals differ from the ERP's. */
function isQuarantined(operation: string): string {
  return `EXISTS (SELECT 1 FROM saldo_mirror_Quarantines quarantine
            JOIN saldo_ledger_ContractAccounts held
              ON held.source = quarantine.source AND held.account = quarantine.account
           WHERE held.source = ${operation}.source AND held.partner = ${operation}.partner)`;
}

/** Claims what is due, in a transaction of its own. Senders that race get different operations. */
export function claimOperations(db: Database, claim: Claim): Promise<ClaimedOperation[]> {
  const { source, now, limit, objectKey } = claim;
  return db.transaction(async (tx) => {
    const due = await tx.query<Candidate>(candidatesSql(tx, objectKey !== undefined), [
      ...claimableParams(source, now),
      ...(objectKey === undefined ? [] : [objectKey]),
      limit,
    ]);
    if (due.length === 0) return [];
    await take(tx, due, claim);
    await recordLost(tx, due.filter(isLost).map(lostAttempt), now);
    return due.map((candidate) => claimedFrom(candidate, now));
  });
}

/** How many operations wait only because of a quarantine. */
export async function countHeldOperations(db: Database, source: string): Promise<number> {
  const [row] = await db.query<{ held: number }>(
    `SELECT CAST(COUNT(*) AS BIGINT) AS held FROM saldo_operations_Operations operation
      WHERE source = ? AND state = 'pending'
        AND kind ${inList(db.dialect)} AND ${isQuarantined('operation')}`,
    [source, JSON.stringify(ledgerKinds)],
  );
  return row?.held ?? 0;
}

/** Their rows are locked since they were found: by PostgreSQL for us, on SQLite nobody else writes. */
function take(db: Database, due: readonly Candidate[], claim: Claim): Promise<number> {
  const leaseUntil = new Date(Date.parse(claim.now) + claim.leaseSeconds * 1000).toISOString();
  return db.execute(
    `UPDATE saldo_operations_Operations
        SET state = 'sending', leaseHolder = ?, leaseUntil = ?, attempts = attempts + 1,
            fencingToken = fencingToken + 1, firstSentAt = COALESCE(firstSentAt, ?)
      WHERE ID ${inList(db.dialect)}`,
    [claim.holder, leaseUntil, claim.now, JSON.stringify(due.map(({ id }) => id))],
  );
}

/** Its lease ran out while somebody was at work on it. */
function isLost({ state }: Candidate): boolean {
  return state === 'sending';
}

function lostAttempt({ id, fencingToken: token, kind }: Candidate) {
  return { id, token, kind };
}

/** Whoever held an expired lease may have sent it. */
function claimedFrom(
  { state, outcomeUnknown, firstSentAt, ...candidate }: Candidate,
  now: Instant,
): ClaimedOperation {
  return {
    ...candidate,
    firstSentAt: firstSentAt ?? now,
    attempts: candidate.attempts + 1,
    fencingToken: candidate.fencingToken + 1,
    outcomeUnknown: outcomeUnknown === true || state === 'sending',
  };
}
