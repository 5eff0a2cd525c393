namespace saldo.portal;

using {saldo.ledger} from '../../db/ledger';
using {saldo.agreements} from '../../db/agreements';
using {saldo.contacts} from '../../db/contacts';
using {saldo.disputes} from '../../db/disputes';
using {saldo.organization} from '../../db/organization';
using {saldo.plans} from '../../db/plans';
using {saldo.privacy} from '../../db/privacy';

/**
 * What a debtor may know of themselves: no valuation, no notes of the bank's people. Every row carries
 * source and partner, by which the guard of all services limits it to the debtor's own.
 */
view Debtors as
  select from ledger.Partners as person {
    key person.source,
    key person.partner
  }
  where not exists (
      select from privacy.Restrictions as restricted { restricted.partner }
      where restricted.source = person.source and restricted.partner = person.partner
    );

/** Open and asked for; in which segment it is collected. */
view OpenItems as
  select from Debtors as person
  join ledger.Items as item
    on  item.source  = person.source
    and item.partner = person.partner
  join organization.SegmentCompanyCodes as scope
    on  scope.source      = item.source
    and scope.companyCode = item.companyCode
  {
    key scope.segment,
    key item.source,
    key item.document,
    key item.repetition,
    key item.item,
    key item.subitem,
        item.partner,
        item.contract,
        item.reference,
        item.documentDate,
        item.dueDate,
        item.deferralDate,
        item.currency,
        item.amount,
        item.mirroredAt
  }
  where item.clearingStatus  = ''
    and item.leftErpAt       is null
    and item.statisticalCode = '';

view GivenPromises as
  select from Debtors as person
  join agreements.Promises as promise
    on  promise.source  = person.source
    and promise.partner = person.partner
  {
    key promise.ID,
        promise.source,
        promise.partner,
        promise.segment,
        promise.promisedOn,
        promise.currency,
        promise.amount,
        promise.status,
        promise.fulfilmentPercent,
        promise.needsApproval
  };

view PromisedDates as
  select from GivenPromises as promise
  join agreements.PromiseDates as due
    on due.promise = promise.ID
  {
    key due.promise,
    key due.sequence,
        promise.source,
        promise.partner,
        due.dueOn,
        due.amount,
        promise.currency
  };

/** What was agreed, not what was only simulated or waits for the bank. */
view AgreedPlans as
  select from Debtors as person
  join plans.Plans as plan
    on  plan.source  = person.source
    and plan.partner = person.partner
  {
    key plan.ID,
        plan.source,
        plan.partner,
        plan.segment,
        plan.kind,
        plan.state,
        plan.contract,
        plan.currency,
        plan.principal,
        plan.charges,
        plan.interest,
        plan.rate,
        plan.firstDueOn,
        plan.lastDueOn,
        plan.instalmentCount
  }
  where plan.state in ('agreed', 'proposed', 'kept', 'broken');

view AgreedInstalments as
  select from AgreedPlans as plan
  join plans.PlanInstalments as due
    on due.plan = plan.ID
  {
    key due.plan,
    key due.number,
        plan.source,
        plan.partner,
        due.dueOn,
        due.amount,
        plan.currency
  };

view SentLetters as
  select from Debtors as person
  join contacts.Letters as letter
    on  letter.source  = person.source
    and letter.partner = person.partner
  {
    key letter.ID,
        letter.source,
        letter.partner,
        letter.account,
        letter.businessDate,
        letter.dunningLevel
  };

view RaisedDisputes as
  select from Debtors as person
  join disputes.DisputeCases as dispute
    on  dispute.source  = person.source
    and dispute.partner = person.partner
  {
    key dispute.source,
    key dispute.caseId,
        dispute.partner,
        dispute.caseNumber,
        dispute.reason,
        dispute.isOpen,
        dispute.currency,
        dispute.disputedAmount,
        dispute.createdOn,
        dispute.closedOn
  };
