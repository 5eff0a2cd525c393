import { SaldoError } from '../../domain/errors.ts';
import type { Database } from '../../platform/database.ts';
import { clearAlert, raiseAlert } from '../alerts.ts';
import type { ErpObject } from './erp-object.ts';
import type { MirrorRun } from './mirror-run.ts';
import type { ReconciledObject } from './reconciled-object.ts';

/** Records that may leave at once, however few stay. */
const LEAVE_AT_MOST = 100;
/** So many times over the limit nobody reads on to see whether more records of the ERP raise it. */
const CLEARLY = 2;

const ALERT = 'rows-gone';

/** How records left the ERP, beside those that it has. */
export interface Leaving {
  readonly gone: number;
  readonly compared: number;
}

/**
 * Whether so many are gone that a lost authorization is likelier: then an alert is raised, in the
 * caller's transaction; it is cleared by the next reading that brings them.
 */
export async function areTooManyGone(
  tx: Database,
  run: MirrorRun,
  object: ErpObject,
  leaving: Leaving,
): Promise<boolean> {
  const isTooMany = leaving.gone > mostOf(run, leaving.compared);
  const alert = alertOf(run, object);
  if (!isTooMany) await clearAlert(tx, alert, run.now());
  else {
    const message = messageOf(run, object, leaving);
    await raiseAlert(tx, { ...alert, count: leaving.gone, message }, run.now());
  }
  return isTooMany;
}

/** TOO_MANY_ITEMS_LEFT with an alert, where so many are gone that a lost authorization is likelier. */
export async function refuseTooMany(
  run: MirrorRun,
  { object }: ReconciledObject,
  leaving: Leaving,
): Promise<void> {
  if (leaving.gone > mostOf(run, leaving.compared)) await refuse(run, object, leaving);
  if (leaving.compared === 0) return;
  await run.db.transaction((tx) => clearAlert(tx, alertOf(run, object), run.now()));
}

/** The same while keys are still compared, against the rows that we have: an answer may be cut off. */
export async function refuseClearlyTooMany(
  run: MirrorRun,
  { object }: ReconciledObject,
  { own, ...leaving }: Leaving & { readonly own: number },
): Promise<void> {
  const most = mostOf(run, Math.max(leaving.compared, own));
  if (leaving.gone > CLEARLY * most) await refuse(run, object, leaving);
}

/** How many rows of ours are compared. */
export async function countOwn(
  { db, source }: MirrorRun,
  { table, where }: ReconciledObject,
): Promise<number> {
  const [row] = await db.query<{ own: number }>(
    `SELECT CAST(COUNT(*) AS BIGINT) AS own FROM ${table.name} WHERE source = ? AND ${where}`,
    [source],
  );
  return row?.own ?? 0;
}

function mostOf({ leavingShare }: MirrorRun, records: number): number {
  return Math.max(LEAVE_AT_MOST, records * leavingShare);
}

function alertOf({ source }: MirrorRun, { object }: ErpObject) {
  return { source, kind: ALERT, subject: object };
}

function messageOf({ source }: MirrorRun, of: ErpObject, { gone, compared }: Leaving): string {
  return `${gone} ${of.object} are no longer in ${source}, beside ${compared} that are; all were kept. Check the technical user's authorizations for ${of.entity}. If they did leave, set leavingShare to the share that may leave at once.`;
}

async function refuse(run: MirrorRun, object: ErpObject, leaving: Leaving): Promise<never> {
  const { db, source, now } = run;
  const message = messageOf(run, object, leaving);
  const alert = { ...alertOf(run, object), count: leaving.gone, message };
  await db.transaction((tx) => raiseAlert(tx, alert, now()));
  throw new SaldoError('TOO_MANY_ITEMS_LEFT', message, { source, ...leaving });
}
