import { SaldoError } from '../../domain/errors.ts';
import type { Database } from '../../platform/database.ts';
import type { ErpConnection } from '../connection.ts';
import { deltaObject } from './delta-object.ts';
import { type ErpObject, withOwnFields } from './erp-object.ts';
import { loadObject } from './load-object.ts';
import type { MirrorOptions, MirrorReport, MirrorRun, ObjectReport } from './mirror-run.ts';
import { isFaultOfOneObject } from './object-fault.ts';
import { ObjectTally } from './object-tally.ts';
import { erpObjects } from './objects/index.ts';
import { openRun } from './open-run.ts';
import { ReadAhead } from './read-ahead.ts';
import { clearFailure, saveRejections } from './rejections.ts';

export type { MirrorOptions, MirrorReport, ObjectReport } from './mirror-run.ts';

/** Reads everything. An interrupted load goes on where it stopped. ERP_UNREACHABLE stops it. */
export function mirrorFull(
  db: Database,
  erp: ErpConnection,
  options: MirrorOptions,
): Promise<MirrorReport> {
  return mirror(db, erp, options, erpObjects, (run) => (object) => loadObject(run, object));
}

/**
 * Reads what changed and marks the customers it touches, in the transaction that writes it. What was
 * never read to its end is read fully. ERP_UNREACHABLE stops it; nothing is lost.
 */
export function mirrorDelta(
  db: Database,
  erp: ErpConnection,
  options: MirrorOptions,
): Promise<MirrorReport> {
  return mirror(db, erp, options, erpObjects, deltaOf);
}

/** A delta of some objects only; MIRROR_OBJECT_UNKNOWN for a name that is none's. */
export async function mirrorObjects(
  db: Database,
  erp: ErpConnection,
  options: MirrorOptions,
  names: readonly string[],
): Promise<MirrorReport> {
  const objects = erpObjects.filter(({ object }) => names.includes(object));
  const unknown = names.filter((name) => !objects.some(({ object }) => object === name));
  if (unknown.length > 0) throw objectUnknown(unknown);
  return mirror(db, erp, options, objects, deltaOf);
}

type ReadObject = (object: ErpObject) => Promise<ObjectReport>;

function deltaOf(run: MirrorRun, objects: readonly ErpObject[]): ReadObject {
  const ahead = new ReadAhead(run, objects);
  return (object) => deltaObject(run, object, ahead);
}

async function mirror(
  db: Database,
  erp: ErpConnection,
  options: MirrorOptions,
  objects: readonly ErpObject[],
  reader: (run: MirrorRun, objects: readonly ErpObject[]) => ReadObject,
): Promise<MirrorReport> {
  const startedAt = performance.now();
  const run = await openRun(db, erp, options, objects);
  const own = objects.map((object) => withOwnFields(object, erp));
  const read = reader(run, own);
  const reports: ObjectReport[] = [];
  for (const object of own) reports.push(await readOrReport(run, object, read));
  return summary(run, reports, (performance.now() - startedAt) / 1000);
}

/** What is wrong with one object stops that object; what is wrong with the ERP stops the run. */
async function readOrReport(
  run: MirrorRun,
  object: ErpObject,
  read: ReadObject,
): Promise<ObjectReport> {
  const { db, source } = run;
  run.signal?.throwIfAborted();
  try {
    const report = await read(object);
    if (run.failedBefore.has(object.object)) await clearFailure(db, source, object);
    return report;
  } catch (error) {
    if (!isFaultOfOneObject(error)) throw error;
    const { code, message } = error;
    await saveRejections(db, source, run.now(), [
      { object: object.object, key: object.entity, code, message },
    ]);
    return new ObjectTally(run, object.object, 'delta').report({ code, message });
  }
}

function objectUnknown(names: readonly string[]): SaldoError {
  const known = erpObjects.map(({ object }) => object).join(', ');
  const text = `The mirror has no object ${names.join(', ')}; it has ${known}.`;
  return new SaldoError('MIRROR_OBJECT_UNKNOWN', text, { objects: names.join(', ') });
}

function summary(run: MirrorRun, objects: readonly ObjectReport[], seconds: number): MirrorReport {
  const sum = (count: 'read' | 'written' | 'rejected') =>
    objects.reduce((total, report) => total + report[count], 0);
  const customers = new Set([...run.customers.values()].flatMap((partners) => [...partners]));
  return {
    source: run.source,
    objects,
    read: sum('read'),
    written: sum('written'),
    rejected: sum('rejected'),
    customers: customers.size,
    seconds,
  };
}
