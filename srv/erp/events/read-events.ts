import { SaldoError } from '../../domain/errors.ts';
import type { Database } from '../../platform/database.ts';
import type { ErpConnection } from '../connection.ts';
import type { MirrorOptions, MirrorRun } from '../mirror/mirror-run.ts';
import { ObjectTally } from '../mirror/object-tally.ts';
import { openRun } from '../mirror/open-run.ts';
import { faultOf } from './event-fault.ts';
import {
  type DueEvent,
  dueEvents,
  forgetSettled,
  postpone,
  putOff,
  settleDone,
} from './event-queue.ts';
import { eventSubjects } from './event-subjects.ts';
import type { SubjectName } from './event-types.ts';
import { alertFailedEvents } from './failed-alert.ts';
import { readSubject } from './read-subject.ts';

export interface EventsReport {
  readonly source: string;
  /** Events that were worked on; several may be about one object. */
  readonly events: number;
  /** Objects that were read again. */
  readonly objects: number;
  /** Objects that could not be read, or are not in the ERP: tried again, or listed as failed. */
  readonly failed: number;
  /** Rows of the mirror that differed. */
  readonly written: number;
  readonly customers: number;
  readonly seconds: number;
}

/**
 * Reads the objects again that waiting events are about, each once however many events name it, as
 * it is in the ERP now: so neither order nor repetition of events matters. Customers that changed
 * are marked. An object or a service at fault is tried again later and stops no other; an ERP that
 * does not answer or lets nobody in (ErpError) ends the run, and its events wait. Events that have
 * failed for good raise an alert.
 */
export async function readEvents(
  db: Database,
  erp: ErpConnection,
  options: MirrorOptions,
): Promise<EventsReport> {
  const startedAt = performance.now();
  const run = await openRun(db, erp, options, []);
  const tally = new ObjectTally(run, 'events', 'delta');
  const sums = { events: 0, objects: 0, failed: 0 };
  await forgetSettled(db, run.now());
  for await (const [name, events] of dueBySubject(run)) {
    const keys = [...new Set(events.map(({ objectKey }) => objectKey))];
    const faults = await readOrPutOff(run, { name, events, tally }, keys);
    await settle(run, events, faults);
    sums.events += events.length;
    sums.objects += keys.length;
    sums.failed += faults.size;
  }
  await alertFailedEvents(db, run.source, run.now());
  const { written } = tally.report();
  const customers = run.customers.get('events')?.size ?? 0;
  const seconds = (performance.now() - startedAt) / 1000;
  return { source: run.source, ...sums, written, customers, seconds };
}

/** What is due, a batch at a time, until nothing is; each event has to be settled or postponed. */
async function* dueBySubject({ db, now, signal }: MirrorRun) {
  for (;;) {
    signal?.throwIfAborted();
    const due = await dueEvents(db, now());
    if (due.length === 0) return;
    yield* Map.groupBy(due, ({ subject }) => subject);
  }
}

type Fault = Pick<SaldoError, 'code' | 'message'>;

/** Events about objects of one kind. */
interface SubjectEvents {
  readonly name: SubjectName;
  readonly events: readonly DueEvent[];
  readonly tally: ObjectTally;
}

async function readOrPutOff(
  run: MirrorRun,
  about: SubjectEvents,
  keys: readonly string[],
): Promise<Map<string, Fault>> {
  try {
    return await readKeys(run, about, keys);
  } catch (error) {
    await putOff(run.db, about.events, run.now(), told(error));
    await alertFailedEvents(run.db, run.source, run.now());
    throw error;
  }
}

/**
 * Into so many parts keys are cut to find those at fault. In halves, ten readings in a row would fail
 * before one is good again, and the circuit breaker would open.
 */
const PARTS = 8;

/** Reads objects by their keys, in parts where that fails, until the keys at fault are alone. */
async function readKeys(
  run: MirrorRun,
  about: SubjectEvents,
  keys: readonly string[],
): Promise<Map<string, Fault>> {
  const { name, tally } = about;
  try {
    const missing = await readSubject(run, eventSubjects[name], keys, tally);
    return new Map(missing.map((key) => [key, notFound(name, key)]));
  } catch (error) {
    const fault = faultOf(error);
    if (fault === 'erp') throw error;
    if (fault === 'service' || keys.length === 1) {
      return new Map(keys.map((key) => [key, told(error)]));
    }
    const faults = new Map<string, Fault>();
    const size = Math.ceil(keys.length / PARTS);
    for (let from = 0; from < keys.length; from += size) {
      const some = await readKeys(run, about, keys.slice(from, from + size));
      for (const [key, known] of some) faults.set(key, known);
    }
    return faults;
  }
}

async function settle(
  { db, now }: MirrorRun,
  events: readonly DueEvent[],
  faults: ReadonlyMap<string, Fault>,
): Promise<void> {
  const done = events.filter(({ objectKey }) => !faults.has(objectKey));
  await settleDone(db, done, now());
  for (const event of events) {
    const fault = faults.get(event.objectKey);
    if (fault) await postpone(db, event, now(), fault);
  }
}

/** Also what a posting looks like whose event overtook its commit. */
function notFound(name: SubjectName, key: string): Fault {
  return {
    code: 'EVENT_OBJECT_NOT_FOUND',
    message: `The ERP has no ${name} ${key}; check the event's key and the technical user's authorizations.`,
  };
}

function told(error: unknown): Fault {
  if (error instanceof SaldoError) return error;
  return { code: 'INTERNAL_ERROR', message: String(error) };
}
