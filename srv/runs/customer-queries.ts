import { type CustomerQuery, customerQuery, segmentQuery } from './customer-query.ts';
import type * as record from './customer-record.ts';
import { atErpAgency } from './erp-agency.ts';
import { AGREED_PARTS } from './written-off-parts.ts';

/** What each query returns, by the name it has in a customer's record. */
export interface Rows {
  readonly master: record.MasterRow;
  readonly items: record.ItemRow;
  readonly paid: record.PaidRow;
  readonly disputes: record.DisputeRow;
  readonly rejectedDisputes: record.RejectedDisputeRow;
  readonly writtenOff: record.WrittenOffRow;
  readonly promisedItems: record.PromisedItemRow;
  readonly plannedItems: record.PromisedItemRow;
  readonly dunning: record.DunningRow;
  readonly itemLocks: record.LockRow;
  readonly accountLocks: record.LockRow;
  readonly ownLocks: record.LockRow;
  readonly promises: record.PromiseRow;
  readonly contacts: record.ContactRow;
  readonly resubmissions: record.ResubmissionRow;
  readonly payments: record.PaymentsRow;
  readonly creditAccounts: record.CreditAccountRow;
  readonly contracts: record.ContractRow;
  readonly exclusions: record.ExclusionRow;
  readonly flags: record.FlagRow;
  readonly accounts: record.AccountRow;
  readonly placements: record.PlacementRow;
  readonly plans: record.PlanRow;
  readonly arms: record.ArmRow;
  readonly handOvers: record.HandOverRow;
}

/** Only who has one of these can get a position. A customer's rows come one after the other. */
export const openItems = segmentQuery(`SELECT c.partner, c.document, c.repetition, c.item,
    c.subitem, c.companyCode AS "companyCode", c.account, c.contract, c.currency,
    CAST(ROUND(c.amount * 10000) AS BIGINT) AS amount4, c.dueDate AS "dueDate",
    c.deferralDate AS "deferralDate", c.clearingRestriction AS "clearingRestriction",
    c.statisticalCode AS "statisticalCode", c.substituteCategory AS "substituteCategory",
    ${atErpAgency('c')} AS "isAtErpAgency"
  FROM saldo_ledger_Items c
  WHERE c.clearingStatus = '' AND c.leftErpAt IS NULL AND {customers}
  ORDER BY c.partner, c.companyCode, c.document, c.repetition, c.item, c.subitem`);

export const master = customerQuery(`SELECT c.partner, c.category, c.language, c.country,
    c.birthDate AS "birthDate", c.deathDate AS "deathDate", c.isBlocked AS "isBlocked",
    standing.isBankrupt AS "isBankrupt", profile.riskClass AS "riskClass", profile.score
  FROM saldo_ledger_Partners c
  LEFT JOIN saldo_credit_CreditStandings standing
    ON standing.source = c.source AND standing.partner = c.partner
  LEFT JOIN saldo_credit_CreditProfiles profile
    ON profile.source = c.source AND profile.partner = c.partner
  WHERE {customers}`);

export const paidItems = segmentQuery(`SELECT c.partner, c.dueDate AS "dueDate",
    c.clearingDate AS "clearingDate"
  FROM saldo_ledger_Items c
  WHERE c.clearingStatus = '9' AND c.amount > 0 AND c.statisticalCode = ''
    AND c.clearingDate >= ? AND {customers}`);

export const disputedItems = customerQuery(`SELECT c.partner, c.document, c.repetition, c.item,
    c.subitem, c.caseId AS "caseId", c.currency,
    CAST(ROUND(c.disputedAmount * 10000) AS BIGINT) AS amount4,
    CASE WHEN r.reason IS NULL THEN 0 ELSE 1 END AS "isToCollect"
  FROM saldo_disputes_DisputedItems c
  LEFT JOIN saldo_disputes_DisputeCases d ON d.source = c.source AND d.caseId = c.caseId
  LEFT JOIN saldo_strategies_CollectedDisputeReasons r
    ON r.source = d.source AND r.reason = d.reason
  WHERE c.isOpen = true AND {customers}`);

/** Cases of the segment that ended with something to collect, while one of their items is open. */
export const rejectedDisputes = customerQuery(`SELECT c.partner, c.solvedOn AS "solvedOn"
  FROM saldo_disputes_Cases c
  WHERE c.segment = ? AND c.status IN ('decided', 'closed') AND c.toCollectAmount > 0
    AND EXISTS (SELECT 1 FROM saldo_disputes_CaseItems about
      JOIN saldo_ledger_Items item ON item.source = about.source
        AND item.document = about.document AND item.repetition = about.repetition
        AND item.item = about.item AND item.subitem = about.subitem
        AND item.clearingStatus = '' AND item.leftErpAt IS NULL
      WHERE about.dispute = c.ID)
    AND {customers}`);

