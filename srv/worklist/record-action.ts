import { randomUUID } from 'node:crypto';
import { positionEventsTable } from '../platform/tables.ts';
import type { Visit } from './visit.ts';

/** What somebody did with a customer that changes no figure; told in words when it is read. */
export interface ActionDone {
  /** As in the words of causes: override, document, hand-over, … */
  readonly cause: string;
  /** Code of what was done: a kind of document, a group, a channel. */
  readonly about: string;
  /** Why, as they wrote it. */
  readonly note: string;
}

/** A dispute's note is longer than what an event keeps of it. */
const NOTE_LENGTH = 250;

/** Keeps an action in the history of the position, which stays as it is. */
export async function recordAction(
  { db, now, position }: Visit,
  { cause, about, note }: ActionDone,
): Promise<void> {
  const { run, source, partner, status } = position;
  const same = { fromStatus: status, toStatus: status };
  const event = { run, source, partner, occurredAt: now, cause, ...same };
  const why = note.slice(0, NOTE_LENGTH);
  await db.insert(positionEventsTable, [{ ID: randomUUID(), ...event, about, note: why }]);
}
