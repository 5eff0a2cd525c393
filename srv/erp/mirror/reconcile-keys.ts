import { SaldoError } from '../../domain/errors.ts';
import type { Database } from '../../platform/database.ts';
import type { ErpConnection } from '../connection.ts';
import { type ErpObject, type MirrorRow, withOwnFields } from './erp-object.ts';
import { ErpRecord } from './erp-record.ts';
import { keepComparison } from './keep-comparison.ts';
import { differences, keyValuesOf } from './key-differences.ts';
import { keyRanges } from './key-ranges.ts';
import { countOwn, refuseClearlyTooMany, refuseTooMany } from './leaving-limit.ts';
import { markLeft } from './mark-left.ts';
import type { MirrorOptions, MirrorRun } from './mirror-run.ts';
import { loadState, needsFullLoad } from './mirror-state.ts';
import { isFaultOfOneObject } from './object-fault.ts';
import { ObjectTally } from './object-tally.ts';
import { keyLiteral } from './odata-values.ts';
import { openRun } from './open-run.ts';
import { readByFilter } from './read-by-filter.ts';
import {
  keyText,
  openItems,
  type ReconciledObject,
  reconciledObjects,
} from './reconciled-object.ts';
import { clearFailure, saveRejections } from './rejections.ts';
import { objectsByDay, rereadDays } from './reread-days.ts';
import { lacksFields } from './reread-fields.ts';

/** What the comparison of one object found. */
export interface ObjectReconciliation {
  readonly object: string;
  /** Records of the ERP. */
  readonly compared: number;
  /** In the ERP and not here: read again. */
  readonly missing: number;
  /** On both sides, with other contents: read again. */
  readonly different: number;
  /** Here and not in the ERP: read again. */
  readonly extra: number;
  /** Rows that reading again changed. */
  readonly written: number;
  /** Extra ones that the ERP no longer has: marked as left. */
  readonly left: number;
}

/** Of the open items, and of the other objects that are reconciled. */
export interface ReconciliationReport extends Omit<ObjectReconciliation, 'object'> {
  readonly source: string;
  readonly others: readonly ObjectReconciliation[];
  readonly seconds: number;
}

/** Extra rows read again before it is asked whether too many are gone to go on. */
const EXTRA_AT_ONCE = 200;

/**
 * Compares keys and contents of the open items here with those in the ERP, then those of the other
 * objects, and reads again by key what differs. Items, partners and accounts that the ERP then does not
 * have were archived or deleted: they are marked as left and their customers are evaluated again. TOO_MANY_ITEMS_LEFT, with
 * nothing marked and an alert raised, when so many are gone that a lost authorization is likelier;
 * ITEMS_NOT_LOADED before the first full load; ErpError when the ERP cannot be read.
 */
export async function reconcileKeys(
  db: Database,
  erp: ErpConnection,
  options: MirrorOptions,
): Promise<ReconciliationReport> {
  const startedAt = performance.now();
  const objects = reconciledObjects.map(({ object }) => object);
  const run = await openRun(db, erp, options, objects);
  if (needsFullLoad(await loadState(db, run.source, openItems.object.object))) throw notLoaded(run);
  const { object: _, ...items } = await reconcileObject(run, openItems);
  const others = await reconcileOthers(run);
  const seconds = (performance.now() - startedAt) / 1000;
  return { source: run.source, ...items, others, seconds };
}

async function reconcileOthers(run: MirrorRun): Promise<ObjectReconciliation[]> {
  const others: ObjectReconciliation[] = [];
  for (const reconciled of reconciledObjects) {
    const object = withOwnFields(reconciled.object, run.erp);
    if (reconciled === openItems || !(await isComparable(run, object))) continue;
    const compare = () => reconcileObject(run, { ...reconciled, object });
    others.push(...(await orReport(run, object, compare)));
  }
  for (const object of objectsByDay) {
    if (!(await isComparable(run, object))) continue;
    others.push(...(await orReport(run, object, () => rereadDays(run, object))));
  }
  return others;
}

