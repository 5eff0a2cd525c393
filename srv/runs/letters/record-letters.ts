import { randomUUID } from 'node:crypto';
import { appendEvents } from '../../audit/append-event.ts';
import { localTime } from '../../domain/local-time.ts';
import { operationId } from '../../domain/operation-id.ts';
import { requestLetters } from '../../erp/write-back/requests/correspondence.ts';
import type { Database } from '../../platform/database.ts';
import {
  contactDebtsTable,
  contactsTable,
  lettersTable,
  positionEventsTable,
} from '../../platform/tables.ts';
import { markChanged } from '../mark-changed.ts';
import type { Letter } from './decide-letters.ts';
import type { LetterSetup } from './letter-setup.ts';

const ACTOR = 'system';

interface RequestedLetter extends Letter {
  readonly id: string;
  readonly operation: string;
}

/**
 * Asks the ERP for the letters of one source and keeps each as what it is: a contact that rules
 * count, an event of the position, an entry of the audit trail. Bulk, in the caller's transaction.
 */
export async function recordLetters(
  tx: Database,
  setup: LetterSetup,
  source: string,
  letters: readonly Letter[],
): Promise<void> {
  const { now } = setup;
  const requested = await requestAll(tx, setup, source, letters);
  await tx.insert(
    lettersTable,
    requested.map((letter) => letterRow(letter, setup)),
  );
  await tx.insert(
    contactsTable,
    requested.map((letter) => contactRow(letter, setup)),
  );
  await tx.insert(
    contactDebtsTable,
    requested.flatMap(({ id, debts }) => debts.map((contract) => ({ contact: id, contract }))),
  );
  await tx.insert(
    positionEventsTable,
    requested.map((letter) => positionEvent(letter, setup)),
  );
  await appendEvents(
    tx,
    requested.map((letter) => auditEvent(letter, setup)),
  );
  const cause = 'letter';
  await markChanged(
    tx,
    requested.map(({ partner }) => ({ source, partner, cause, changedAt: now })),
  );
}

/** One customer gets one letter of a segment on a day: the id says so, to the ERP too. */
async function requestAll(
  tx: Database,
  { segment, businessDate, now }: LetterSetup,
  source: string,
  letters: readonly Letter[],
): Promise<RequestedLetter[]> {
  const withIds = letters.map((letter) => {
    const id = operationId([source, letter.partner], 'letter', [segment, businessDate]);
    return { ...letter, id };
  });
  const payloads = withIds.map(({ id, partner, language, correspondenceType, account }) => {
    const { account: about, companyCode } = account;
    const what = { type: correspondenceType, ...(language && { language }) };
    return { requestId: id, partner, account: about, companyCode, ...what };
  });
  const operations = await requestLetters(tx, payloads, { source, segment, user: ACTOR, now });
  return withIds.map((letter, index) => ({ ...letter, operation: operations[index] as string }));
}

function letterRow(letter: RequestedLetter, { run, segment, businessDate }: LetterSetup) {
  const { id: ID, source, partner, operation, account, treatment, branch } = letter;
  const { dunningLevel, correspondenceType } = letter;
  const why = { treatment, branch, dunningLevel, correspondenceType };
  const { account: about, companyCode, procedure: dunningProcedure } = account;
  const what = { account: about, companyCode, dunningProcedure };
  return { ID, source, partner, segment, businessDate, run, ...what, ...why, operation };
}

function contactRow(letter: RequestedLetter, { segment, now }: LetterSetup) {
  const { id: ID, source, partner, zone: timeZone, allowedBy, operation } = letter;
  const localDate = localTime(now, timeZone).date;
  return {
    ID,
    source,
    partner,
    segment,
    person: partner,
    relation: 'borrower',
    channel: 'letter',
    direction: 'outbound',
    result: 'SNT',
    isReached: false,
    isRightParty: false,
    isAgainstRule: false,
    startedAt: now,
    recordedAt: now,
    timeZone,
    localDate,
    note: '',
    agent: ACTOR,
    origin: 'saldo',
    gateRule: `${allowedBy} allowed`.slice(0, 60),
    operation,
  };
}

/** The position stays as it is: what the letter changes of it, its evaluation tells. */
function positionEvent(letter: RequestedLetter, { run, now }: LetterSetup) {
  const { source, partner, percent, factRow } = letter;
  const before = { fromStatus: 'open', fromPercent: percent, fromFactRow: factRow };
  const after = { toStatus: 'open', toPercent: percent, toFactRow: factRow };
  const what = { source, partner, occurredAt: now, cause: 'letter' };
  return { ID: randomUUID(), run, ...what, ...before, ...after };
}

function auditEvent(letter: RequestedLetter, { segment, businessDate, now }: LetterSetup) {
  const { id, source, partner, treatment, branch, dunningLevel, account, allowedBy } = letter;
  const { account: about, procedure } = account;
  return {
    occurredAt: now,
    actor: ACTOR,
    decision: 'letter-requested',
    objectType: 'letter',
    objectKey: id,
    source,
    partner,
    reason: treatment,
    ruleVersion: allowedBy,
    details: { segment, businessDate, account: about, procedure, branch, dunningLevel },
  };
}
