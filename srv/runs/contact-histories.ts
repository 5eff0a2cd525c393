import type { ContactHistory, ErpLock, PastContact } from '../domain/contact-gate.ts';
import type { ContactOutcome } from '../domain/contact-pack.ts';
import { addDays, type Instant, type IsoDate } from '../domain/iso-date.ts';
import type { Database } from '../platform/database.ts';
import { type CustomerScope, scopeCondition } from './customer-scope.ts';

/** Consents count for this purpose only: a yes to advertising is no yes to collection. */
const PURPOSE = 'collections';

/**
 * What is known of each customer in scope on a day of theirs, as the contact gate asks it: contacts
 * of all segments and origins, up to an instant of that day. Six queries, whatever the number.
 */
export async function loadContactHistories(
  db: Database,
  scope: CustomerScope,
  today: IsoDate,
  until: Instant,
): Promise<(partner: string) => ContactHistory> {
  const contacts = await loadContacts(db, scope, until);
  const consents = await loadConsents(db, scope, today);
  const noContact = await loadNoContactUntil(db, scope);
  const blocked = await loadBlockedUntil(db, scope, today);
  const locks = await loadLocks(db, scope, today);
  const exclusions = await loadExclusions(db, scope, today);
  return (partner) => ({
    contacts: contacts.get(partner) ?? [],
    consentedChannels: consents.get(partner) ?? [],
    noContactUntil: noContact.get(partner) ?? null,
    blockedUntil: blocked.get(partner) ?? null,
    locks: locks.get(partner) ?? [],
    exclusions: exclusions.get(partner) ?? [],
  });
}

/** The contracts of each customer in scope that a segment collects and that have an open item. */
export async function loadContactDebts(
  db: Database,
  scope: CustomerScope,
  segment: string,
): Promise<Map<string, string[]>> {
  const { sql, params } = scopeCondition(scope, 'item', db.dialect);
  const rows = await db.query<{ partner: string; contract: string }>(
    `SELECT DISTINCT item.partner, item.contract FROM saldo_ledger_Items item
    JOIN saldo_organization_SegmentCompanyCodes company
      ON company.segment = ? AND company.source = item.source
      AND company.companyCode = item.companyCode
    WHERE item.clearingStatus = '' AND item.leftErpAt IS NULL AND item.contract <> '' AND ${sql}
    ORDER BY item.partner, item.contract`,
    [segment, ...params],
  );
  return grouped(rows, ({ contract }) => contract);
}

interface ContactRow {
  readonly id: string;
  readonly partner: string;
  readonly channel: string;
  readonly direction: PastContact['direction'];
  readonly isReached: boolean;
  readonly isRightParty: boolean;
  readonly startedAt: Instant;
  readonly contract: string | null;
}

/** By the person contacted, whosever debt it was about. */
async function loadContacts(
  db: Database,
  scope: CustomerScope,
  until: Instant,
): Promise<Map<string, PastContact[]>> {
  const persons = `(SELECT ID, source, person AS partner, channel, direction, isReached,
    isRightParty, startedAt FROM saldo_contacts_Contacts)`;
  const { sql, params } = scopeCondition(scope, 'contact', db.dialect);
  const rows = await db.query<ContactRow>(
    `SELECT contact.ID AS id, contact.partner, contact.channel, contact.direction,
      contact.isReached AS "isReached", contact.isRightParty AS "isRightParty",
      contact.startedAt AS "startedAt", debt.contract
    FROM ${persons} contact
    LEFT JOIN saldo_contacts_ContactDebts debt ON debt.contact = contact.ID
    WHERE contact.startedAt <= ? AND ${sql} ORDER BY contact.startedAt`,
    [until, ...params],
  );
  const contacts = [...Map.groupBy(rows, ({ id }) => id).values()].map(toPastContact);
  return Map.groupBy(contacts, ({ person }) => person);
}

function toPastContact(rows: readonly ContactRow[]): PastContact {
  const [{ partner, channel, direction, startedAt, isReached, isRightParty }] = rows as [
    ContactRow,
  ];
  const debts = rows.flatMap(({ contract }) => contract ?? []);
  const outcome = outcomeOf(isReached, isRightParty);
  return { person: partner, channel, direction, debts, outcome, instant: startedAt };
}

function outcomeOf(isReached: boolean, isRightParty: boolean): ContactOutcome {
  if (isRightParty) return 'two-way';
  return isReached ? 'answered' : 'attempt';
}

