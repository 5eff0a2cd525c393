namespace saldo.contacts;

using saldo from './types';

/**
 * What an agent says to a customer. Of several valid ones the closest fits: by strategy and stage,
 * then by strategy, then by stage, then for all of the segment; of those the latest.
 */
entity CallScripts {
  key ID        : UUID;
      segment   : saldo.SegmentId;
      strategy  : String(20);      // none given: any
      stage     : String(12);      // none given: any
      validFrom : Date;
      validTo   : Date;
}

/** In the order in which it is said; {name}, {agent}, {amount}, {days}, {segment} stand for the customer's. */
entity CallScriptSteps {
  key script   : UUID;
  key language : saldo.LanguageCode;
  key sequence : Integer;
      title    : String(60);
      text     : String(1000);
}
