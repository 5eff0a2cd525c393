import { daysPastDue } from '../domain/days-past-due.ts';
import { languageName } from '../domain/display-names.ts';
import type { Language } from '../domain/language.ts';
import { localTime } from '../domain/local-time.ts';
import { formatDecimal } from '../domain/money.ts';
import { effectiveDueDate } from '../domain/open-item.ts';
import type { Database } from '../platform/database.ts';
import type { CurrencyTable } from '../runs/load-rates.ts';
import { customerFlags } from './customer-flags.ts';
import { type ItemOnOffer, loadPromisableItems } from './promisable-items.ts';
import { loadSegmentCurrencies } from './segment-currencies.ts';
import type { MyPosition, Visit } from './visit.ts';

/** What an agent has to know of a customer before they speak. A handful of queries by key. */
export async function glance(visit: Visit) {
  return {
    ...(await howToReach(visit)),
    ...timeThere(visit),
    ...(await promiseRecord(visit)),
    flags: await customerFlags(visit),
    amounts: await amountsByCurrency(visit),
  };
}

/** By the same figures as promises are made; nothing is added over currencies. */
async function amountsByCurrency({ db, position }: Visit) {
  const { segment, businessDate } = position;
  const currencies = await loadSegmentCurrencies(db, segment, businessDate);
  const items = await loadPromisableItems(db, position, currencies);
  return [...Map.groupBy(items, ({ currency }) => currency)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, own]) => inCurrency(currency, own, currencies, position));
}

function inCurrency(
  currency: string,
  items: readonly ItemOnOffer[],
  currencies: CurrencyTable,
  { source, businessDate: today }: MyPosition,
) {
  const digits = currencies.minorDigits(source, currency);
  const sum = (of: (item: ItemOnOffer) => number) =>
    formatDecimal(
      items.reduce((total, item) => total + of(item), 0),
      digits,
    );
  const overdue = items.filter(({ isOverdue, collectible }) => isOverdue && collectible > 0);
  const aged = overdue.map(({ key, collectible }) => ({
    amount: collectible,
    dueDate: effectiveDueDate(key),
  }));
  return {
    currency,
    overdue: sum(({ isOverdue, collectible }) => (isOverdue ? collectible : 0)),
    notDue: sum(({ isOverdue, collectible }) => (isOverdue ? 0 : collectible)),
    promised: sum(({ whyNot, collectible }) => (whyNot === 'promised' ? collectible : 0)),
    disputed: sum(({ key }) => Math.max(0, key.disputedAmount)),
    oldestDueOn: aged.map(({ dueDate }) => dueDate).sort()[0] ?? null,
    daysPastDue: daysPastDue(aged, today),
  };
}

/** Of all promises of the segment that were ever judged: kept, with variances too, and broken. */
async function promiseRecord({ db, position }: Visit) {
  const [row] = await db.query<{ kept: number; broken: number }>(
    `SELECT CAST(COALESCE(SUM(CASE WHEN status IN ('1', '2') THEN 1 ELSE 0 END), 0) AS BIGINT) AS kept,
      CAST(COALESCE(SUM(CASE WHEN status = '3' THEN 1 ELSE 0 END), 0) AS BIGINT) AS broken
    FROM saldo_agreements_Promises WHERE source = ? AND partner = ? AND segment = ?`,
    [position.source, position.partner, position.segment],
  );
  const { kept = 0, broken = 0 } = row ?? {};
  const judged = kept + broken;
  return { kept, broken, keptPercent: judged === 0 ? null : Math.round((kept * 100) / judged) };
}

/** Standard communication methods of an address (ADRC-DEFLT_COMM) that are channels here. */
const CHANNEL_OF_MEDIUM: Readonly<Record<string, string>> = {
  TEL: 'phone',
  INT: 'email',
  LET: 'letter',
};

interface Person {
  readonly language: string | null;
  readonly medium: string | null;
  readonly channel: string | null;
  readonly times: number | null;
}

/** Language and channel that the ERP has for the person, and the channel that reached them most often. */
async function howToReach({ db, language, position: { source, partner } }: Visit) {
  const [person] = await db.query<Person>(
    `SELECT person.language, person.preferredMedium AS medium, best.channel, best.times
    FROM saldo_ledger_Partners person
    LEFT JOIN (SELECT contact.channel, CAST(COUNT(*) AS BIGINT) AS times
      FROM saldo_contacts_Contacts contact
      WHERE contact.source = ? AND contact.partner = ? AND contact.isRightParty = true
      GROUP BY contact.channel ORDER BY COUNT(*) DESC, contact.channel LIMIT 1) AS best ON 1 = 1
    WHERE person.source = ? AND person.partner = ?`,
    [source, partner, source, partner],
  );
  const names = await channelNames(db, language);
  const { language: spoken = null, medium, channel = null, times } = person ?? {};
  const preferred = CHANNEL_OF_MEDIUM[medium ?? ''] ?? null;
  return {
    language: spoken,
    languageText: spoken === null ? null : languageName(spoken, language),
    preferredChannel: preferred,
    preferredChannelText: names.get(preferred ?? '') ?? null,
    channel,
    channelText: names.get(channel ?? '') ?? null,
    channelTimes: times ?? 0,
  };
}

async function channelNames(db: Database, language: Language): Promise<Map<string, string>> {
  const rows = await db.query<{ code: string; name: string }>(
    `SELECT channel.code, COALESCE(text.name, channel.name) AS name
    FROM saldo_contacts_Channels channel
    LEFT JOIN saldo_contacts_Channels_texts text
      ON text.code = channel.code AND text.locale = ?`,
    [language],
  );
  return new Map(rows.map(({ code, name }) => [code, name]));
}

function timeThere({ now, position: { timeZone } }: Visit) {
  if (!timeZone) return { timeZone: null, localTime: null, localDate: null };
  const { date, time } = localTime(now, timeZone);
  return { timeZone, localTime: time, localDate: date };
}
