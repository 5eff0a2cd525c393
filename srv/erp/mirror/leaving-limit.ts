import { SaldoError } from '../../domain/errors.ts';
import { clearAlert, raiseAlert } from '../alerts.ts';
import type { MirrorRun } from './mirror-run.ts';
import type { ReconciledObject } from './reconciled-object.ts';

/** Records that may leave at once, however few stay; and their greatest share. */
const LEAVE_AT_MOST = { records: 100, share: 0.05 };
/** So many times over the limit nobody reads on to see whether more records of the ERP raise it. */
const CLEARLY = 2;

const ALERT = 'rows-gone';

/** How records left the ERP, beside those that it has. */
export interface Leaving {
  readonly gone: number;
  readonly compared: number;
}

/** TOO_MANY_ITEMS_LEFT with an alert, where so many are gone that a lost authorization is likelier. */
export async function refuseTooMany(
  run: MirrorRun,
  reconciled: ReconciledObject,
  leaving: Leaving,
): Promise<void> {
  const { gone, compared } = leaving;
  if (gone > mostOf(compared)) await refuse(run, reconciled, leaving);
  const { db, source, now } = run;
  const alert = { source, kind: ALERT, subject: reconciled.object.object };
  if (compared > 0) await db.transaction((tx) => clearAlert(tx, alert, now()));
}

/** The same while keys are still compared, against the rows that we have: an answer may be cut off. */
export async function refuseClearlyTooMany(
  run: MirrorRun,
  reconciled: ReconciledObject,
  leaving: Leaving & { readonly own: number },
): Promise<void> {
  const { gone, compared, own } = leaving;
  if (gone > CLEARLY * mostOf(Math.max(compared, own))) await refuse(run, reconciled, leaving);
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

function mostOf(records: number): number {
  return Math.max(LEAVE_AT_MOST.records, records * LEAVE_AT_MOST.share);
}

async function refuse(
  { db, source, now }: MirrorRun,
  { object: { object, entity } }: ReconciledObject,
  { gone, compared }: Leaving,
): Promise<never> {
  const message = `${gone} ${object} are no longer in ${source}, beside ${compared} that are; nothing was marked. Check the technical user's authorizations for ${entity}.`;
  const alert = { source, kind: ALERT, subject: object, count: gone, message };
  await db.transaction((tx) => raiseAlert(tx, alert, now()));
  throw new SaldoError('TOO_MANY_ITEMS_LEFT', message, { source, gone, compared });
}
