import type { Language } from '../domain/language.ts';
import { messageText } from './message-text.ts';
import type { Visit } from './visit.ts';

interface FlagRow {
  readonly code: string;
  readonly since: string | null;
  readonly evidence: string | null;
}

/** Two of them may come from two sources: the ERP's field and a letter. */
const FLAGS = `SELECT flag.flag AS code, flag.validFrom AS since, flag.evidence
    FROM saldo_strategies_CustomerFlags flag
    WHERE flag.source = ? AND flag.partner = ? AND (flag.validFrom IS NULL OR flag.validFrom <= ?)
      AND (flag.validTo IS NULL OR flag.validTo >= ?)
  UNION SELECT excluded.reason, excluded.validFrom, excluded.evidence
    FROM saldo_strategies_Exclusions excluded
    WHERE excluded.source = ? AND excluded.partner = ?
      AND (excluded.validFrom IS NULL OR excluded.validFrom <= ?)
      AND (excluded.validTo IS NULL OR excluded.validTo >= ?)
  UNION SELECT 'deceased', person.deathDate, 'BUT000-DEATHDT' FROM saldo_ledger_Partners person
    WHERE person.source = ? AND person.partner = ? AND person.deathDate IS NOT NULL
  UNION SELECT 'insolvent', NULL, 'A_BPCreditWorthiness' FROM saldo_credit_CreditStandings insolvent
    WHERE insolvent.source = ? AND insolvent.partner = ? AND insolvent.isBankrupt = true
  UNION SELECT 'foreclosure', NULL, 'A_BPCreditWorthiness' FROM saldo_credit_CreditStandings seized
    WHERE seized.source = ? AND seized.partner = ? AND seized.foreclosureInitiated = true`;

/** What holds of the person today and changes how they are spoken to, each once, with its source. */
export async function customerFlags({ db, language, position }: Visit) {
  const { source, partner, businessDate } = position;
  const dated = [source, partner, businessDate, businessDate];
  const key = [source, partner];
  const rows = await db.query<FlagRow>(FLAGS, [...dated, ...dated, ...key, ...key, ...key]);
  const flags = new Map(rows.toSorted(bySince).map((row) => [row.code, row]));
  return [...flags.values()].map((flag) => ({ ...flag, text: flagText(flag.code, language) }));
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
