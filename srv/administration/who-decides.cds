using {AdministrationService} from './service';
using {saldo.agreements} from '../../db/agreements';
using {saldo.contacts} from '../../db/contacts';
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

  /** The letters that Saldo asked the ERP for, and what for. */
  @readonly entity Letters as projection on contacts.Letters
    where not exists (
      select from privacy.Restrictions as restricted { restricted.partner }
      where restricted.source  = Letters.source
        and restricted.partner = Letters.partner
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
