using {WorklistService} from './service';
using {saldo} from '../../db/types';
using {saldo.codes} from '../../db/code-texts';
using {saldo.organization} from '../../db/organization';

// How the day goes, and the agent's own order where it is not the strategy's.
extend service WorklistService with {
  /** In one currency; what is promised and paid is never added over currencies. */
  type DayAmount {
    currency  : saldo.CurrencyCode;
    morning   : saldo.Amount;  // to be collected from my lists when the day began
    toCollect : saldo.Amount;  // now
    promised  : saldo.Amount;  // today, by what I agreed with customers
    collected : saldo.Amount;  // paid today on items of my customers
  }

  type DayProgress {
    businessDate : Date;
    customers    : Integer;    // on my lists
    done         : Integer;    // of them: completed, paid or closed otherwise
    contacted    : Integer;    // of them: contacted by me today
    reached      : Integer;    // of them: spoken to in person
    minutes      : Integer;    // planned
    minutesDone  : Integer;
    amounts      : many DayAmount;
  }

  /** What people are called. */
  @readonly entity AgentNames as projection on organization.Specialists { key agent, name };

  /** Where on my list a customer may be moved to. */
  @readonly entity Places as
    select from codes.CodeTexts { key code, name, criticality } where list = 'place';

  /** My day against its morning. No business date where no list is mine. */
  function myDay() returns DayProgress;
}

extend WorklistService.MyPositions with columns {
  movedText  : Association to one WorklistService.Places on movedText.code = $self.movedTo,
  heldByText : Association to one WorklistService.AgentNames on heldByText.agent = $self.heldBy
};

extend WorklistService.MyPositions with actions {
  /**
   * Another place on my list of today: top, after (another customer of the same list), end; or
   * strategy, back to where the strategy has the customer. The next night orders anew. The reason is
   * shown to the supervisor.
   */
  action moveInList(place : String(8), afterPartner : saldo.PartnerId, reason : String(250))
    returns WorklistService.MyPositions;
};

annotate WorklistService.MyPositions with actions {
  moveInList(place @mandatory, reason @mandatory);
};