/** What is agreed to be written off leaves what is asked for. */
export const writtenOffItems = customerQuery(`SELECT c.partner, c.document, c.repetition, c.item,
    c.subitem, amount4
  FROM (SELECT writeOff.source, writeOff.partner, part.document, part.repetition, part.item,
      part.subitem, CAST(ROUND(part.amount * 10000) AS BIGINT) AS amount4
    ${AGREED_PARTS}) c
  WHERE {customers}`);

/** Items of open promises that the ERP may not have marked yet; what waits for approval has no effect. */
export const promisedItems = customerQuery(`SELECT c.partner, i.document, i.repetition, i.item,
    i.subitem
  FROM saldo_agreements_Promises c
  JOIN saldo_agreements_PromiseItems i ON i.promise = c.ID
  WHERE c.status = '0' AND c.needsApproval = false AND {customers}`);

/** The same of agreed plans, and of refinancings proposed to the core system. */
export const plannedItems = customerQuery(`SELECT c.partner, i.document, i.repetition, i.item,
    i.subitem
  FROM saldo_plans_Plans c
  JOIN saldo_plans_PlanItems i ON i.plan = c.ID
  WHERE c.state IN ('agreed', 'proposed') AND {customers}`);

export const dunningNotices = segmentQuery(`SELECT c.partner, c.account, c.level,
    c.issuedOn AS "issuedOn", c.currency, CAST(ROUND(c.amount * 10000) AS BIGINT) AS amount4,
    CASE WHEN c.level >= legal.fromLevel THEN 1 ELSE 0 END AS "isLegal"
  FROM saldo_ledger_DunningNotices c
  LEFT JOIN saldo_strategies_LegalDunningLevels legal
    ON legal.source = c.source AND legal.procedure = c.procedure
  WHERE c.issuedOn <= ? AND {customers}`);

/** Whether the bank says of a lock that nobody contacts the customer under it. */
const FORBIDS_CONTACT = `CASE WHEN EXISTS (SELECT 1 FROM saldo_locks_ContactLocks says
    WHERE says.source = held.source AND says.process = held.process AND says.reason = held.reason
      AND says.validFrom <= ? AND (says.validTo IS NULL OR says.validTo >= ?))
  THEN 1 ELSE 0 END AS "forbidsContact"`;

const VALID_LOCK = 'held.validFrom <= ? AND held.validTo >= ?';

/** The four parameters of these queries are the day. */
export const itemLocks = segmentQuery(`SELECT c.partner, c.account, c.document, c.repetition,
    c.item, c.subitem, held.process, held.reason, held.validTo AS "validTo", ${FORBIDS_CONTACT}
  FROM saldo_ledger_Items c
  JOIN saldo_ledger_ItemLocks held ON held.source = c.source AND held.document = c.document
    AND held.repetition = c.repetition AND held.item = c.item AND held.subitem = c.subitem
  WHERE c.clearingStatus = '' AND c.leftErpAt IS NULL AND ${VALID_LOCK} AND {customers}`);

export const accountLocks = customerQuery(
  `SELECT held.partner, held.account, '' AS document,
    '' AS repetition, '' AS item, '' AS subitem, held.process, held.reason,
    held.validTo AS "validTo", ${FORBIDS_CONTACT}
  FROM saldo_ledger_AccountLocks held WHERE ${VALID_LOCK} AND {customers}`,
  'held',
);

/** Of blocks set in Saldo, whether the ERP has their locks by now or not. */
export const ownLocks = customerQuery(`SELECT c.partner, COALESCE(asked.account, '') AS account,
    COALESCE(asked.document, '') AS document, COALESCE(asked.repetition, '') AS repetition,
    COALESCE(asked.item, '') AS item, COALESCE(asked.subitem, '') AS subitem,
    COALESCE(asked.process, '') AS process, COALESCE(asked.reason, '') AS reason,
    c.validTo AS "validTo", CASE WHEN c.kind = 'contact' THEN 1 ELSE 0 END AS "forbidsContact"
  FROM saldo_locks_Blocks c
  LEFT JOIN saldo_locks_BlockLocks kept ON kept.block = c.ID
  LEFT JOIN saldo_locks_RequestedLocks asked ON asked.ID = kept.lock
  WHERE c.liftedAt IS NULL AND c.validFrom <= ? AND c.validTo >= ?
    AND (c.segment = ? OR c.kind = 'contact')
    AND (asked.status IS NULL OR asked.status <> 'cancelled') AND {customers}`);

