import { checkDispute, type DisputeProblem } from '../domain/check-dispute.ts';
import type { Language } from '../domain/language.ts';
import { itemKeyText } from '../domain/open-item.ts';
import type { Database } from '../platform/database.ts';
import { allOf, badRequest, type Refusal } from '../requests/refusal.ts';
import { type ItemInput, minorUnits, withoutGaps } from './chosen-items.ts';
import { type ItemToDispute, loadDisputableItems } from './disputable-items.ts';
import { takeHold } from './hold.ts';
import { recordDispute } from './record-dispute.ts';
import { loadSegmentCurrencies } from './segment-currencies.ts';
import type { Visit } from './visit.ts';

/** What the customer contests; an item without an amount as a whole. Codes of the code lists. */
export interface DisputeInput {
  readonly items?: readonly (ItemInput | null)[] | null;
  readonly reason: string;
  /** Case type; the only or first one of the list when left out. */
  readonly category?: string | null;
  readonly note?: string | null;
}

/** Decimals of a stored amount: good enough to read what is about unknown items. */
const STORED_DIGITS = 4;

/**
 * Opens a dispute case over open items or parts of them, here and in the ERP: the contested part
 * leaves dunning and priority at once, the rest stays. All that is wrong is told at once (DISPUTE_…).
 */
export async function raiseDispute(visit: Visit, input: DisputeInput): Promise<void> {
  const { db, language, position } = visit;
  const title = await titleOf(db, input.reason, language);
  const category = await categoryOf(db, input.category ?? null);
  await takeHold(visit);
  const currencies = await loadSegmentCurrencies(db, position.segment, position.businessDate);
  const known = await loadDisputableItems(db, position, currencies);
  const chosen = withoutGaps(input.items, 'items').map((item, index) => {
    const key = itemKeyText({ source: position.source, ...item });
    const found = known.find((one) => one.item === key);
    const digits = found ? currencies.minorDigits(position.source, found.currency) : STORED_DIGITS;
    const target = `items[${index}]/amount`;
    return { item: key, amount: minorUnits(item.amount, digits, found?.open ?? 0, target), found };
  });
  const problems = checkDispute(chosen, known);
  const keys = chosen.map(({ item }) => item);
  if (problems.length > 0) throw allOf(problems.map((problem) => refusalIn(keys, problem)));
  const items = chosen.map(({ amount, found }) => ({ ...(found as ItemToDispute), amount }));
  const currency = items[0]?.currency ?? '';
  const digits = currencies.minorDigits(position.source, currency);
  const what = { reason: input.reason, category, title, note: input.note ?? '' };
  await recordDispute(visit, { ...what, items, currency, digits });
}

function refusalIn(items: readonly string[], { code, item }: DisputeProblem): Refusal {
  if (item === null) return badRequest(code, 'items');
  return badRequest(code, `items[${items.indexOf(item)}]`, { value: item });
}

/** What people read of the reason is the title of the case. DISPUTE_REASON_UNKNOWN. */
export async function titleOf(db: Database, reason: string, language: Language): Promise<string> {
  const [row] = await db.query<{ title: string }>(
    `SELECT COALESCE(text.name, reason.name, reason.code) AS title
    FROM saldo_disputes_DisputeReasons reason
    LEFT JOIN saldo_disputes_DisputeReasons_texts text
      ON text.code = reason.code AND text.locale = ?
    WHERE reason.code = ?`,
    [language, reason],
  );
  if (!row) throw badRequest('DISPUTE_REASON_UNKNOWN', 'reason', { value: reason });
  return row.title;
}

/** DISPUTE_CATEGORY_UNKNOWN when the list does not have it. */
export async function categoryOf(db: Database, category: string | null): Promise<string> {
  const rows = await db.query<{ code: string }>(
    'SELECT code FROM saldo_disputes_DisputeCategories ORDER BY code',
  );
  const found = category ? rows.find(({ code }) => code === category) : rows[0];
  if (found) return found.code;
  throw badRequest('DISPUTE_CATEGORY_UNKNOWN', 'category', { value: category ?? '' });
}
