import { checkDispute } from '../domain/check-dispute.ts';
import { itemKeyText } from '../domain/open-item.ts';
import { conflict } from '../requests/refusal.ts';
import { openDispute } from '../runs/disputes/open-dispute.ts';
import { type ItemToDispute, loadDisputableItems } from '../worklist/disputable-items.ts';
import { categoryOf, titleOf } from '../worklist/raise-dispute.ts';
import { loadSegmentCurrencies } from '../worklist/segment-currencies.ts';
import { auditCase, type DeskWork } from './case-of.ts';
import { keepCaseValues } from './keep-case-values.ts';

/** Reason: another one than the payment's, where the clerk knows better. */
export interface Confirmation {
  readonly reason?: string | null;
  readonly note?: string | null;
}

/**
 * Makes a proposal a case over what is still open of its items: it leaves dunning and priority, and
 * the case is opened in the ERP. DISPUTE_… when the items can be in none any more.
 */
export async function confirmCase(work: DeskWork, input: Confirmation): Promise<void> {
  const { db, user, now, today: createdOn, language, dispute } = work;
  const { id: caseId, source, partner, segment, companyCode } = dispute;
  const reason = input.reason ?? dispute.reason ?? '';
  const title = await titleOf(db, reason, language);
  const category = await categoryOf(db, dispute.category);
  const { items, currency, digits } = await openItems(work);
  const note = input.note ?? '';
  const what = { reason, title, category, note, currency, digits, items };
  const about = { caseId, source, partner, segment, companyCode: companyCode ?? '' };
  await openDispute(db, { ...about, ...what, createdOn, user, now });
  await keepAmounts(work);
  await keepCaseValues(db, caseId, { reason, title, category });
  await auditCase(work, 'dispute-confirmed', note || reason, { reason, items: items.length });
}

interface OpenItems {
  readonly items: readonly (ItemToDispute & { readonly amount: number })[];
  readonly currency: string;
  readonly digits: number;
}

async function openItems({ db, today, dispute }: DeskWork): Promise<OpenItems> {
  const { source, segment, currency } = dispute;
  const currencies = await loadSegmentCurrencies(db, segment, today);
  const known = await loadDisputableItems(db, dispute, currencies);
  const proposed = new Set(await itemsOf(db, dispute.id));
  const items = known
    .filter(({ item }) => proposed.has(item))
    .map((item) => ({ ...item, amount: item.open }));
  const [problem] = checkDispute(items, known);
  if (problem) throw conflict(problem.code, { value: problem.item ?? '' });
  return { items, currency, digits: currencies.minorDigits(source, currency) };
}

async function itemsOf(db: DeskWork['db'], id: string): Promise<string[]> {
  const keys = await db.query<ItemToDispute['key']>(
    `SELECT source, document, repetition, item, subitem
    FROM saldo_disputes_CaseItems WHERE dispute = ?`,
    [id],
  );
  return keys.map(itemKeyText);
}

/** The proposal named what was open then; the case is about what is open now. */
async function keepAmounts({ db, dispute }: DeskWork): Promise<void> {
  const { id } = dispute;
  const ofItem = `(SELECT item.disputedAmount FROM saldo_disputes_DisputedItems item
    WHERE item.source = about.source AND item.caseId = about.dispute
      AND item.document = about.document AND item.repetition = about.repetition
      AND item.item = about.item AND item.subitem = about.subitem)`;
  await db.execute(
    `UPDATE saldo_disputes_CaseItems AS about
      SET disputedAmount = COALESCE(${ofItem}, 0), openAmount = COALESCE(${ofItem}, 0)
      WHERE about.dispute = ?`,
    [id],
  );
  const total = `(SELECT erp.disputedAmount FROM saldo_disputes_DisputeCases erp
    WHERE erp.source = kept.source AND erp.caseId = kept.caseId)`;
  await db.execute(
    `UPDATE saldo_disputes_Cases AS kept SET disputedAmount = ${total}, openAmount = ${total}
      WHERE kept.ID = ?`,
    [id],
  );
}
