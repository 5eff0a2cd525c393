import type { Json } from '../../srv/domain/canonical-json.ts';
import type { ErpConnection } from '../../srv/erp/connection.ts';
import type { Database } from '../../srv/platform/database.ts';
import type { Honours } from './erp/erp-objects.ts';
import type { FaultRates } from './faults.ts';
import type { Shape } from './shape.ts';
import { noMutation, replacing, type SqlMutation } from './sql-mutation.ts';
import {
  alwaysItsTurn,
  anotherEachTime,
  enteringNoQuarantine,
  fittingAnyVersion,
  notLooking,
  seeingNoEffects,
  seeingNoNotes,
  withoutRequestIds,
} from './weakened.ts';

/** One safeguard taken out, so that the simulator has to notice. Production code has no switch for it. */
export interface Mutation {
  readonly name: string;
  readonly sql: SqlMutation;
  /** What the ERP honours when it takes notes, whatever write-back was told. */
  readonly notes?: Honours;
  readonly payload?: (payload: Json) => Json;
  readonly connection?: (erp: ErpConnection) => ErpConnection;
  readonly overlapSeconds?: number;
  readonly database?: (db: Database) => Database;
  /** A world that needs the safeguard, where most others do without. */
  readonly shape?: Partial<Shape>;
  /** How often some faults strike, where the seed's own mixture would need many seeds. */
  readonly rates?: Partial<FaultRates>;
}

export const none: Mutation = { name: 'none', sql: noMutation };

/** The safeguards of write-back and mirror, each missing in one of these. */
export function mutations(): Mutation[] {
  return [...ofOutbox(), ...ofSending(), ...ofPeople(), ...ofMirror()];
}

/** Answers take long, and whatever is not held any more is soon taken over. */
const contendedClaims: Pick<Mutation, 'shape' | 'rates'> = {
  shape: { isRestless: true, senders: 2, parallel: 1 },
  rates: { slowAnswer: 0.6, clockJump: 0 },
};

/** Half of what is posted comes too late for a delta. */
const brokenTotals: Partial<Shape> = { shareLate: 0.5 };

/** Whose operation it is, and when. */
function ofOutbox(): Mutation[] {
  return [
    { ...none, name: 'the ledger of operations', payload: anotherEachTime() },
    without('the fencing token', "AND fencingToken = ? AND state = 'sending'", 'AND ? IS NOT NULL'),
    without('the order for each object', 'earlier.sequence < oldest.sequence', '1 = 0'),
    without('the order behind what is parked', "'sending', 'parked')", "'sending')"),
    without('the sequence', 'CAST(MAX(sequence) AS BIGINT)', 'CAST(-2 - COUNT(*) AS BIGINT)'),
    without("the other senders' leases", 'oldest.leaseUntil < ?', '? IS NOT NULL'),
    without('the holder of a lease', 'AND leaseHolder = ?', 'AND ? IS NOT NULL'),
    {
      ...without(
        'the renewal of leases',
        "'sending' AND leaseHolder = ?",
        "'sending' AND ? IS NULL",
      ),
      ...contendedClaims,
    },
    without('the wait that the ERP asks for', 'oldest.nextAttemptAt <= ?', '? IS NOT NULL'),
    {
      ...without('the quarantine', 'AND NOT (kind', 'AND NOT (1 = 0 AND kind'),
      shape: brokenTotals,
    },
  ];
}

/** What keeps a request from having two effects, or from overwriting another's. */
function ofSending(): Mutation[] {
  const look = 'the look at the lease before a request';
  const version = 'the version under which a change was sent';
  const unknown = 'the memory of an answer that did not come';
  return [
    { ...none, name: "the contract's refusal of a second operation id", notes: 'neither' },
    { ...none, name: 'the reading before a retry', connection: seeingNoEffects },
    { ...none, name: 'the reading before a retry, of notes only', connection: seeingNoNotes },
    { ...none, name: 'the version in If-Match', connection: fittingAnyVersion },
    { ...none, name: look, connection: notLooking, ...contendedClaims },
    { ...none, name: 'the ids of repeated requests', connection: withoutRequestIds },
    without(version, 'sentVersion AS "sentVersion"', 'NULL AS "sentVersion"'),
    without(unknown, 'outcomeUnknown AS "outcomeUnknown"', 'false AS "outcomeUnknown"'),
  ];
}

/** What is kept here of what became of an operation. */
function ofPeople(): Mutation[] {
  return [
    without(
      "the ERP's number of a promise",
      'SET erpPromise = ? WHERE ID',
      'SET erpPromise = ? WHERE 0',
    ),
    without('the taking back of a cancelled promise', "SET status = '5'", "SET status = '0'"),
  ];
}

function ofMirror(): Mutation[] {
  return [
    { ...none, name: "the mirror's overlap", overlapSeconds: 0 },
    { ...none, name: "the mirror's turn", database: alwaysItsTurn, shape: { mirrors: 2 } },
    {
      ...none,
      name: 'the entry into quarantine',
      database: enteringNoQuarantine,
      shape: brokenTotals,
    },
  ];
}

/** One without a part of its statements. */
function without(name: string, part: string, by: string): Mutation {
  return { ...none, name, sql: replacing(part, by) };
}

/** The mutation that leaves out a safeguard; an error that names them all when it is none of them. */
export function mutationOf(name: string): Mutation {
  const mutation = mutations().find((one) => one.name === name);
  if (mutation) return mutation;
  const names = mutations().map((one) => `'${one.name}'`);
  throw new Error(`There is no safeguard '${name}'; these can be left out: ${names.join(', ')}.`);
}