export const promises = customerQuery(`SELECT c.partner, c.status, c.currency,
    CAST(ROUND(c.amount * 10000) AS BIGINT) AS amount4, c.promisedOn AS "promisedOn",
    c.judgedAt AS "judgedAt"
  FROM saldo_agreements_Promises c
  WHERE c.segment = ? AND c.needsApproval = false AND {customers}
  ORDER BY c.partner, c.promisedOn, c.createdAt, c.ID`);

/** Contacts of all segments: a customer is one person, whoever called. Of one instant by id: each night counts alike. */
export const contacts = customerQuery(`SELECT c.partner, c.localDate AS "localDate",
    c.isReached AS "isReached", c.isRightParty AS "isRightParty"
  FROM saldo_contacts_Contacts c WHERE c.localDate >= ? AND {customers}
  ORDER BY c.partner, c.startedAt, c.ID`);

export const resubmissions = customerQuery(`SELECT c.partner, c.dueOn AS "dueOn",
    c.noContactUntil AS "noContactUntil"
  FROM saldo_contacts_Resubmissions c
  WHERE c.status = 'open' AND c.segment = ? AND {customers}
  ORDER BY c.partner, c.dueOn`);

export const payments = customerQuery(`SELECT c.partner,
    MAX(CASE WHEN c.isReturned = false THEN c.postingDate END) AS "lastPaidOn",
    CAST(SUM(CASE WHEN c.isReturned = true AND c.postingDate >= ? THEN 1 ELSE 0 END) AS BIGINT)
      AS "returnedDebits"
  FROM saldo_ledger_Payments c WHERE {customers} GROUP BY c.partner`);

export const creditAccounts = customerQuery(`SELECT c.partner, c.currency,
    CAST(ROUND(c.limitAmount * 10000) AS BIGINT) AS limit4
  FROM saldo_credit_CreditAccounts c WHERE {customers}
  ORDER BY c.partner, c.creditSegment`);

export const contracts = segmentQuery(`SELECT c.partner, c.contract, c.product, c.currency,
    CAST(ROUND(c.exposure * 10000) AS BIGINT) AS exposure4,
    (SELECT COUNT(*) FROM saldo_ledger_ContractParties p
      WHERE p.source = c.source AND p.contract = c.contract AND p.role = 'guarantor') AS guarantors
  FROM saldo_ledger_Contracts c WHERE {customers}
  ORDER BY c.partner, c.contract`);

export const exclusions = customerQuery(`SELECT c.partner, c.reason, c.evidence,
    c.validFrom AS "validFrom", c.validTo AS "validTo"
  FROM saldo_strategies_Exclusions c WHERE {customers}`);

export const flags = customerQuery(`SELECT c.partner, c.flag, c.validFrom AS "validFrom",
    c.validTo AS "validTo"
  FROM saldo_strategies_CustomerFlags c WHERE {customers}`);

export const instalmentPlans = customerQuery(`SELECT DISTINCT c.partner, c.status
  FROM saldo_agreements_InstalmentPlans c
  WHERE c.status IN ('active', 'deactivated') AND {customers}`);

/** Contract accounts with a payment method of their own. */
export const paymentMethods = segmentQuery(`SELECT c.partner, c.account,
    c.paymentMethod AS "paymentMethod"
  FROM saldo_ledger_ContractAccounts c WHERE c.paymentMethod <> '' AND {customers}`);

/** Customers of the segment who are with an agency or were once taken back from one. */
export const placements = customerQuery(`SELECT c.partner, c.cause
  FROM saldo_worklists_Ownerships c
  WHERE (c.cause = 'agency' OR c.recalledOn IS NOT NULL) AND c.segment = ? AND {customers}`);

/** The SELECT of a bank's own fact. */
export function ownRows(select: string): CustomerQuery {
  return customerQuery(select);
}

/** Arms of the segment's test that runs, or was ended, on the day. */
export const arms = customerQuery(`SELECT c.partner, c.arm
  FROM saldo_experiments_Experiments e
  JOIN saldo_experiments_ArmAssignments c ON c.experiment = e.ID
  WHERE e.segment = ? AND e.startsOn <= ? AND e.armsUntil >= ? AND {customers}`);

/** The latest comes first. */
export const handOvers = customerQuery(`SELECT c.partner, c.toGroup AS "toGroup"
  FROM saldo_organization_HandOvers c
  JOIN saldo_organization_Groups team ON team.collectionGroup = c.toGroup
    AND team.segment = c.segment
  WHERE c.segment = ? AND c.validFrom <= ? AND c.validTo >= ? AND {customers}
  ORDER BY c.partner, c.createdAt DESC, c.ID`);

/** Customers with an account whose totals do not agree with the ERP's. */
export const quarantined = segmentQuery(`SELECT DISTINCT c.partner
  FROM saldo_ledger_ContractAccounts c
  JOIN saldo_mirror_Quarantines q ON q.source = c.source AND q.account = c.account
  WHERE {customers}`);
