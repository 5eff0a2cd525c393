import { randomUUID } from 'node:crypto';
import { appendEvent } from '../audit/append-event.ts';
import { addDays, type Instant, type IsoDate } from '../domain/iso-date.ts';
import type { Database } from '../platform/database.ts';
import { exclusionsTable, restrictionsTable } from '../platform/tables.ts';
import { conflict, notFoundAt } from '../requests/refusal.ts';
import { bankDays } from '../runs/bank-days.ts';
import { markChanged } from '../runs/mark-changed.ts';
import { loadRetention } from '../runs/retention.ts';

/** A person, and who decides about their data, when, why. */
export interface PersonDecision {
  readonly source: string;
  readonly partner: string;
  readonly reason: string;
  readonly user: string;
  readonly now: Instant;
}

/** Why the night leaves the person out. */
const EVIDENCE = 'privacy';

/**
 * From now on nobody sees the person and nobody contacts them; the next night excludes them. May be
 * erased after the retention of persons, or later if a law says so. PERSON_UNKNOWN, PERSON_RESTRICTED.
 */
export async function restrictPerson(
  db: Database,
  decision: PersonDecision & { readonly eraseFrom?: IsoDate | null },
): Promise<void> {
  const { source, partner, reason, user, now } = decision;
  const { earliest: today } = await bankDays(db, now);
  await requirePerson(db, source, partner);
  const eraseFrom = await latest(db, decision.eraseFrom, today);
  const row = { source, partner, reason, restrictedAt: now, restrictedBy: user, eraseFrom };
  const written = await db.insert(restrictionsTable, [row], { ifAbsent: true });
  if (written === 0) throw conflict('PERSON_RESTRICTED', { partner });
  const exclusion = { source, partner, reason: 'blocked', evidence: EVIDENCE };
  await db.insert(exclusionsTable, [
    { ID: randomUUID(), ...exclusion, validFrom: today, validTo: null },
  ]);
  await decided(db, decision, 'person-restricted', { eraseFrom });
}

/** The person is seen again, after the next evaluation. PERSON_NOT_RESTRICTED. */
export async function liftRestriction(db: Database, decision: PersonDecision): Promise<void> {
  const { source, partner } = decision;
  const person = [source, partner];
  const lifted = await db.execute(
    'DELETE FROM saldo_privacy_Restrictions WHERE source = ? AND partner = ?',
    person,
  );
  if (lifted === 0) throw notFoundAt('partner', 'PERSON_NOT_RESTRICTED', { partner });
  await db.execute(
    'DELETE FROM saldo_strategies_Exclusions WHERE source = ? AND partner = ? AND evidence = ?',
    [...person, EVIDENCE],
  );
  await decided(db, decision, 'restriction-lifted', {});
}

/** PERSON_UNKNOWN (404) for who is not among the partners. */
export async function requirePerson(db: Database, source: string, partner: string): Promise<void> {
  const [known] = await db.query(
    'SELECT partner FROM saldo_ledger_Partners WHERE source = ? AND partner = ?',
    [source, partner],
  );
  if (!known) throw notFoundAt('partner', 'PERSON_UNKNOWN', { partner });
}

/** Never before the bank's retention of persons. */
async function latest(
  db: Database,
  wanted: IsoDate | null | undefined,
  today: IsoDate,
): Promise<IsoDate> {
  const { persons } = await loadRetention(db, today);
  const byRule = addDays(today, persons.days);
  return wanted && wanted > byRule ? wanted : byRule;
}

async function decided(
  db: Database,
  { source, partner, reason, user, now }: PersonDecision,
  decision: string,
  details: Readonly<Record<string, string>>,
): Promise<void> {
  await markChanged(db, [{ source, partner, cause: 'exclusion', changedAt: now }]);
  const object = { objectType: 'person', objectKey: partner, source, partner };
  await appendEvent(db, { occurredAt: now, actor: user, decision, ...object, reason, details });
}