/** While all of an object is read again, because of other fields, it would be asked for key by key. */
async function isComparable(run: MirrorRun, object: ErpObject): Promise<boolean> {
  const state = await loadState(run.db, run.source, object.object);
  return state !== null && !needsFullLoad(state) && !lacksFields(object, state);
}

/** What is wrong with one object stops the comparison of that object only. */
async function orReport(
  run: MirrorRun,
  { object, entity }: ErpObject,
  compare: () => Promise<ObjectReconciliation | null>,
): Promise<ObjectReconciliation[]> {
  const failed = { object, entity: `${entity} by key` };
  try {
    const found = await compare();
    await clearFailure(run.db, run.source, failed);
    return found ? [found] : [];
  } catch (error) {
    if (!isFaultOfOneObject(error)) throw error;
    const { code, message } = error;
    const rejection = { object, key: failed.entity, code, message };
    await saveRejections(run.db, run.source, run.now(), [rejection]);
    return [];
  }
}

async function reconcileObject(
  run: MirrorRun,
  reconciled: ReconciledObject,
): Promise<ObjectReconciliation> {
  const { object } = reconciled.object;
  const startedAt = run.now();
  const tally = new ObjectTally(run, object, 'delta');
  const own = await countOwn(run, reconciled);
  const gone: MirrorRow[] = [];
  const sums = { compared: 0, missing: 0, different: 0, extra: 0 };
  for await (const range of keyRanges(run, reconciled)) {
    const { missing, different, extra } = await differences(run, reconciled, range);
    sums.compared += range.keys.length;
    sums.missing += missing.length;
    sums.different += different.length;
    sums.extra += extra.length;
    const { compared } = sums;
    if (compared === 0) await refuseTooMany(run, reconciled, { gone: extra.length, compared });
    await readByKey(run, reconciled, [...missing, ...different], tally);
    for (let from = 0; from < extra.length; from += EXTRA_AT_ONCE) {
      const some = extra.slice(from, from + EXTRA_AT_ONCE);
      gone.push(...(await goneOf(run, reconciled, some, tally)));
      await refuseClearlyTooMany(run, reconciled, { gone: gone.length, compared, own });
    }
  }
  await refuseTooMany(run, reconciled, { gone: gone.length, compared: sums.compared });
  await markLeft(run, reconciled, gone);
  const found = { object, ...sums, written: tally.report().written, left: gone.length };
  await keepComparison(run, startedAt, found);
  return found;
}

/** Those of our rows that the ERP does not have, asked by key; the others are read again. */
async function goneOf(
  run: MirrorRun,
  reconciled: ReconciledObject,
  extra: readonly MirrorRow[],
  tally: ObjectTally,
): Promise<MirrorRow[]> {
  const keys = extra.map((row) => keyValuesOf(reconciled, row));
  const found = await readByKey(run, reconciled, keys, tally);
  return extra.filter((row) => !found.has(keyText(keyValuesOf(reconciled, row))));
}

/** Reads records again and writes what differs; answers with the keys the ERP has. */
async function readByKey(
  run: MirrorRun,
  { object }: ReconciledObject,
  keys: readonly (readonly string[])[],
  tally: ObjectTally,
): Promise<Set<string>> {
  const found = new Set<string>();
  const { version } = object.service;
  const filters = keys.map((values) =>
    object.keys
      .map((name, index) => `${name} eq ${keyLiteral(version, values[index] ?? '')}`)
      .join(' and '),
  );
  await readByFilter(run, object, filters, tally, (records) => {
    for (const fields of records) {
      const record = new ErpRecord(fields, run.timeZone);
      found.add(keyText(object.keys.map((name) => record.text(name))));
    }
  });
  return found;
}

/** Before the first load all items are missing: reading them key by key would take days. */
function notLoaded({ source }: MirrorRun): SaldoError {
  return new SaldoError(
    'ITEMS_NOT_LOADED',
    `The items of ${source} were not read to their end yet; wait for the mirror to be loaded.`,
    { source },
  );
}
