import { randomUUID } from 'node:crypto';
import { appendEvent } from '../audit/append-event.ts';
import type { Instant } from '../domain/iso-date.ts';
import { localTime } from '../domain/local-time.ts';
import { enqueueOperation } from '../erp/write-back/enqueue-operation.ts';
import { contactDebtsTable, contactsTable } from '../platform/tables.ts';
import { markChanged } from '../runs/mark-changed.ts';
import type { GateAnswer } from './contact-gate.ts';
import type { Visit } from './visit.ts';

/** A contact that took place, as it is kept. */
export interface ContactMade {
  readonly channel: string;
  readonly direction: string;
  readonly result: string;
  readonly isReached: boolean;
  readonly isRightParty: boolean;
  readonly note: string;
  readonly startedAt: Instant;
  /** It took place though the gate would have said no. */
  readonly isAgainstRule: boolean;
}

/** A contact is with the person: the day shows on their positions of all segments. */
const SHOW_DAY = `UPDATE saldo_worklists_Positions
  SET lastContactOn = ?, changedAt = ?, changedBy = ?
  WHERE source = ? AND partner = ? AND (lastContactOn IS NULL OR lastContactOn <= ?)
    AND run IN (SELECT published.run FROM saldo_worklists_PublishedRuns published)`;

/** Keeps the contact with all that a country's rules may count, and sends a note to the ERP. */
export async function recordContact(
  visit: Visit,
  made: ContactMade,
  answer: GateAnswer,
): Promise<void> {
  const { db, agent, now, position } = visit;
  const { source, partner } = position;
  const contactId = randomUUID();
  const localDate = localTime(made.startedAt, answer.timeZone).date;
  const operation = await enqueueNote(visit, contactId, made);
  await insertContact(visit, contactId, made, answer, operation);
  await db.execute(SHOW_DAY, [localDate, now, agent, source, partner, localDate]);
  await auditContact(visit, contactId, made, answer);
  await markChanged(db, [{ source, partner, cause: 'contact', changedAt: now }]);
}

/** A contact with the debts it was about, as rules count it; `operation` takes it to the ERP. */
export async function insertContact(
  visit: Visit,
  contactId: string,
  made: ContactMade,
  answer: GateAnswer,
  operation: string | null,
): Promise<void> {
  const { db, agent, now, position } = visit;
  const { source, partner, segment } = position;
  const { timeZone, debts } = answer;
  const localDate = localTime(made.startedAt, timeZone).date;
  const when = { recordedAt: now, timeZone, localDate };
  const whom = { source, partner, segment, person: partner, relation: 'borrower' };
  const gateRule = `${answer.pack} ${verdictOf(answer)}`.slice(0, 60);
  const ruleSource = made.isAgainstRule ? answer.source : null;
  const how = { agent, origin: 'agent', gateRule, ruleSource, operation };
  await db.insert(contactsTable, [{ ID: contactId, ...whom, ...made, ...when, ...how }]);
  await db.insert(
    contactDebtsTable,
    debts.map((contract) => ({ contact: contactId, contract })),
  );
}

/** The rule that refused, or those that were overridden. */
function verdictOf({ rule, overridden }: GateAnswer): string {
  if (rule) return rule;
  return overridden.length > 0 ? `overridden ${overridden.join(',')}` : 'allowed';
}

function enqueueNote(
  { db, agent, now, position }: Visit,
  contactId: string,
  { channel, direction, result, note, startedAt }: ContactMade,
): Promise<string> {
  const { source, partner } = position;
  return enqueueOperation(db, {
    kind: 'contact-note',
    source,
    partner,
    subject: contactId,
    payload: { contactId, partner, startedAt, channel, direction, result, note },
    createdAt: now,
    createdBy: agent,
  });
}

function auditContact(
  { db, agent, now, position }: Visit,
  contactId: string,
  { channel, direction, result, startedAt, isAgainstRule }: ContactMade,
  answer: GateAnswer,
): Promise<void> {
  const { pack, rule, source: ruleSource } = answer;
  const { source, partner, segment } = position;
  return appendEvent(db, {
    occurredAt: now,
    actor: agent,
    decision: isAgainstRule ? 'contact-against-rule' : 'contact-logged',
    objectType: 'contact',
    objectKey: contactId,
    source,
    partner,
    ruleVersion: pack,
    reason: isAgainstRule ? `${rule}: ${ruleSource}`.slice(0, 250) : '',
    details: { segment, channel, direction, result, startedAt, gate: verdictOf(answer) },
  });
}
