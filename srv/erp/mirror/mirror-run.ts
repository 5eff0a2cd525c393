import type { Instant } from '../../domain/iso-date.ts';
import type { Database } from '../../platform/database.ts';
import type { ErpConnection } from '../connection.ts';
import type { ReadingContext } from './erp-object.ts';
import type { ErpScales } from './erp-scales.ts';
import type { MirrorState } from './mirror-state.ts';

export interface MirrorOptions {
  readonly source: string;
  /** Our clock. */
  readonly now: () => Instant;
  /** Called after each page, for whoever watches. */
  readonly progress?: ((report: ObjectReport) => void) | undefined;
  /** IANA zone in which the ERP writes change dates and times (UTC); instants carry their own. */
  readonly timeZone?: string | undefined;
  /** How far behind the newest change stamp a delta starts, for postings committed late (120). */
  readonly overlapSeconds?: number;
  /** Read again, too, what is otherwise read only now and then. */
  readonly everything?: boolean;
  /** How many parts of a large object are read at once, within the request budget (2). */
  readonly parallel?: number | undefined;
  /** How many records are worth a part of their own (50,000). */
  readonly leastPart?: number;
  /** For how many seconds of a run an object is read again whose fields are others than before (30). */
  readonly rereadSeconds?: number;
  /** Which share of an object's records may leave the ERP at once (0.05); a hundred always may. */
  readonly leavingShare?: number | undefined;
  /** Aborted when the run may not go on; it ends with the signal's reason before the next page. */
  readonly signal?: AbortSignal | undefined;
}

/** What one run over all objects shares. */
export interface MirrorRun {
  readonly db: Database;
  readonly erp: ErpConnection;
  readonly source: string;
  /** Ends when another run begins, see reader-turn.ts. */
  readonly turn: string;
  readonly now: () => Instant;
  readonly progress: (report: ObjectReport) => void;
  readonly overlapSeconds: number;
  readonly timeZone: string;
  /** Our clock less the ERP's; null until they were compared. */
  readonly clockAheadMs: number | null;
  readonly everything: boolean;
  readonly parallel: number;
  readonly leastPart: number;
  readonly rereadSeconds: number;
  readonly leavingShare: number;
  readonly signal: AbortSignal | undefined;
  readonly scales: ErpScales;
  /** Customers touched so far, by the object that touched them. */
  readonly customers: Map<string, Set<string>>;
  /** Objects listed as not readable when the run began. */
  readonly failedBefore: ReadonlySet<string>;
  /** Objects of which records were listed as rejected when the run began. */
  readonly rejectedFrom: ReadonlySet<string>;
  /** Up to where each object had been read when the run began. */
  readonly states: ReadonlyMap<string, MirrorState>;
}

/** What mapping a page that is read now has to know. */
export function readingNow(run: MirrorRun): ReadingContext {
  const { source, turn, scales, timeZone, clockAheadMs } = run;
  return { source, turn, scales, timeZone, clockAheadMs, readAt: run.now() };
}

/** How an object fared. `read` counts records of the ERP, `written` rows of the mirror. */
export interface ObjectReport {
  readonly object: string;
  readonly mode: 'full' | 'delta' | 'not due';
  readonly pages: number;
  readonly read: number;
  readonly written: number;
  readonly deleted: number;
  readonly rejected: number;
  readonly seconds: number;
  readonly rowsPerSecond: number;
  /** Why all of it is read again beside its changes. */
  readonly reread?: 'fields' | undefined;
  /** Why the object could not be read to its end; the others went on. */
  readonly failure?: { readonly code: string; readonly message: string };
}

export interface MirrorReport {
  readonly source: string;
  readonly objects: readonly ObjectReport[];
  readonly read: number;
  readonly written: number;
  readonly rejected: number;
  /** Customers with changed rows, each once; 0 after a full load. */
  readonly customers: number;
  readonly seconds: number;
}
