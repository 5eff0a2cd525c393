import type { Instant, IsoDate } from '../../domain/iso-date.ts';
import { formatDecimal } from '../../domain/money.ts';
import type { ItemKey } from '../../domain/open-item.ts';
import { requestDispute } from '../../erp/write-back/requests/disputes.ts';
import type { Database } from '../../platform/database.ts';
import { disputeCasesTable, disputedItemsTable } from '../../platform/tables.ts';
import { addMessage } from './add-message.ts';

/** A checked dispute: items of one company code and currency, amounts in minor units. */
export interface NewDispute {
  readonly caseId: string;
  readonly source: string;
  readonly partner: string;
  /** In which it is raised. */
  readonly segment: string;
  readonly companyCode: string;
  readonly reason: string;
  readonly category: string;
  readonly title: string;
  /** What was noted of it; blank for nothing. */
  readonly note: string;
  readonly currency: string;
  readonly digits: number;
  readonly items: readonly { readonly key: ItemKey; readonly amount: number }[];
  readonly createdOn: IsoDate;
  readonly user: string;
  readonly now: Instant;
}

/** FI-CA's status of a new case. */
const NEW = '01';

/** Takes the contested parts out of what is asked for, and opens the case in the ERP with its note. */
export async function openDispute(db: Database, dispute: NewDispute): Promise<void> {
  await db.insert(disputeCasesTable, [caseRow(dispute)]);
  await db.insert(disputedItemsTable, itemRows(dispute));
  await sendCase(db, dispute);
  const { caseId, source, partner, segment, note: text, user, now } = dispute;
  if (text === '') return;
  const told = { direction: 'inbound', channel: null, text };
  const about = { dispute: caseId, erpKey: null, source, partner, segment };
  await addMessage(db, { ...about, ...told, user, now });
}

function caseRow(dispute: NewDispute) {
  const { source, caseId, partner, companyCode, reason, category, title, currency } = dispute;
  const what = { companyCode, reason, category, title, currency, createdOn: dispute.createdOn };
  const disputedAmount = totalOf(dispute);
  return { source, caseId, partner, status: NEW, isOpen: true, ...what, disputedAmount };
}

function itemRows({ caseId, partner, currency, digits, items }: NewDispute) {
  return items.map(({ key, amount }) => {
    const disputedAmount = formatDecimal(amount, digits);
    return { ...key, caseId, partner, currency, disputedAmount, isOpen: true };
  });
}

async function sendCase(db: Database, dispute: NewDispute): Promise<void> {
  const { caseId, source, partner, segment, companyCode, ...named } = dispute;
  const { category, title, reason, currency, user, now } = named;
  const keys = dispute.items.map(({ key: { source: _, ...key } }) => key);
  const what = { caseType: category, title, reason, companyCode, currency };
  const payload = { caseId, partner, ...what, amount: totalOf(dispute), items: keys };
  await requestDispute(db, payload, { source, segment, user, now });
}

function totalOf({ items, digits }: NewDispute): string {
  return formatDecimal(
    items.reduce((sum, { amount }) => sum + amount, 0),
    digits,
  );
}
