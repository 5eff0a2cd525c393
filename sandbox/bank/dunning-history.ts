import type { LedgerItem } from '../ledger/item.ts';
import { addDays, daysBetween } from '../simulation/calendar.ts';
import type { Row } from '../store/entities.ts';
import { toWire } from './currencies.ts';
import { dunningLevels } from './organization.ts';

/** One notice over the items overdue on a day. */
export interface Notice {
  partner: string;
  account: string;
  level: number;
  day: string;
  items: readonly LedgerItem[];
}

/** Notices that the bank has sent by today for a contract's open items, by days overdue of the oldest. */
export function noticesUpTo(items: readonly LedgerItem[], today: string): Notice[] {
  const oldest = items[0];
  if (oldest === undefined) return [];
  const thresholds = dunningLevels[oldest.CADunningProcedure] ?? [];
  const daysOverdue = daysBetween(oldest.CANetDueDate, today);
  return thresholds
    .map((threshold, i) => ({ level: i + 1, threshold }))
    .filter(({ threshold }) => threshold < daysOverdue)
    .map(({ level, threshold }) => noticeOf(items, level, addDays(oldest.CANetDueDate, threshold)));
}

/** A notice over those of the items that are overdue on its day. */
export function noticeOf(items: readonly LedgerItem[], level: number, day: string): Notice {
  const overdue = items.filter((item) => item.CANetDueDate < day);
  const [first] = overdue;
  return {
    partner: first?.BusinessPartner ?? '',
    account: first?.ContractAccount ?? '',
    level,
    day,
    items: overdue,
  };
}

/** The header row (FKKMAKO) of a notice; counter tells notices of one run apart. */
export function noticeRow(notice: Notice, counter: number): Row {
  const [first] = notice.items;
  const balance = notice.items.reduce((sum, i) => sum + i.CAAmountInTransactionCurrency, 0);
  return {
    ...runKey(notice, counter),
    CAStandardCompanyCode: first?.CompanyCode ?? '',
    CADunningProcedure: first?.CADunningProcedure ?? '',
    CADunningLevel: levelText(notice.level),
    CACollectionStrategy: '',
    CACollectionStep: '',
    CAIssueDate: notice.day,
    CAPaymentTargetDate: addDays(notice.day, 10),
    TransactionCurrency: first?.TransactionCurrency ?? '',
    CADunningBalance: toWire(balance),
    CADunningChargeAmount: 0,
    CADunningNoticeIsReversed: false,
    CADunningNoticeIsInfoOnly: false,
    CorrespondenceKey: '',
  };
}

/** The item rows (FKKMAZE) of a notice. */
export function noticeItemRows(notice: Notice, counter: number): Row[] {
  return notice.items.map((item) => ({
    ...runKey(notice, counter),
    CADocumentNumber: item.CADocumentNumber,
    CARepetitionItemNumber: item.CARepetitionItemNumber,
    CABPItemNumber: item.CABPItemNumber,
    CASubItemNumber: item.CASubItemNumber,
    CompanyCode: item.CompanyCode,
    CAContract: item.CAContract,
    TransactionCurrency: item.TransactionCurrency,
    CADunningAmount: toWire(item.CAAmountInTransactionCurrency),
    CANetDueDate: item.CANetDueDate,
    CADunningProcedure: item.CADunningProcedure,
    CADunningLevel: levelText(notice.level),
    CAIssueDate: notice.day,
    CADunningNoticeIsReversed: false,
  }));
}

function runKey(notice: Notice, counter: number) {
  return {
    CAMassRunDate: notice.day,
    CAMassRunID: 'MAHN01',
    BusinessPartner: notice.partner,
    ContractAccount: notice.account,
    CADunningCounter: String(counter).padStart(6, '0'),
  };
}

function levelText(level: number): string {
  return String(level).padStart(2, '0');
}
