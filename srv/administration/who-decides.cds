using {AdministrationService} from './service';
using {saldo.agreements} from '../../db/agreements';
using {saldo.contacts} from '../../db/contacts';
using {saldo.locks} from '../../db/locks';
using {saldo.privacy} from '../../db/privacy';
using {saldo.placements} from '../../db/placements';

extend service AdministrationService with {
  /** How promises of a category are judged, and by whom; changed by two at the strategy desk. */
  @readonly entity PromisePolicies as projection on agreements.PromisePolicies;

  /** Who sends the letters of a dunning procedure; the ERP where nothing is said. Changed likewise. */
  @readonly entity DunningSenders as projection on agreements.DunningSenders;

  /** The agencies that Saldo submits to: who they are in the ERP. Changed by two, too. */
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
};
