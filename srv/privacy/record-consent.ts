import { appendEvent } from '../audit/append-event.ts';
import type { Database } from '../platform/database.ts';
import { consentsTable } from '../platform/tables.ts';
import { badRequest } from '../requests/refusal.ts';
import { bankDays } from '../runs/bank-days.ts';
import { markChanged } from '../runs/mark-changed.ts';
import { checkChannel } from '../worklist/log-contact.ts';
import { type PersonDecision, requirePerson } from './restrict-person.ts';

/** What a person allows or withdraws, and how the bank knows. */
export interface ConsentInput {
  readonly channel: string;
  readonly purpose: string;
  readonly isGranted: boolean;
  /** The document, recording or form that shows it. */
  readonly provenance: string;
  readonly validTo?: string | null;
}

/**
 * From today on a person may, or may no longer, be contacted by a channel for a purpose. It takes the
 * place of whatever was said before, also of what was to begin later: who wants that says so again.
 * CHANNEL_UNKNOWN, PERSON_UNKNOWN, CONSENT_ALREADY_OVER.
 */
export async function recordConsent(
  db: Database,
  { reason: _, ...decision }: PersonDecision & ConsentInput,
): Promise<void> {
  const { source, partner, channel, purpose, isGranted, provenance, user, now } = decision;
  const { earliest: today } = await bankDays(db, now);
  const validTo = decision.validTo ?? null;
  if (validTo !== null && validTo < today) throw badRequest('CONSENT_ALREADY_OVER', 'validTo');
  await checkChannel(db, channel);
  await requirePerson(db, source, partner);
  const consent = { source, partner, channel, purpose, isGranted, provenance };
  await db.upsert(consentsTable, [{ ...consent, validFrom: today, validTo }]);
  await markChanged(db, [{ source, partner, cause: 'contact', changedAt: now }]);
  await appendEvent(db, {
    occurredAt: now,
    actor: user,
    decision: isGranted ? 'consent-granted' : 'consent-withdrawn',
    objectType: 'person',
    objectKey: partner,
    source,
    partner,
    reason: provenance,
    details: { channel, purpose, validTo },
  });
}
