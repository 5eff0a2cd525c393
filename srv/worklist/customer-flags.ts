import type { IsoDate } from '../domain/iso-date.ts';
import type { Language } from '../domain/language.ts';
import type { Database, Dialect } from '../platform/database.ts';
import {
  type CustomerKey,
  type CustomerScope,
  keyOf,
  listedBySource,
  scopeCondition,
} from '../runs/customer-scope.ts';
import { type Holder, otherHolder } from './hold.ts';
import { messageText } from './message-text.ts';
import type { Visit } from './visit.ts';

interface FlagRow {
  readonly code: string;
  readonly since: string | null;
  readonly evidence: string | null;
}

/**
 * Who has the customer open, and what holds of the person today and changes how they are spoken to, each once,
 * with its source.
 */
export async function customerFlags(visit: Visit) {
  const { db, language, position } = visit;
  const holder = await otherHolder(visit);
  const held = holder ? [heldFlag(holder, language)] : [];
  const flags = await flagsOf(db, [position], position.businessDate);
  const own = flags.get(keyOf(position)) ?? [];
  return [...held, ...own.map((flag) => ({ ...flag, text: flagText(flag.code, language) }))];
}

function heldFlag({ name, until }: Holder, language: Language) {
  const text = messageText('FLAG_held', language, { name, until });
  return { code: 'held', since: null, evidence: null, text };
}

/** What holds of persons on a day, in words, by customer; who has none is not in it. */
export async function flagWords(
  db: Database,
  customers: readonly CustomerKey[],
  day: IsoDate,
  language: Language,
): Promise<Map<string, string>> {
  const flags = await flagsOf(db, customers, day);
  const words = (own: readonly FlagRow[]) => own.map(({ code }) => flagText(code, language));
  return new Map([...flags].map(([key, own]) => [key, words(own).join(' · ')]));
}

/** Each flag of a person once, since it first held: one query a source. */
async function flagsOf(db: Database, customers: readonly CustomerKey[], day: IsoDate) {
  const found = new Map<string, FlagRow[]>();
  for (const scope of listedBySource(customers)) {
    const { sql, listed } = flagsQuery(scope, db.dialect);
    const dated = [...listed, day, day];
    const params = [...dated, ...dated, ...listed, ...listed, ...listed];
    const rows = await db.query<FlagRow & CustomerKey>(sql, params);
    for (const [key, own] of Map.groupBy(rows, keyOf)) found.set(key, oncePerCode(own));
  }
  return found;
}

function oncePerCode(rows: readonly FlagRow[]): FlagRow[] {
  return [...new Map(rows.toSorted(bySince).map((row) => [row.code, row])).values()];
}

/** Two of them may come from two sources: the ERP's field and a letter. */
function flagsQuery(scope: CustomerScope, dialect: Dialect) {
  const of = (alias: string) => scopeCondition(scope, alias, dialect).sql;
  const sql = `SELECT flag.source, flag.partner, flag.flag AS code, flag.validFrom AS since, flag.evidence
    FROM saldo_strategies_CustomerFlags flag
    WHERE ${of('flag')}
      AND (flag.validFrom IS NULL OR flag.validFrom <= ?)
      AND (flag.validTo IS NULL OR flag.validTo >= ?)
  UNION SELECT excluded.source, excluded.partner, excluded.reason, excluded.validFrom, excluded.evidence
    FROM saldo_strategies_Exclusions excluded
    WHERE ${of('excluded')}
      AND (excluded.validFrom IS NULL OR excluded.validFrom <= ?)
      AND (excluded.validTo IS NULL OR excluded.validTo >= ?)
  UNION SELECT person.source, person.partner, 'deceased', person.deathDate, 'BUT000-DEATHDT'
    FROM saldo_ledger_Partners person
    WHERE ${of('person')} AND person.deathDate IS NOT NULL
  UNION SELECT insolvent.source, insolvent.partner, 'insolvent', NULL, 'A_BPCreditWorthiness'
    FROM saldo_credit_CreditStandings insolvent
    WHERE ${of('insolvent')} AND insolvent.isBankrupt = true
  UNION SELECT seized.source, seized.partner, 'foreclosure', NULL, 'A_BPCreditWorthiness'
    FROM saldo_credit_CreditStandings seized
    WHERE ${of('seized')} AND seized.foreclosureInitiated = true`;
  return { sql, listed: scopeCondition(scope, 'any', dialect).params };
}

/** The earliest last, so that it stays in a map. */
function bySince(a: FlagRow, b: FlagRow): number {
  return (a.since ?? '') < (b.since ?? '') ? 1 : -1;
}

function flagText(code: string, language: Language): string {
  const key = `FLAG_${code}`;
  const text = messageText(key, language);
  return text === key ? code : text;
}
