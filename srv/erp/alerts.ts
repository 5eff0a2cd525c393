import { randomUUID } from 'node:crypto';
import { appendEvent } from '../audit/append-event.ts';
import type { Instant } from '../domain/iso-date.ts';
import type { Database } from '../platform/database.ts';
import { alertsTable } from '../platform/tables.ts';
import { takeTurn } from '../platform/turn.ts';

/** What an alert is about; one of a kind and subject is open at most. */
export interface AlertKey {
  readonly source: string;
  /** What somebody looks into; db/mirror.cds names them all. */
  readonly kind: string;
  /** Company code and currency, or an object. */
  readonly subject: string;
}

export interface Alert extends AlertKey {
  /** Accounts or records concerned. */
  readonly count: number;
  /** What is wrong and what to do. */
  readonly message: string;
}

const IS_OPEN = 'source = ? AND kind = ? AND subject = ? AND clearedAt IS NULL';

/** For who counts and then raises or clears: two at once would both find none open, and raise it twice. */
export function alertTurn(tx: Database, { source, kind, subject }: AlertKey): Promise<void> {
  return takeTurn(tx, `alert/${source}/${kind}/${subject}`);
}

/** Raises an alert in the caller's transaction; one that is open already gets the new figures. */
export async function raiseAlert(tx: Database, alert: Alert, now: Instant): Promise<void> {
  const { source, kind, subject, count, message } = alert;
  const known = await tx.execute(
    `UPDATE saldo_mirror_Alerts SET count = ?, message = ?, changedAt = ? WHERE ${IS_OPEN}`,
    [count, message.slice(0, 1000), now, source, kind, subject],
  );
  if (known > 0) return;
  const times = { raisedAt: now, changedAt: now };
  await tx.insert(alertsTable, [
    { ID: randomUUID(), ...alert, message: message.slice(0, 1000), ...times },
  ]);
  await audit(tx, 'alert-raised', alert, now, { count });
}

/** Clears an alert that is over, in the caller's transaction; nothing happens when none is open. */
export async function clearAlert(tx: Database, alert: AlertKey, now: Instant): Promise<void> {
  const { source, kind, subject } = alert;
  const cleared = await tx.execute(
    `UPDATE saldo_mirror_Alerts SET clearedAt = ?, changedAt = ? WHERE ${IS_OPEN}`,
    [now, now, source, kind, subject],
  );
  if (cleared > 0) await audit(tx, 'alert-cleared', alert, now, {});
}

/** The subjects of a kind's open alerts, of those that begin alike. */
export async function openSubjects(
  db: Database,
  { source, kind }: Pick<AlertKey, 'source' | 'kind'>,
  begin: string,
): Promise<string[]> {
  const rows = await db.query<{ subject: string }>(
    `SELECT subject FROM saldo_mirror_Alerts
      WHERE source = ? AND kind = ? AND subject LIKE ? AND clearedAt IS NULL ORDER BY subject`,
    [source, kind, `${begin}%`],
  );
  // A company code may have an underscore, which LIKE takes for any character.
  return rows.map(({ subject }) => subject).filter((subject) => subject.startsWith(begin));
}

function audit(
  tx: Database,
  decision: string,
  { source, kind, subject }: AlertKey,
  occurredAt: Instant,
  details: { readonly count?: number },
): Promise<void> {
  return appendEvent(tx, {
    occurredAt,
    actor: 'system',
    decision,
    objectType: 'alert',
    objectKey: `${kind}/${subject}`,
    source,
    partner: '',
    details: { ...details },
  });
}
