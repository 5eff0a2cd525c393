import type { Instant } from '../../domain/iso-date.ts';
import type { Database } from '../../platform/database.ts';
import type { ErpScales } from '../mirror/erp-scales.ts';
import type { ErpTarget } from '../services.ts';
import type { ErpWrite } from './erp-write.ts';

/** A row as the ERP shows it. */
export type ErpRow = Readonly<Record<string, unknown>>;

/** Which operation, and what it carries. */
export interface OperationSubject {
  readonly id: string;
  readonly source: string;
  readonly partner: string;
  readonly subject: string;
  /** The parsed payload; each kind knows its own. */
  readonly payload: unknown;
}

/** An operation at the moment it is sent. */
export interface OperationToSend extends OperationSubject {
  /** The ERP's key of the object that it changes; blank for creates. */
  readonly erpObject: string;
  readonly scales: ErpScales;
}

/** Where the ERP shows what became of an operation. */
export interface ErpTrace {
  /** GET under the service: an entity set with a `$filter`. */
  readonly path: string;
  /** ERP keys that show the effect: none when it did not happen, several when it happened twice. */
  shows(rows: readonly ErpRow[]): readonly string[];
}

/**
 * How we know that the effect is there: `sent`, the ERP said so; `found` after an unknown outcome;
 * `existed`: somebody else had done the same before.
 */
export type Evidence = 'sent' | 'found' | 'existed';

/**
 * What the ERP's service makes of the same request sent twice: `one-effect`, it refuses the second for
 * its operation id, its key or its ETag; `two-effects`, it knows none of these. A gateway before it may
 * still know request ids for some hours (repeatability.ts).
 */
export type SentTwice = 'one-effect' | 'two-effects';

/** How operations of one kind become writes to the ERP, and how they are recognised there. */
export interface OperationKind extends ErpTarget {
  /** It speaks of amounts of the ledger: kept off accounts whose totals do not agree. */
  readonly touchesLedger: boolean;
  /**
   * FI-CA keeps an item in one agreement only: what `takes` items of a customer is sent after what `frees`
   * some and was asked for before.
   */
  readonly items?: 'takes' | 'frees' | 'frees and takes';
  /**
   * Its payload says nothing of when it was asked for. Given up and asked for again, it is the same
   * operation, on its way again; any other that was given up stays so, and who still wants it asks anew.
   */
  readonly mayComeAgain?: boolean;
  /** Left out: one effect. */
  readonly sentTwice?: SentTwice;
  /** How the ERP's keys look: one that a person gives has to. Left out: anything of 40 characters. */
  readonly erpKeyPattern?: RegExp;
  /**
   * The ERP keeps no sign of who caused the effect: what is there before our first request is somebody
   * else's, so it is asked before that.
   */
  readonly isAnonymous?: boolean;
  /**
   * The ERP's key of the object to change, bound when sent, because the create before it may only
   * just have given it; null when the ERP has no such object. Creates have none of this.
   */
  erpObject?(db: Database, operation: OperationSubject): Promise<string | null>;
  /** The request. What cannot be sent is an error of SaldoError. */
  write(operation: OperationToSend): ErpWrite;
  /** The ERP's key in a successful answer (null: it had no body); null when it speaks of something else. */
  answered(row: ErpRow | null, operation: OperationToSend): string | null;
  /** Asked on an unknown outcome before sending again, and on 404, 409 and 412. */
  trace(operation: OperationToSend): ErpTrace;
  /**
   * Path of the object to change, as an entity set with a `$filter`: read before each attempt. Its
   * ETag goes out as If-Match, and a conflict (412) is shown with this version and the one then.
   */
  current?(operation: OperationToSend): string;
  /** What is kept here; in the transaction that confirms the operation. */
  confirmed?(
    db: Database,
    operation: OperationSubject,
    erpKey: string,
    evidence: Evidence,
  ): Promise<unknown>;
  /** Takes back here what the operation stood for; in the transaction that cancels it. */
  cancelled?(db: Database, operation: OperationSubject, now: Instant): Promise<unknown>;
}