async function loadConsents(db: Database, scope: CustomerScope, today: IsoDate) {
  const { sql, params } = scopeCondition(scope, 'consent', db.dialect);
  const rows = await db.query<{ partner: string; channel: string }>(
    `SELECT consent.partner, consent.channel FROM saldo_contacts_Consents consent
    WHERE consent.purpose = ? AND consent.isGranted = true
      AND (consent.validFrom IS NULL OR consent.validFrom <= ?)
      AND (consent.validTo IS NULL OR consent.validTo >= ?) AND ${sql}`,
    [PURPOSE, today, today, ...params],
  );
  return grouped(rows, ({ channel }) => channel);
}

async function loadNoContactUntil(db: Database, scope: CustomerScope) {
  const { sql, params } = scopeCondition(scope, 'resubmission', db.dialect);
  const rows = await db.query<{ partner: string; day: IsoDate }>(
    `SELECT resubmission.partner, MAX(resubmission.dueOn) AS day
    FROM saldo_contacts_Resubmissions resubmission
    WHERE resubmission.status = 'open' AND resubmission.noContactUntil = true AND ${sql}
    GROUP BY resubmission.partner`,
    params,
  );
  return new Map(rows.map(({ partner, day }) => [partner, day]));
}

/** A block holds up to and with its last day. */
async function loadBlockedUntil(db: Database, scope: CustomerScope, today: IsoDate) {
  const { sql, params } = scopeCondition(scope, 'block', db.dialect);
  const rows = await db.query<{ partner: string; day: IsoDate }>(
    `SELECT block.partner, MAX(block.validTo) AS day FROM saldo_locks_Blocks block
    WHERE block.kind = 'contact' AND block.liftedAt IS NULL
      AND block.validFrom <= ? AND block.validTo >= ? AND ${sql}
    GROUP BY block.partner`,
    [today, today, ...params],
  );
  return new Map(rows.map(({ partner, day }) => [partner, addDays(day, 1)]));
}

/** Locks that the bank has ever said to forbid contact; the pack says which of them do today. */
async function loadLocks(db: Database, scope: CustomerScope, today: IsoDate) {
  const items = scopeCondition(scope, 'item', db.dialect);
  const accounts = scopeCondition(scope, 'held', db.dialect);
  const lock = `held.source AS erp, held.process, held.reason, held.validFrom AS "validFrom",
    held.validTo AS "validTo"`;
  const isMeant = `held.validTo >= ? AND EXISTS (SELECT 1 FROM saldo_locks_ContactLocks says
    WHERE says.source = held.source AND says.process = held.process AND says.reason = held.reason)`;
  const rows = await db.query<ErpLock & { partner: string }>(
    `SELECT item.partner, ${lock} FROM saldo_ledger_Items item
      JOIN saldo_ledger_ItemLocks held ON held.source = item.source
        AND held.document = item.document AND held.repetition = item.repetition
        AND held.item = item.item AND held.subitem = item.subitem
      WHERE item.clearingStatus = '' AND item.leftErpAt IS NULL AND ${isMeant} AND ${items.sql}
    UNION SELECT held.partner, ${lock} FROM saldo_ledger_AccountLocks held
      WHERE ${isMeant} AND ${accounts.sql}`,
    [today, ...items.params, today, ...accounts.params],
  );
  return Map.groupBy(rows, ({ partner }) => partner);
}

/** Recorded exclusions, and those that the mirrored partner itself tells since last night. */
async function loadExclusions(db: Database, scope: CustomerScope, today: IsoDate) {
  const recorded = scopeCondition(scope, 'recorded', db.dialect);
  const person = scopeCondition(scope, 'person', db.dialect);
  const standing = scopeCondition(scope, 'standing', db.dialect);
  const rows = await db.query<{ partner: string; reason: string }>(
    `SELECT recorded.partner, recorded.reason FROM saldo_strategies_Exclusions recorded
      WHERE recorded.validFrom <= ? AND (recorded.validTo IS NULL OR recorded.validTo >= ?)
        AND ${recorded.sql}
    UNION SELECT person.partner, 'deceased' FROM saldo_ledger_Partners person
      WHERE person.deathDate IS NOT NULL AND ${person.sql}
    UNION SELECT person.partner, 'blocked' FROM saldo_ledger_Partners person
      WHERE person.isBlocked = true AND ${person.sql}
    UNION SELECT standing.partner, 'insolvent' FROM saldo_credit_CreditStandings standing
      WHERE standing.isBankrupt = true AND ${standing.sql}`,
    [today, today, ...recorded.params, ...person.params, ...person.params, ...standing.params],
  );
  return grouped(rows, ({ reason }) => reason);
}

function grouped<Row extends { readonly partner: string }>(
  rows: readonly Row[],
  tell: (row: Row) => string,
): Map<string, string[]> {
  const byPartner = Map.groupBy(rows, ({ partner }) => partner);
  return new Map([...byPartner].map(([partner, some]) => [partner, some.map(tell)]));
}
