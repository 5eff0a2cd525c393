import type * as record from './customer-record.ts';
import { type CustomerScope, scopeCondition } from './customer-scope.ts';

/** What each query returns, by the name it has in a customer's record. */
export interface Rows {
  readonly master: record.MasterRow;
  readonly items: record.ItemRow;
  readonly paid: record.PaidRow;
  readonly disputes: record.DisputeRow;
  readonly promisedItems: record.PromisedItemRow;
  readonly dunning: record.DunningRow;
  readonly promises: record.PromiseRow;
  readonly contacts: record.ContactRow;
  readonly resubmissions: record.ResubmissionRow;
  readonly payments: record.PaymentsRow;
  readonly creditAccounts: record.CreditAccountRow;
  readonly contracts: record.ContractRow;
  readonly exclusions: record.ExclusionRow;
}

/** A statement with its parameters for the customers in scope. */
export type CustomerQuery = (scope: CustomerScope, params: string[]) => [string, string[]];

/** `{scope}` stands where the scope's condition goes, on the alias c; it comes last in the text. */
function customerQuery(text: string): CustomerQuery {
  return (scope, params) => {
    const condition = scopeCondition(scope, 'c');
    return [text.replace('{scope}', condition.sql), [...params, ...condition.params]];
  };
}

const IN_SEGMENT = `JOIN saldo_organization_SegmentCompanyCodes s
  ON s.segment = ? AND s.source = c.source AND s.companyCode = c.companyCode`;

/** Customers with an open item in the segment: only they can get a position. */
export const customersOfSegment = customerQuery(`SELECT DISTINCT c.source, c.partner
  FROM saldo_ledger_Items c ${IN_SEGMENT}
  WHERE c.clearingStatus = '' AND c.leftErpAt IS NULL AND {scope}
  ORDER BY c.source, c.partner`);

export const master = customerQuery(`SELECT c.source, c.partner, c.category, c.language,
    c.country, c.deathDate AS "deathDate", c.isBlocked AS "isBlocked",
    standing.isBankrupt AS "isBankrupt", profile.riskClass AS "riskClass"
  FROM saldo_ledger_Partners c
  LEFT JOIN saldo_credit_CreditStandings standing
    ON standing.source = c.source AND standing.partner = c.partner
  LEFT JOIN saldo_credit_CreditProfiles profile
    ON profile.source = c.source AND profile.partner = c.partner
  WHERE {scope}`);

export const openItems = customerQuery(`SELECT c.source, c.partner, c.document, c.repetition,
    c.item, c.subitem, c.companyCode AS "companyCode", c.account, c.contract, c.currency,
    CAST(ROUND(c.amount * 10000) AS BIGINT) AS amount4, c.dueDate AS "dueDate",
    c.deferralDate AS "deferralDate", c.clearingRestriction AS "clearingRestriction",
    c.statisticalCode AS "statisticalCode", c.substituteCategory AS "substituteCategory",
    CASE WHEN EXISTS (SELECT 1 FROM saldo_ledger_ItemLocks l
      WHERE l.source = c.source AND l.document = c.document AND l.repetition = c.repetition
        AND l.item = c.item AND l.subitem = c.subitem AND l.process = '01'
        AND l.validFrom <= ? AND l.validTo >= ?) THEN 1 ELSE 0 END AS "isDunningLocked"
  FROM saldo_ledger_Items c ${IN_SEGMENT}
  WHERE c.clearingStatus = '' AND c.leftErpAt IS NULL AND {scope}
  ORDER BY c.source, c.partner, c.document, c.repetition, c.item, c.subitem`);

export const paidItems = customerQuery(`SELECT c.source, c.partner, c.dueDate AS "dueDate",
    c.clearingDate AS "clearingDate"
  FROM saldo_ledger_Items c ${IN_SEGMENT}
  WHERE c.clearingStatus = '9' AND c.amount > 0 AND c.statisticalCode = ''
    AND c.clearingDate >= ? AND {scope}`);

