import cds from '@sap/cds';
import type { Instant, IsoDate } from '../domain/iso-date.ts';
import type { Language } from '../domain/language.ts';
import type { Database } from '../platform/database.ts';
import { languageOf } from '../requests/language-of.ts';
import { myDatabase } from '../requests/my-database.ts';
import { notOnMyList } from '../requests/refusal.ts';

/** What an action needs of a position of mine. */
export interface MyPosition {
  readonly segment: string;
  readonly source: string;
  readonly partner: string;
  readonly run: string;
  /** The day the segment's published lists are for. */
  readonly businessDate: IsoDate;
  readonly timeZone: string | null;
  readonly strategyVersion: string;
  readonly status: string;
  readonly stage: string;
  readonly collectionGroup: string | null;
}

/** One agent working one customer of theirs, at one moment, in one transaction. */
export interface Visit {
  readonly db: Database;
  readonly agent: string;
  readonly language: Language;
  readonly now: Instant;
  readonly position: MyPosition;
  /** In the segment's currency, in the place of the specialist's own limit. */
  readonly promiseLimit?: string;
}

/** As `visitOf`, but outside of the request's transaction: for who waits for the network meanwhile. */
export async function visitOutside(request: PositionRequest, db: Database): Promise<Visit> {
  const { SELECT } = cds.ql;
  const query = SELECT.one.from(request.subject as never).columns(POSITION_COLUMNS as never);
  const { user, locale } = request;
  const position = (await cds.db.tx({ user, locale } as never, (tx) => tx.run(query))) as unknown;
  if (!position) throw notOnMyList();
  return visitAt(request, db, position as MyPosition);
}

/** A request bound to one position. */
export interface PositionRequest {
  readonly subject: object;
  readonly user: { readonly id: string };
  readonly locale: string;
  readonly timestamp: Date;
}

/** What `MyPosition` is read from. */
export const POSITION_COLUMNS = [
  'segment',
  'source',
  'partner',
  'run',
  'businessDate',
  'timeZone',
  'strategyVersion',
  'status',
  'stage',
  'collectionGroup',
];

/**
 * Reads the position through the agent's own view, so that no action reaches a foreign customer; the
 * one that the request is bound to, or another one.
 */
export async function visitOf(
  request: PositionRequest,
  subject: object = request.subject,
): Promise<Visit> {
  const { SELECT } = cds.ql;
  const query = SELECT.one.from(subject as never).columns(POSITION_COLUMNS as never);
  const position = (await cds.run(query)) as MyPosition | null;
  if (!position) throw notOnMyList();
  return visitAt(request, await myDatabase(request), position);
}

function visitAt(request: PositionRequest, db: Database, position: MyPosition): Visit {
  return {
    db,
    agent: request.user.id,
    language: languageOf(request.locale),
    now: request.timestamp.toISOString(),
    position,
  };
}
