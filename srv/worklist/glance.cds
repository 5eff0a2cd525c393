using {WorklistService} from './service';
using {saldo} from '../../db/types';

// What an agent has to know before they speak: told at once for the header of the customer's page.
extend service WorklistService with {
  type CustomerFlag {
    code     : String(20);   // hardship, vulnerable, deceased, insolvent, foreclosure, litigation, …
    text     : String(120);
    since    : Date;
    evidence : String(60);   // where it comes from
  }

  type AmountInCurrency {
    currency    : saldo.CurrencyCode;
    overdue     : saldo.Amount; // collectible and past due, promised or not
    notDue      : saldo.Amount; // collectible later
    promised    : saldo.Amount; // of what is open
    disputed    : saldo.Amount;
    oldestDueOn : Date;
    daysPastDue : Integer;
  }

  type CustomerGlance {
    language      : String(2);    // to speak and write in
    languageText  : String(40);
    preferredChannel     : String(12); // as the ERP's address says
    preferredChannelText : String(255);
    channel       : String(12);   // on which the person was reached most often; none: never
    channelText   : String(255);
    channelTimes  : Integer;
    timeZone      : String(40);
    localTime     : String(5);    // there, now
    localDate     : Date;
    kept          : Integer;      // promises ever judged
    broken        : Integer;
    keptPercent   : Integer;      // of those judged; none: no promise was judged
    flags         : many CustomerFlag;
    amounts       : many AmountInCurrency;
  }
}

extend WorklistService.MyPositions with actions {
  /** Amounts by currency, flags, promises kept and broken, language, channel and time there. */
  function glance() returns WorklistService.CustomerGlance;
};