export const disputedItems = customerQuery(`SELECT c.source, c.partner, c.document,
    c.repetition, c.item, c.subitem, c.currency,
    CAST(ROUND(c.disputedAmount * 10000) AS BIGINT) AS amount4
  FROM saldo_disputes_DisputedItems c WHERE c.isOpen = true AND {scope}`);

/** Items of open promises that the ERP may not have marked yet. */
export const promisedItems = customerQuery(`SELECT c.source, c.partner, i.document,
    i.repetition, i.item, i.subitem
  FROM saldo_agreements_Promises c
  JOIN saldo_agreements_PromiseItems i ON i.promise = c.ID
  WHERE c.status = '0' AND {scope}`);

export const dunningNotices = customerQuery(`SELECT c.source, c.partner, c.level,
    c.issuedOn AS "issuedOn"
  FROM saldo_ledger_DunningNotices c ${IN_SEGMENT}
  WHERE c.issuedOn <= ? AND {scope}`);

export const promises = customerQuery(`SELECT c.source, c.partner, c.status, c.currency,
    CAST(ROUND(c.amount * 10000) AS BIGINT) AS amount4, c.promisedOn AS "promisedOn",
    c.judgedAt AS "judgedAt"
  FROM saldo_agreements_Promises c WHERE c.segment = ? AND {scope}
  ORDER BY c.promisedOn, c.createdAt`);

/** Contacts of all segments: a customer is one person, whoever called. */
export const contacts = customerQuery(`SELECT c.source, c.partner, c.localDate AS "localDate",
    c.startedAt AS "startedAt", c.isReached AS "isReached", c.isRightParty AS "isRightParty"
  FROM saldo_contacts_Contacts c WHERE c.localDate >= ? AND {scope}
  ORDER BY c.startedAt`);

export const resubmissions = customerQuery(`SELECT c.source, c.partner, c.dueOn AS "dueOn",
    c.noContactUntil AS "noContactUntil"
  FROM saldo_contacts_Resubmissions c
  WHERE c.status = 'open' AND c.segment = ? AND {scope} ORDER BY c.dueOn`);

export const payments = customerQuery(`SELECT c.source, c.partner,
    MAX(CASE WHEN c.isReturned = false THEN c.postingDate END) AS "lastPaidOn",
    CAST(SUM(CASE WHEN c.isReturned = true AND c.postingDate >= ? THEN 1 ELSE 0 END) AS BIGINT)
      AS "returnedDebits"
  FROM saldo_ledger_Payments c WHERE {scope} GROUP BY c.source, c.partner`);

export const creditAccounts = customerQuery(`SELECT c.source, c.partner, c.currency,
    CAST(ROUND(c.limitAmount * 10000) AS BIGINT) AS limit4
  FROM saldo_credit_CreditAccounts c WHERE {scope} ORDER BY c.creditSegment`);

export const contracts = customerQuery(`SELECT c.source, c.partner, c.contract, c.product,
    c.currency, CAST(ROUND(c.exposure * 10000) AS BIGINT) AS exposure4,
    (SELECT COUNT(*) FROM saldo_ledger_ContractParties p
      WHERE p.source = c.source AND p.contract = c.contract AND p.role = 'guarantor') AS guarantors
  FROM saldo_ledger_Contracts c ${IN_SEGMENT} WHERE {scope} ORDER BY c.contract`);

export const exclusions = customerQuery(`SELECT c.source, c.partner, c.reason, c.evidence,
    c.validFrom AS "validFrom", c.validTo AS "validTo"
  FROM saldo_strategies_Exclusions c WHERE {scope}`);

export const activePlans = customerQuery(`SELECT DISTINCT c.source, c.partner
  FROM saldo_agreements_InstalmentPlans c WHERE c.status = 'active' AND {scope}`);

/** Customers with an account whose totals do not agree with the ERP's. */
export const quarantined = customerQuery(`SELECT DISTINCT c.source, c.partner
  FROM saldo_ledger_ContractAccounts c ${IN_SEGMENT}
  JOIN saldo_mirror_Quarantines q ON q.source = c.source AND q.account = c.account
  WHERE {scope}`);
