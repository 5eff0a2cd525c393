import type { ContactHistory, PastContact } from '../domain/contact-gate.ts';
import type { ContactOutcome } from '../domain/contact-pack.ts';
import { addDays, type Instant, type IsoDate } from '../domain/iso-date.ts';
import type { Database } from '../platform/database.ts';
import type { MyPosition } from './visit.ts';

/** Consents count for this purpose only: a yes to advertising is no yes to collection. */
const PURPOSE = 'collections';

interface ContactRow {
  readonly id: string;
  readonly person: string;
  readonly channel: string;
  readonly direction: PastContact['direction'];
  readonly isReached: boolean;
  readonly isRightParty: boolean;
  readonly startedAt: Instant;
  readonly contract: string | null;
}

type Customer = Pick<MyPosition, 'source' | 'partner'>;

/**
 * What is known of a person on a day of theirs: contacts of all segments and origins, up to an
 * instant of that day.
 */
export async function loadContactHistory(
  db: Database,
  customer: Customer,
  today: IsoDate,
  until: Instant,
): Promise<ContactHistory> {
  return {
    contacts: await loadContacts(db, customer, until),
    consentedChannels: await loadConsents(db, customer, today),
    noContactUntil: await loadNoContactUntil(db, customer),
    blockedUntil: await loadBlockedUntil(db, customer, today),
    exclusions: await loadExclusions(db, customer, today),
  };
}

/** The contracts of the customer that the segment collects and that have an open item. */
export async function loadDebts(db: Database, position: MyPosition): Promise<string[]> {
  const rows = await db.query<{ contract: string }>(
    `SELECT DISTINCT item.contract FROM saldo_ledger_Items item
    JOIN saldo_organization_SegmentCompanyCodes scope
      ON scope.segment = ? AND scope.source = item.source
      AND scope.companyCode = item.companyCode
    WHERE item.source = ? AND item.partner = ? AND item.clearingStatus = ''
      AND item.leftErpAt IS NULL AND item.contract <> '' ORDER BY item.contract`,
    [position.segment, position.source, position.partner],
  );
  return rows.map(({ contract }) => contract);
}

async function loadContacts(
  db: Database,
  { source, partner }: Customer,
  until: Instant,
): Promise<PastContact[]> {
  const rows = await db.query<ContactRow>(
    `SELECT contact.ID AS id, contact.person, contact.channel, contact.direction,
      contact.isReached AS "isReached", contact.isRightParty AS "isRightParty",
      contact.startedAt AS "startedAt", debt.contract
    FROM saldo_contacts_Contacts contact
    LEFT JOIN saldo_contacts_ContactDebts debt ON debt.contact = contact.ID
    WHERE contact.source = ? AND contact.person = ? AND contact.startedAt <= ?
    ORDER BY contact.startedAt`,
    [source, partner, until],
  );
  return [...Map.groupBy(rows, ({ id }) => id).values()].map(toPastContact);
}

function toPastContact(rows: readonly ContactRow[]): PastContact {
  const [{ person, channel, direction, startedAt, isReached, isRightParty }] = rows as [ContactRow];
  const debts = rows.flatMap(({ contract }) => contract ?? []);
  const outcome = outcomeOf(isReached, isRightParty);
  return { person, channel, direction, debts, outcome, instant: startedAt };
}

function outcomeOf(isReached: boolean, isRightParty: boolean): ContactOutcome {
  if (isRightParty) return 'two-way';
  return isReached ? 'answered' : 'attempt';
}

async function loadConsents(
  db: Database,
  { source, partner }: Customer,
  today: IsoDate,
): Promise<string[]> {
  const rows = await db.query<{ channel: string }>(
    `SELECT channel FROM saldo_contacts_Consents
    WHERE source = ? AND partner = ? AND purpose = ? AND isGranted = true
      AND (validFrom IS NULL OR validFrom <= ?) AND (validTo IS NULL OR validTo >= ?)`,
    [source, partner, PURPOSE, today, today],
  );
  return rows.map(({ channel }) => channel);
}

async function loadNoContactUntil(
  db: Database,
  { source, partner }: Customer,
): Promise<IsoDate | null> {
  const [row] = await db.query<{ dueOn: IsoDate }>(
    `SELECT dueOn AS "dueOn" FROM saldo_contacts_Resubmissions
    WHERE source = ? AND partner = ? AND status = 'open' AND noContactUntil = true
    ORDER BY dueOn DESC LIMIT 1`,
    [source, partner],
  );
  return row?.dueOn ?? null;
}

/** A block holds up to and with its last day. */
async function loadBlockedUntil(
  db: Database,
  { source, partner }: Customer,
  today: IsoDate,
): Promise<IsoDate | null> {
  const [row] = await db.query<{ validTo: IsoDate }>(
    `SELECT validTo AS "validTo" FROM saldo_locks_Blocks
    WHERE source = ? AND partner = ? AND kind = 'contact' AND liftedAt IS NULL
      AND validFrom <= ? AND validTo >= ?
    ORDER BY validTo DESC LIMIT 1`,
    [source, partner, today, today],
  );
  return row ? addDays(row.validTo, 1) : null;
}

/** Recorded exclusions, and those that the mirrored partner itself tells since last night. */
async function loadExclusions(
  db: Database,
  { source, partner }: Customer,
  today: IsoDate,
): Promise<string[]> {
  const rows = await db.query<{ reason: string }>(
    `SELECT reason FROM saldo_strategies_Exclusions
      WHERE source = ? AND partner = ? AND validFrom <= ? AND (validTo IS NULL OR validTo >= ?)
    UNION SELECT 'deceased' FROM saldo_ledger_Partners
      WHERE source = ? AND partner = ? AND deathDate IS NOT NULL
    UNION SELECT 'blocked' FROM saldo_ledger_Partners
      WHERE source = ? AND partner = ? AND isBlocked = true
    UNION SELECT 'insolvent' FROM saldo_credit_CreditStandings
      WHERE source = ? AND partner = ? AND isBankrupt = true`,
    [source, partner, today, today, source, partner, source, partner, source, partner],
  );
  return rows.map(({ reason }) => reason);
}
