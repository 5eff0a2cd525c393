using {AdministrationService} from './service';
using {saldo.agreements} from '../../db/agreements';
using {saldo.contacts} from '../../db/contacts';
using {saldo.ledger} from '../../db/ledger';
using {saldo.locks} from '../../db/locks';
using {saldo.privacy} from '../../db/privacy';
using {saldo.placements} from '../../db/placements';

extend service AdministrationService with {
  /** How promises of a category are judged, and by whom; changed by two at the strategy desk. */
  @readonly entity PromisePolicies as projection on agreements.PromisePolicies;

  /** Who sends the letters of a dunning procedure; the ERP where nothing is said. */
  @readonly entity DunningSenders as projection on agreements.DunningSenders;

  /** The agencies that Saldo submits to: who they are in the ERP. */
  @readonly entity AgencyPartners as projection on placements.AgencyPartners;

  /** Locks of the ERP under which nobody contacts the customer; changed by two at the strategy desk. */
  @readonly entity ContactLocks as projection on locks.ContactLocks;

  /** Promises of which Saldo and FI-CA think differently; what `judge` says is their status. */
  @readonly entity PromiseDifferences as
    select from agreements.Promises {
      key ID,
          source,
          partner,
          segment,
          category,
          erpPromise,
          promisedOn,
          currency,
          amount,
          judge,
          ownStatus,
          ownFulfilmentPercent,
          erpStatus,
          erpFulfilmentPercent,
          judgedAt,
          erpChangedAt
    }
    where ownStatus <> erpStatus
      and status    in ('0', '1', '2', '3')
      and erpStatus in ('0', '1', '2', '3')
      and not exists (
        select from privacy.Restrictions as restricted { restricted.partner }
        where restricted.source  = Promises.source
          and restricted.partner = Promises.partner
      );

  /**
   * Submissions to agencies of which Saldo and the ERP think differently: made in the ERP alone, ended
   * there and not here, or ended here and still open there (a recall on its way is, for a moment).
   */
  @readonly entity AgencyDifferences as
    select from placements.ErpSubmissions as there
    left join placements.Submissions as here
      on here.operation = there.operation
    {
      key there.source,
      key there.submission,
          there.partner,
          there.agencyPartner,
          there.currency,
          there.amount,
          there.status      as erpStatus,
          there.isOpen      as isOpenInErp,
          there.submittedOn as submittedInErpOn,
          there.recalledOn  as recalledInErpOn,
          here.ID           as submissionId,
          here.collectionGroup,
          here.state
    }
    where (
         (here.ID is null              and there.isOpen = true)
      or (here.state =  'submitted'    and there.isOpen = false)
      or (here.state <> 'submitted'    and there.isOpen = true)
    )
      and not exists (
        select from privacy.Restrictions as restricted { restricted.partner }
        where restricted.source  = there.source
          and restricted.partner = there.partner
      );

  /** The letters that Saldo asked the ERP for, and what for. */
  @readonly entity Letters as projection on contacts.Letters
    where not exists (
      select from privacy.Restrictions as restricted { restricted.partner }
      where restricted.source  = Letters.source
        and restricted.partner = Letters.partner
    );

  /**
   * Notices that the ERP issued although Saldo sends the letters of their procedure. A letter of
   * Saldo's around that day tells whom both have written to.
   */
  @readonly entity DunningDifferences as
    select from ledger.DunningNotices as notice
    join agreements.DunningSenders as sender
      on  sender.source    = notice.source
      and sender.procedure = notice.procedure
      and sender.sender    = 'saldo'
      and sender.validFrom <= notice.issuedOn
      and (sender.validTo is null or sender.validTo >= notice.issuedOn)
    {
      key notice.source,
      key notice.runDate,
      key notice.runId,
      key notice.partner,
      key notice.account,
      key notice.counter,
          notice.procedure,
          notice.level,
          notice.currency,
          notice.amount,
          notice.issuedOn,
          // Of Saldo, about the same account: up to that day, and after it.
          (
            select max(letter.businessDate) from contacts.Letters as letter
            where letter.source  = notice.source  and letter.partner      =  notice.partner
              and letter.account = notice.account and letter.businessDate <= notice.issuedOn
          ) as letterBefore : Date,
          (
            select min(letter.businessDate) from contacts.Letters as letter
            where letter.source  = notice.source  and letter.partner      = notice.partner
              and letter.account = notice.account and letter.businessDate > notice.issuedOn
          ) as letterAfter  : Date
    }
    where not exists (
      select from privacy.Restrictions as restricted { restricted.partner }
      where restricted.source  = notice.source
        and restricted.partner = notice.partner
    );

  type Decider : String(5) enum { saldo; erp };

  /** From a day on (not before today), the letters of a dunning procedure are sent by Saldo or by the ERP. */
  action setDunningSender(source    : String(10) @mandatory,
                          procedure : String(2) @mandatory,
                          validFrom : Date @mandatory,
                          sender    : Decider @mandatory @assert.range);

  /**
   * From the next night on, what the lists give an agency is submitted to it in the ERP, and recalled
   * with this reason when they take it back. Without a partner: by hand in the ERP again.
   */
  action setAgencyPartner(collectionGroup : String(30) @mandatory,
                          source          : String(10) @mandatory,
                          agencyPartner   : String(10),
                          recallReason    : String(2));
}
